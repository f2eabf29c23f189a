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
  generate,
  pager,
}: {
  rows: readonly StockRow[];
  zone: string;
  /** the deed that fills it, for who may do it */
  generate: ReactNode;
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
        <EmptyState title={t("stock.emptyTitle")} action={generate}>
          {t(generate ? "stock.emptyHint" : "stock.emptyAskOwner")}
        </EmptyState>
      }
      pager={pager}
    />
  );
}
