import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateTime } from "@/components/figures/date-time";
import { Money } from "@/components/figures/money";
import { DataTable } from "@/components/table/data-table";
import { useSay } from "@/components/ui/say";
import { opWords } from "../op-words";
import type { ApprovalRow } from "../queries";
import { ApprovalStatus } from "./approval-status";

export function ApprovalTable({
  rows,
  zone,
  decided,
  empty,
  pager,
}: {
  rows: readonly ApprovalRow[];
  zone: string;
  /** shows by whom, too */
  decided: boolean;
  empty: ReactNode;
  pager: ReactNode;
}) {
  const t = useTranslations("approvals");
  const say = useSay();
  return (
    <DataTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => row.id.toString()}
      rowHref={(row) => `/approvals/${row.id}`}
      empty={empty}
      pager={pager}
      columns={[
        { id: "what", header: t("what"), cell: (row) => say(opWords(row)), phone: "title" },
        {
          id: "amount",
          header: t("amount"),
          align: "end",
          cell: (row) =>
            row.details.amount === undefined ? (
              <span className="text-muted max-md:hidden">–</span>
            ) : (
              <Money fen={row.details.amount} />
            ),
          phone: "figure",
        },
        { id: "maker", header: t("maker"), cell: (row) => `${row.makerNo} ${row.makerName}`, phone: "note" },
        {
          id: "place",
          header: t("place"),
          cell: (row) => `${row.storeName} · ${row.terminalName}`,
          wide: true,
        },
        {
          id: "asked",
          header: t("asked"),
          cell: (row) => <DateTime at={row.requestedAt} zone={zone} />,
          phone: "note",
        },
        {
          id: "state",
          header: t("state"),
          cell: (row) => <ApprovalStatus state={row.state} />,
          phone: "aside",
        },
        ...(decided
          ? [
              {
                id: "decider",
                header: t("decider"),
                cell: (row: ApprovalRow) => row.deciderName ?? <span className="text-muted">–</span>,
              },
            ]
          : []),
      ]}
    />
  );
}
