/** Owns attendance (考勤): what a punch means, when two punches are one, and which days lack a clock-out (domain spec, section 5). */
import { ok, type Result, refuse } from "@/domain/result";
import type { Words } from "@/domain/slip";

export const DIRECTIONS = ["in", "out"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const DIRECTION_WORDS: Readonly<Record<Direction, Words>> = {
  in: { zh: "上班", en: "In" },
  out: { zh: "下班", en: "Out" },
};

/** Two punches of one employee less than this apart are one, ms. */
export const SAME_PUNCH_MS = 60_000;
/** How far a terminal's clock may run ahead, ms. */
export const PUNCH_AHEAD_MS = 2 * 60_000;
/** How long a punch may have waited for the server, ms. */
export const PUNCH_AGE_MS = 7 * 86_400_000;

/**
 * Whether the instant of a punch can be believed.
 * @returns the instant; refusals PUNCH_AHEAD, PUNCH_TOO_OLD (detail: max, the seconds that are allowed)
 */
export function decidePunchTime(at: Date, receivedAt: Date): Result<Date, "PUNCH_AHEAD" | "PUNCH_TOO_OLD"> {
  const waited = receivedAt.getTime() - at.getTime();
  if (waited < -PUNCH_AHEAD_MS) return refuse("PUNCH_AHEAD", { max: BigInt(PUNCH_AHEAD_MS / 1000) });
  if (waited > PUNCH_AGE_MS) return refuse("PUNCH_TOO_OLD", { max: BigInt(PUNCH_AGE_MS / 1000) });
  return ok(at);
}

/** A punch with what it counts as: first in, then out, and so on. */
export type Counted<P extends { readonly at: Date }> = { readonly punch: P; readonly direction: Direction };

/**
 * One employee's punches of one business day, in order of their instants, whatever order they arrived in: in and out in
 * turn. A punch less than a minute after the one before it is that one again and drops out.
 */
export function countPunches<P extends { readonly at: Date }>(punches: readonly P[]): Counted<P>[] {
  const counted: Counted<P>[] = [];
  for (const punch of [...punches].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const last = counted.at(-1);
    if (last && punch.at.getTime() - last.punch.at.getTime() < SAME_PUNCH_MS) continue;
    counted.push({ punch, direction: last?.direction === "in" ? "out" : "in" });
  }
  return counted;
}

/** `repeated`: the punch is one that is known already, and nothing is to be stored. */
export type PunchDecided = { readonly at: Date; readonly direction: Direction; readonly repeated: boolean };

/**
 * What one more punch is, among the employee's punches of that business day so far: the known one less than a minute
 * away, or a new one that alternates with those before it. One that arrives late is placed by its instant; what was told
 * about later ones stays told, and the count of the day (countPunches) puts all of them in turn.
 */
export function decidePunch(known: readonly { readonly at: Date }[], at: Date): PunchDecided {
  const counted = countPunches(known);
  const same = counted.find(({ punch }) => Math.abs(punch.at.getTime() - at.getTime()) < SAME_PUNCH_MS);
  if (same) return { at: same.punch.at, direction: same.direction, repeated: true };
  const before = counted.filter(({ punch }) => punch.at < at).length;
  return { at, direction: before % 2 === 0 ? "in" : "out", repeated: false };
}

/** Time from each clock-in to the clock-out that follows it, ms; a clock-in without one counts nothing. */
export function computeWorked(counted: readonly Counted<{ readonly at: Date }>[]): number {
  let worked = 0;
  for (const [index, { punch, direction }] of counted.entries()) {
    const before = direction === "out" ? counted[index - 1] : undefined;
    if (before) worked += punch.at.getTime() - before.punch.at.getTime();
  }
  return worked;
}

/** Whether a day that is over ends without a clock-out: a task for the supervisor, never a guess. */
export function isMissingOut(count: number, day: string, today: string): boolean {
  return day < today && count % 2 === 1;
}
