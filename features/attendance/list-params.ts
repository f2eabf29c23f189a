import { paramOf, type SearchParams } from "@/components/table/table-address";
import { addDays, isDay } from "@/domain/business-day";
import { idOf } from "@/features/entries/list-params";
import { type PageAsked, pageAsked } from "@/features/entries/time-cursor";

export const DAYS_PER_PAGE = 50;

/** The parameters its form sets; the store is the whole portal's. */
export const ATTENDANCE_FIELDS = ["employee", "missing", "from", "to"] as const;

/** How far back the list goes unless a day is asked: a month, or a year for days without a clock-out. */
const USUAL_DAYS = 30;
const MISSING_DAYS = 365;

export type AttendanceFilter = {
  readonly storeId: bigint | null;
  readonly employeeId: bigint | null;
  /** business days, YYYY-MM-DD, both included */
  readonly from: string;
  readonly to: string;
  readonly onlyMissing: boolean;
  /** the present business day: the days before it are over */
  readonly today: string;
};

export type AttendanceAsked = {
  readonly filter: AttendanceFilter;
  readonly page: PageAsked;
  /** as typed; null where the usual span counts */
  readonly from: string | null;
  readonly to: string | null;
};

/** What the address asks for; what it says wrongly counts as not said. */
export function attendanceParams(params: SearchParams, today: string): AttendanceAsked {
  const from = dayOf(paramOf(params, "from"));
  const to = dayOf(paramOf(params, "to"));
  const onlyMissing = paramOf(params, "missing") === "only";
  const end = to ?? today;
  return {
    filter: {
      storeId: idOf(paramOf(params, "store")),
      employeeId: idOf(paramOf(params, "employee")),
      from: from ?? addDays(end, -(onlyMissing ? MISSING_DAYS : USUAL_DAYS)),
      to: end,
      onlyMissing,
      today,
    },
    page: pageAsked(params),
    from,
    to,
  };
}

function dayOf(text: string): string | null {
  return isDay(text) && text >= "2000-01-01" && text < "2100-01-01" ? text : null;
}
