import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Pager } from "@/components/table/pager";
import { hrefWith, type SearchParams } from "@/components/table/table-address";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Status } from "@/components/ui/status";
import { businessDay } from "@/domain/business-day";
import { AttendanceFilters } from "@/features/attendance/components/attendance-filters";
import { AttendanceTable } from "@/features/attendance/components/attendance-table";
import { attendanceParams } from "@/features/attendance/list-params";
import { loadAttendance } from "@/features/attendance/loaders";
import { now } from "@/server/clock";
import { requireRight } from "@/server/session";

const path = "/attendance";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("attendance");
  return { title: t("title") };
}

export default async function AttendancePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope, merchant } = await requireRight("report:read");
  const params = await searchParams;
  const asked = attendanceParams(params, businessDay(now(), merchant.zone, merchant.cutoffMinutes));
  const [t, list] = await Promise.all([
    getTranslations("attendance"),
    loadAttendance(scope, asked.filter, asked.page),
  ]);
  const newer = list.newer && hrefWith(path, params, { before: list.newer, after: null });
  const older = list.older && hrefWith(path, params, { after: list.older, before: null });
  return (
    <>
      <PageHeader
        title={t("title")}
        count={t("count", { n: list.days })}
        state={
          list.missing > 0 ? (
            <Link href={hrefWith(path, params, { missing: "only" })} prefetch={false}>
              <Status tone="waiting">{t("missingCount", { n: list.missing })}</Status>
            </Link>
          ) : null
        }
      />
      <AttendanceFilters params={params} asked={asked} employees={list.employees} />
      <AttendanceTable
        rows={list.rows}
        zone={merchant.zone}
        empty={
          list.employees.length === 0 ? (
            <EmptyState title={t("empty.title")}>{t("empty.hint")}</EmptyState>
          ) : (
            <EmptyState
              title={t("empty.filtered")}
              action={
                <Button asChild>
                  <Link href={path}>{t("empty.all")}</Link>
                </Button>
              }
            >
              {t("empty.filteredHint")}
            </EmptyState>
          )
        }
        pager={<Pager newer={newer} older={older} />}
      />
    </>
  );
}
