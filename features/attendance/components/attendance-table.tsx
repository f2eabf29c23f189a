import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BusinessDay } from "@/components/figures/date-time";
import { Mono } from "@/components/figures/mono";
import { DataTable } from "@/components/table/data-table";
import { useSay } from "@/components/ui/say";
import { Status } from "@/components/ui/status";
import { DIRECTION_WORDS } from "@/domain/attendance";
import { formatLocalTime } from "@/domain/business-day";
import type { AttendanceDay } from "../day-queries";

/** Who was in and out on which day; a day that is over without a clock-out is marked for the supervisor. */
export function AttendanceTable({
  rows,
  zone,
  empty,
  pager,
}: {
  rows: readonly AttendanceDay[];
  zone: string;
  empty: ReactNode;
  pager: ReactNode;
}) {
  const t = useTranslations("attendance");
  return (
    <DataTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => `${row.day}-${row.employeeId}`}
      empty={empty}
      pager={pager}
      columns={[
        { id: "employee", header: t("employee"), cell: (row) => row.name, phone: "title" },
        { id: "day", header: t("day"), cell: (row) => <BusinessDay day={row.day} />, phone: "note" },
        {
          id: "card",
          header: t("card"),
          cell: (row) => <Mono className="text-muted">{row.cardNo}</Mono>,
          wide: true,
        },
        {
          id: "punches",
          header: t("punches"),
          cell: (row) => <Punches of={row} zone={zone} />,
          phone: "note",
        },
        {
          id: "worked",
          header: t("worked"),
          align: "end",
          cell: (row) => <Worked ms={row.workedMs} />,
          phone: "aside",
        },
        { id: "state", header: t("state"), cell: (row) => <DayState of={row} />, phone: "figure" },
      ]}
    />
  );
}

function Punches({ of: { punches }, zone }: { of: AttendanceDay; zone: string }) {
  const t = useTranslations("attendance");
  const say = useSay();
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      {punches.map(({ punch, direction }) => (
        <span key={punch.at.getTime()} className="whitespace-nowrap">
          <span className="text-muted text-xs">{say(DIRECTION_WORDS[direction])}</span>{" "}
          <time dateTime={punch.at.toISOString()} className="tabular-nums">
            {formatLocalTime(punch.at, zone).slice(11, 16)}
          </time>
          {punch.offline ? (
            <span className="text-muted text-xs" title={t("offlineNote")}>
              {" "}
              {t("offline")}
            </span>
          ) : null}
        </span>
      ))}
    </span>
  );
}

/** Hours and minutes, as a time sheet writes them. */
function Worked({ ms }: { ms: number }) {
  const minutes = Math.floor(ms / 60_000);
  if (minutes === 0) return <span className="text-muted">–</span>;
  return (
    <span className="tabular-nums">
      {Math.floor(minutes / 60)}:{String(minutes % 60).padStart(2, "0")}
    </span>
  );
}

function DayState({ of: { missingOut, present } }: { of: AttendanceDay }) {
  const t = useTranslations("attendance");
  if (missingOut) return <Status tone="waiting">{t("missingOut")}</Status>;
  return present ? <Status tone="info">{t("present")}</Status> : <Status tone="good">{t("complete")}</Status>;
}
