import { and, between, gte, lt, type SQL } from "drizzle-orm";
import { entries } from "@/db/schema/ledger";
import { addDays, startOfBusinessDay } from "@/domain/business-day";

/** Business days `from`–`to`, both included, with the instants between which all their entries lie. */
export type DaySpan = {
  readonly from: string;
  readonly to: string;
  readonly since: Date;
  readonly until: Date;
};

export type MerchantClock = { readonly zone: string; readonly cutoffMinutes: number };

/** An entry keeps the day it was booked on when zone or cut-off change later: at most 26 h of zones and 12 h of cut-off. */
const SLACK_MS = 38 * 60 * 60_000;

export function daySpan(from: string, to: string, { zone, cutoffMinutes }: MerchantClock): DaySpan {
  return {
    from,
    to,
    since: new Date(startOfBusinessDay(from, zone, cutoffMinutes).getTime() - SLACK_MS),
    until: new Date(startOfBusinessDay(addDays(to, 1), zone, cutoffMinutes).getTime() + SLACK_MS),
  };
}

/** The booked day decides; the instants, a little wider, let the index on (merchant, at) in. */
export function inSpan({ from, to, since, until }: DaySpan): SQL | undefined {
  return and(gte(entries.at, since), lt(entries.at, until), between(entries.day, from, to));
}
