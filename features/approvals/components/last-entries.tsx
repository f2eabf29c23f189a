import { useTranslations } from "next-intl";
import { Count } from "@/components/figures/count";
import { DateTime } from "@/components/figures/date-time";
import { Money } from "@/components/figures/money";
import { DataTable } from "@/components/table/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { EntryKindBadge } from "@/features/entries/components/entry-kind";
import type { EntryRow } from "@/features/entries/entry-row";
import { counts } from "@/features/entries/entry-row";
import { refText } from "@/features/entries/slip-facts";

/** What the card did lately, so that a void out of the ordinary is seen as one. */
export function LastEntries({ rows, zone }: { rows: readonly EntryRow[]; zone: string }) {
  const t = useTranslations("approvals.one");
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold">{t("lastEntries")}</h2>
      <DataTable
        label={t("lastEntries")}
        rows={rows}
        rowKey={(row) => refText(row.id)}
        rowHref={(row) => `/entries/${refText(row.id)}`}
        dimmed={(row) => !counts(row)}
        empty={<EmptyState title={t("noEntries")} />}
        columns={[
          { id: "kind", header: t("kind"), cell: (row) => <EntryKindBadge row={row} />, phone: "title" },
          { id: "at", header: t("time"), cell: (row) => <DateTime at={row.at} zone={zone} />, phone: "note" },
          {
            id: "change",
            header: t("change"),
            align: "end",
            cell: (row) => <Change row={row} />,
            phone: "figure",
          },
        ]}
      />
    </section>
  );
}

/** Points where only points moved, money else. */
function Change({ row }: { row: EntryRow }) {
  if (row.kind.startsWith("points")) return <Count signed value={row.points} />;
  return <Money signed fen={row.principalFen + row.bonusFen} />;
}
