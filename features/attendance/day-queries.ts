import { and, asc, count, desc, eq, gte, lte, type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { db } from "@/db/client";
import { employees, punches } from "@/db/schema/attendance";
import { computeWorked, countPunches, isMissingOut } from "@/domain/attendance";
import { FIRST_PAGE, type PageAsked, pageOf } from "@/features/entries/time-cursor";
import type { Scope } from "@/server/scope";
import { type AttendanceFilter, DAYS_PER_PAGE } from "./list-params";

const punchList = z.array(
  z.object({ ms: z.number(), offline: z.boolean() }).transform(({ ms, offline }) => ({
    at: new Date(ms),
    offline,
  })),
);

/** One employee's business day per row, the latest day first, one page of them. */
export async function listAttendanceDays(
  scope: Scope,
  filter: AttendanceFilter,
  page: PageAsked = FIRST_PAGE,
  limit = DAYS_PER_PAGE,
) {
  const order = page.before ? asc : desc;
  const rows = await db()
    .select({
      employeeId: punches.employeeId,
      day: punches.day,
      name: employees.name,
      cardNo: employees.cardNo,
      punches: sql<unknown>`json_agg(json_build_object('ms', (extract(epoch from ${punches.at}) * 1000)::float8,
        'offline', ${punches.offline}) order by ${punches.at}, ${punches.id})`,
    })
    .from(punches)
    .innerJoin(
      employees,
      and(eq(employees.merchantId, punches.merchantId), eq(employees.id, punches.employeeId)),
    )
    .where(and(...conditions(scope, filter), eq(employees.merchantId, scope.merchantId), beyondDay(page)))
    .groupBy(punches.day, punches.employeeId, employees.name, employees.cardNo)
    .having(holds(filter))
    .orderBy(order(punches.day), order(punches.employeeId))
    .limit(limit + 1);
  return pageOf(
    rows.map((row) => toDay(row, filter.today)),
    limit,
    page,
    ({ day, employeeId }) => ({ at: new Date(`${day}T00:00:00Z`), id: employeeId }),
  );
}

export type AttendanceDay = Awaited<ReturnType<typeof listAttendanceDays>>["rows"][number];

/** How many days of employees the filter lets through, and how many of them lack a clock-out. */
export async function countAttendanceDays(
  scope: Scope,
  filter: AttendanceFilter,
): Promise<{ days: number; missing: number }> {
  const days = db()
    .select({ day: punches.day, n: count().as("n") })
    .from(punches)
    .where(and(...conditions(scope, filter)))
    .groupBy(punches.day, punches.employeeId)
    .having(holds(filter))
    .as("days");
  const [row] = await db()
    .select({
      days: count(),
      missing: sql<number>`(count(*) filter (where ${days.n} % 2 = 1 and ${days.day} < ${filter.today}::date))::int`,
    })
    .from(days);
  return { days: row?.days ?? 0, missing: row?.missing ?? 0 };
}

const MAX_EMPLOYEES = 1000;

/** Everyone who has or had an attendance card, by name, for the filter. */
export function listEmployees(scope: Scope) {
  return db()
    .select({ id: employees.id, name: employees.name, cardNo: employees.cardNo })
    .from(employees)
    .where(eq(employees.merchantId, scope.merchantId))
    .orderBy(asc(employees.name), asc(employees.id))
    .limit(MAX_EMPLOYEES);
}

function conditions(scope: Scope, { employeeId, from, to }: AttendanceFilter): (SQL | undefined)[] {
  return [
    eq(punches.merchantId, scope.merchantId),
    employeeId === null ? undefined : eq(punches.employeeId, employeeId),
    gte(punches.day, from),
    lte(punches.day, to),
  ];
}

/** Whole days: one who clocks in at one store and out at another worked at both. */
function holds({ storeId, onlyMissing, today }: AttendanceFilter): SQL | undefined {
  return and(
    storeId === null ? undefined : sql`bool_or(${punches.storeId} = ${storeId.toString()}::bigint)`,
    onlyMissing ? sql`count(*) % 2 = 1 and ${punches.day} < ${today}::date` : undefined,
  );
}

function beyondDay({ after, before }: PageAsked): SQL | undefined {
  const place = before ?? after;
  if (!place) return undefined;
  const value = sql`(${place.at.toISOString().slice(0, 10)}::date, ${place.id.toString()}::bigint)`;
  const here = sql`(${punches.day}, ${punches.employeeId})`;
  return before ? sql`${here} > ${value}` : sql`${here} < ${value}`;
}

function toDay<R extends { day: string; punches: unknown }>(row: R, today: string) {
  const counted = countPunches(punchList.parse(row.punches));
  return {
    ...row,
    punches: counted,
    workedMs: computeWorked(counted),
    missingOut: isMissingOut(counted.length, row.day, today),
    present: row.day >= today && counted.length % 2 === 1,
  };
}
