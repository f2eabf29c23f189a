import type { PageAsked } from "@/features/entries/time-cursor";
import type { Scope } from "@/server/scope";
import { countAttendanceDays, listAttendanceDays, listEmployees } from "./day-queries";
import type { AttendanceFilter } from "./list-params";

/** All that the attendance page shows. */
export async function loadAttendance(scope: Scope, filter: AttendanceFilter, page: PageAsked) {
  const [list, counts, employees] = await Promise.all([
    listAttendanceDays(scope, filter, page),
    countAttendanceDays(scope, filter),
    listEmployees(scope),
  ]);
  return { ...list, ...counts, employees };
}
