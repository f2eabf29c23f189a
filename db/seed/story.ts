import { addDays, businessDay, startOfBusinessDay } from "@/domain/business-day";
import { OPENING, shareOfDay } from "./calendar";

/** How long the story is, and the instant it has reached: everything else follows from these and the seed. */
export type Story = {
  readonly seed: string;
  readonly zone: string;
  /** whole business days before today */
  readonly days: number;
  readonly members: number;
  /** the instant up to which it is told */
  readonly until: Date;
};

const MINUTE = 60_000;
/** A guest who has just come in is not finished yet: nobody comes in the last minutes before `until`. */
const LONGEST_VISIT_MINUTES = 30;

/** The business days from the first to today. */
export function daysOf({ zone, days, until }: Story): string[] {
  const today = businessDay(until, zone, 0);
  return Array.from({ length: days + 1 }, (_, index) => addDays(today, index - days));
}

/** An instant of a day, by the wall clock of the zone. */
export function instantOn(day: string, zone: string, minutes: number): number {
  return startOfBusinessDay(day, zone, minutes).getTime();
}

/** The part of this day's guests that belongs into the story: all of them, but today those who have come so far. */
export function partOfDay({ zone, until }: Story, day: string): number {
  const sinceOpening = (until.getTime() - instantOn(day, zone, OPENING)) / MINUTE;
  return shareOfDay(sinceOpening - LONGEST_VISIT_MINUTES);
}

/**
 * The zone of the demo merchant: Shanghai, unless it is night there while this machine's day has begun. Then the shops
 * keep this machine's hours, so that whoever looks sees a day at work.
 */
export function chooseZone(now: Date): string {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = here === "UTC" || Intl.supportedValuesOf("timeZone").includes(here);
  const isOpen = (zone: string) =>
    partOfDay({ seed: "", zone, days: 0, members: 0, until: now }, businessDay(now, zone, 0)) > 0;
  return known && !isOpen(SHANGHAI) && isOpen(here) ? here : SHANGHAI;
}

const SHANGHAI = "Asia/Shanghai";
