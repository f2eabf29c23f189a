import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BusinessDay } from "@/components/figures/date-time";
import { Money } from "@/components/figures/money";
import { DataTable } from "@/components/table/data-table";
import type { Total, Totals } from "@/domain/totals";
import type { SettlementRow, sumSettlements } from "../queries";
import { SettlementCheck } from "./settlement-check";

/** The list of settlements; without `sums` it has no footer. */
export function SettlementTable({
  rows,
  sums,
  empty,
  pager,
}: {
  rows: readonly SettlementRow[];
  sums: Awaited<ReturnType<typeof sumSettlements>>;
  empty: ReactNode;
  pager: ReactNode;
}) {
  const t = useTranslations("settlements");
  return (
    <DataTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => row.batchId.toString()}
      rowHref={(row) => `/settlements/${row.batchId}`}
      sumLabel={t("sum", { n: sums.settlements })}
      empty={empty}
      pager={pager}
      columns={[
        {
          id: "batch",
          header: `${t("terminal")} · ${t("batch")}`,
          cell: (row) => `${row.terminalName} · ${t("one.title", { no: row.batchNo })}`,
          phone: "title",
        },
        { id: "day", header: t("day"), cell: (row) => <BusinessDay day={row.day} />, phone: "note" },
        { id: "store", header: t("store"), cell: (row) => row.storeName, phone: "note" },
        {
          id: "recharge",
          header: t("recharge"),
          align: "end",
          cell: (row) => <Sum label={t("recharge")} of={row.totals} kind="recharge" />,
          sum: <Money fen={sums.recharge} />,
          phone: "aside",
        },
        {
          id: "rechargeVoid",
          wide: "wider",
          header: t("takenBack"),
          align: "end",
          cell: (row) => <Money fen={sumOf(row.totals.rechargeVoid)} />,
          sum: <Money fen={sums.rechargeVoid} />,
        },
        {
          id: "spend",
          header: t("spend"),
          align: "end",
          cell: (row) => <Sum label={t("spend")} of={row.totals} kind="spend" />,
          sum: <Money fen={sums.spend} />,
          phone: "aside",
        },
        {
          id: "givenBack",
          wide: "wider",
          header: t("givenBack"),
          align: "end",
          cell: (row) => <Money fen={sumOf(row.totals.spendVoid) + sumOf(row.totals.refund)} />,
          sum: <Money fen={sums.givenBack} />,
        },
        {
          id: "expected",
          header: t("expectedCash"),
          align: "end",
          cell: (row) => <Money fen={row.expectedCashFen} />,
          sum: <Money fen={sums.expectedCashFen} />,
        },
        {
          id: "counted",
          wide: true,
          header: t("countedCash"),
          align: "end",
          cell: (row) =>
            row.countedCashFen === null ? (
              <span className="text-muted">–</span>
            ) : (
              <Money fen={row.countedCashFen} />
            ),
        },
        {
          id: "check",
          header: t("check"),
          cell: (row) => <SettlementCheck {...row} differences={row.differences.length} />,
          phone: "figure",
        },
      ]}
    />
  );
}

/** On a phone no header stands above a figure, so it brings its word. */
function Sum({ label, of, kind }: { label: string; of: Totals; kind: keyof Totals }) {
  return (
    <span className="whitespace-nowrap">
      <span className="mr-1 md:hidden">{label}</span>
      <Money fen={sumOf(of[kind])} />
    </span>
  );
}

function sumOf(total: Total | undefined): bigint {
  return total?.sum ?? 0n;
}
