import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateTime } from "@/components/figures/date-time";
import { CardNumber } from "@/components/figures/mono";
import { DataTable } from "@/components/table/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { StockRow } from "../queries";

/** Numbers that wait to be opened, in the order they will be given out. */
export function StockTable({
  rows,
  zone,
  mayGenerate,
  pager,
}: {
  rows: readonly StockRow[];
  zone: string;
  /** The deed itself stands in the page's head: here it would go with the empty table, and its answer unseen. */
  mayGenerate: boolean;
  pager: ReactNode;
}) {
  const t = useTranslations("cards");
  return (
    <DataTable
      label={t("stock.title")}
      rows={rows}
      rowKey={(row) => row.cardNo}
      rowHref={(row) => `/cards/${row.cardNo}`}
      columns={[
        { id: "no", header: t("no"), cell: (row) => <CardNumber no={row.cardNo} />, phone: "title" },
        {
          id: "form",
          header: t("form.title"),
          cell: (row) => t(row.virtual ? "form.virtual" : "form.plastic"),
          phone: "note",
        },
        {
          id: "made",
          header: t("stock.madeAt"),
          align: "end",
          cell: (row) => <DateTime at={row.createdAt} zone={zone} />,
          phone: "aside",
        },
      ]}
      empty={
        <EmptyState title={t("stock.emptyTitle")}>
          {t(mayGenerate ? "stock.emptyHint" : "stock.emptyAskOwner")}
        </EmptyState>
      }
      pager={pager}
    />
  );
}
