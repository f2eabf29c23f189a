import { weekdayOf } from "@/domain/business-day";

/** When guests come: by weekday, holiday of the lunar calendar, and hour. */

const lunar = new Intl.DateTimeFormat("en-u-ca-chinese", {
  timeZone: "UTC",
  month: "numeric",
  day: "numeric",
});

/** Spring Festival to the Lantern Festival, Dragon Boat, Qixi, Mid-Autumn, Double Ninth, Laba, and the Kitchen God's day. */
const HOLIDAYS: ReadonlyMap<string, number> = new Map([
  ["1/1", 1.2],
  ["1/2", 1.6],
  ["1/3", 1.7],
  ["1/4", 1.7],
  ["1/5", 1.6],
  ["1/6", 1.5],
  ["1/7", 1.4],
  ["1/15", 1.6],
  ["5/4", 1.3],
  ["5/5", 1.7],
  ["5/6", 1.3],
  ["7/7", 1.6],
  ["8/14", 1.4],
  ["8/15", 1.9],
  ["8/16", 1.5],
  ["9/8", 1.2],
  ["9/9", 1.7],
  ["12/8", 1.3],
  ["12/23", 1.3],
]);
const BY_WEEKDAY = [1.5, 0.82, 0.86, 0.92, 0.96, 1.18, 1.62] as const;

/** How busy a day is, an ordinary one being about 1. */
export function demandOn(day: string): number {
  const holiday = HOLIDAYS.get(lunar.format(new Date(`${day}T04:00:00Z`))) ?? 1;
  return (BY_WEEKDAY[weekdayOf(day)] ?? 1) * holiday;
}

/** Minutes after midnight. */
export const OPENING = 9 * 60 + 30;
export const SETTLING = 22 * 60 + 40;
/** Half hours from opening to the last guest at 22:00: an afternoon peak and a higher one in the evening. */
const BY_HALF_HOUR = [
  2, 3, 4, 4, 5, 5, 6, 7, 8, 9, 9, 8, 7, 6, 5, 6, 7, 9, 11, 13, 14, 13, 10, 7, 4,
] as const;
const TOTAL = BY_HALF_HOUR.reduce((sum, weight) => sum + weight, 0);

/** The part of a day's guests that came in its first `minutes` of business, 0 to 1. */
export function shareOfDay(minutes: number): number {
  let came = 0;
  for (const [index, weight] of BY_HALF_HOUR.entries())
    came += weight * Math.min(Math.max(minutes / 30 - index, 0), 1);
  return came / TOTAL;
}

/** The minute of business by which that part had come: the inverse of shareOfDay. */
export function minuteOfShare(share: number): number {
  let left = share * TOTAL;
  for (const [index, weight] of BY_HALF_HOUR.entries()) {
    if (left <= weight) return (index + left / weight) * 30;
    left -= weight;
  }
  return BY_HALF_HOUR.length * 30;
}
