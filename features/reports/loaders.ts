import { paramOf, type SearchParams } from "@/components/table/table-address";
import { addDays, startOfBusinessDay } from "@/domain/business-day";
import { listApprovals } from "@/features/approvals/queries";
import { daySpan } from "@/features/entries/day-span";
import { idOf } from "@/features/entries/list-params";
import { FIRST_PAGE } from "@/features/entries/time-cursor";
import { now } from "@/server/clock";
import type { CurrentUser } from "@/server/session";
import {
  countLockedPins,
  countLowStock,
  hasTerminals,
  listDifferences,
  listLockedOperators,
  listStoppedTerminals,
  listUnsettled,
} from "./attention";
import { comparedPeriods } from "./periods";
import { countNewMembers, NO_SUMS, sumDays, sumOwed, sumPeriods } from "./queries";

export const CHART_DAYS = 30;
/** The rest is one press away, on their own page. */
const MOST_APPROVALS = 20;

type Merchant = CurrentUser["merchant"];

/** Today's figures beside the two days they are compared with. */
export async function loadFigures({ scope, merchant }: CurrentUser, params: SearchParams) {
  const storeId = idOf(paramOf(params, "store"));
  const periods = comparedPeriods(now(), merchant);
  const [sums, members, owed] = await Promise.all([
    sumPeriods(scope, periods, storeId),
    countNewMembers(scope, periods, storeId),
    sumOwed(scope, periods),
  ]);
  return { today: periods.today.day, lastWeek: periods.lastWeek.day, storeId, sums, members, owed };
}

export type DashboardFigures = Awaited<ReturnType<typeof loadFigures>>;

/** Thirty business days up to today, those without an entry as zeros. */
export async function loadDays({ scope, merchant }: CurrentUser, params: SearchParams) {
  const { today } = comparedPeriods(now(), merchant);
  const first = addDays(today.day, 1 - CHART_DAYS);
  const booked = await sumDays(scope, daySpan(first, today.day, merchant), idOf(paramOf(params, "store")));
  const byDay = new Map(booked.map(({ day, ...sums }) => [day, sums]));
  return Array.from({ length: CHART_DAYS }, (_, index) => {
    const day = addDays(first, index);
    return { day, ...(byDay.get(day) ?? NO_SUMS) };
  });
}

/** What needs someone now. */
export async function loadAttention({ scope, merchant }: CurrentUser, params: SearchParams) {
  const storeId = idOf(paramOf(params, "store"));
  const at = now();
  const { today } = comparedPeriods(at, merchant);
  const [approvals, terminalsExist, unsettled, stopped, operators, differences, lockedPins, stockLeft] =
    await Promise.all([
      listApprovals(scope, { facet: "pending", storeId }, at, FIRST_PAGE, MOST_APPROVALS),
      hasTerminals(scope),
      listUnsettled(scope, today.day, storeId),
      listStoppedTerminals(scope, at, storeId),
      listLockedOperators(scope, at),
      listDifferences(scope, yesterdayOf(today.day, merchant), storeId),
      countLockedPins(scope),
      countLowStock(scope),
    ]);
  return {
    at,
    approvals: approvals.rows,
    terminalsExist,
    unsettled,
    stopped,
    operators,
    differences,
    lockedPins,
    stockLeft,
  };
}

export type Attention = Awaited<ReturnType<typeof loadAttention>>;

function yesterdayOf(today: string, { zone, cutoffMinutes }: Merchant): Date {
  return startOfBusinessDay(addDays(today, -1), zone, cutoffMinutes);
}
