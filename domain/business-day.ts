/** Owns the business day: which day of the merchant an instant belongs to, by its time zone and its cut-off. */

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Zones and cut-offs are the merchants' few; the bound is against a caller that passes anything. */
const MAX_CACHED = 256;

const formatters = new Map<string, Intl.DateTimeFormat>();
const lastDay = new Map<string, { day: string; from: number; to: number }>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  if (formatters.size >= MAX_CACHED) formatters.clear();
  formatters.set(zone, made);
  return made;
}

/** The wall clock of a zone at an instant, both in ms since 1970, the wall's as if it were UTC. */
function wallOf(atMs: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(atMs)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function dayOf(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 10);
}

/** Whether a text is a real calendar day "YYYY-MM-DD". */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && dayOf(ms) === text;
}

/** A day as ms of its midnight in UTC. */
function midnight(day: string): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return Date.parse(`${day}T00:00:00Z`);
}

/**
 * The first instant of a business day: when the zone's clock first reaches the cut-off on that date. If the clock jumps
 * over it, the instant of the jump; if it passes it twice, the first time.
 * @param cutoffMinutes minutes after midnight, 0–1439
 * @throws RangeError for a day or a zone that does not exist
 */
export function startOfBusinessDay(day: string, zone: string, cutoffMinutes: number): Date {
  const wall = midnight(day) + cutoffMinutes * MINUTE_MS;
  const before = wallOf(wall - DAY_MS, zone) - (wall - DAY_MS);
  const after = wallOf(wall + DAY_MS, zone) - (wall + DAY_MS);
  const candidates = [wall - before, wall - after].sort((a, b) => a - b);
  const hit = candidates.find((at) => wallOf(at, zone) === wall);
  if (hit !== undefined) return new Date(hit);
  // The wall time is inside a jump: halve the span around the jump down to its first whole second.
  let low = candidates[0] ?? wall;
  let high = candidates[1] ?? wall;
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (wallOf(middle, zone) >= wall) high = middle;
    else low = middle;
  }
  return new Date(high);
}

/**
 * The business day ("YYYY-MM-DD") of an instant: with a cut-off of 240 the night until 04:00 belongs to the day before.
 * @param cutoffMinutes minutes after midnight, 0–1439
 * @throws RangeError for a zone that does not exist
 */
export function businessDay(at: Date, zone: string, cutoffMinutes: number): string {
  const ms = at.getTime();
  const key = `${zone} ${cutoffMinutes}`;
  const last = lastDay.get(key);
  if (last && ms >= last.from && ms < last.to) return last.day;
  let day = dayOf(wallOf(ms, zone));
  let from = startOfBusinessDay(day, zone, cutoffMinutes).getTime();
  let to = startOfBusinessDay(addDays(day, 1), zone, cutoffMinutes).getTime();
  if (ms < from) {
    day = addDays(day, -1);
    to = from;
    from = startOfBusinessDay(day, zone, cutoffMinutes).getTime();
  } else if (ms >= to) {
    day = addDays(day, 1);
    from = to;
    to = startOfBusinessDay(addDays(day, 1), zone, cutoffMinutes).getTime();
  }
  if (lastDay.size >= MAX_CACHED) lastDay.clear();
  lastDay.set(key, { day, from, to });
  return day;
}

/**
 * The day n days later (earlier when negative).
 * @throws RangeError if `day` is no calendar day
 */
export function addDays(day: string, n: number): string {
  return dayOf(midnight(day) + n * DAY_MS);
}

/**
 * The weekday of a day: 0 is Sunday, 6 is Saturday.
 * @throws RangeError if `day` is no calendar day
 */
export function weekdayOf(day: string): number {
  return new Date(midnight(day)).getUTCDay();
}

/** The zone's clock at an instant, for slips: "2026-11-22 17:30:05". */
export function formatLocalTime(at: Date, zone: string): string {
  return new Date(wallOf(at.getTime(), zone)).toISOString().slice(0, 19).replace("T", " ");
}
