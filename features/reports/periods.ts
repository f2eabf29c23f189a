import { addDays, businessDay, startOfBusinessDay } from "@/domain/business-day";

/** A business day up to an instant in it. */
export type Period = { readonly day: string; readonly since: Date; readonly until: Date };

export type ComparedPeriods = {
  readonly today: Period;
  readonly yesterday: Period;
  /** the same weekday, seven days ago */
  readonly lastWeek: Period;
};

export const COMPARED = ["today", "yesterday", "lastWeek"] as const;

/**
 * Today so far, and the same stretch of yesterday and of last week's day: a morning is compared with mornings, or
 * every figure would look like a fall until closing time.
 */
export function comparedPeriods(now: Date, clock: { zone: string; cutoffMinutes: number }): ComparedPeriods {
  const { zone, cutoffMinutes } = clock;
  const today = businessDay(now, zone, cutoffMinutes);
  const startOf = (day: string) => startOfBusinessDay(day, zone, cutoffMinutes).getTime();
  const elapsedMs = now.getTime() - startOf(today);
  const period = (day: string): Period => {
    const start = startOf(day);
    const end = startOf(addDays(day, 1));
    return { day, since: new Date(start), until: new Date(Math.min(start + elapsedMs + 1, end)) };
  };
  return {
    today: period(today),
    yesterday: period(addDays(today, -1)),
    lastWeek: period(addDays(today, -7)),
  };
}
