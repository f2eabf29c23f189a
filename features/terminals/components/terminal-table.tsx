import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Count } from "@/components/figures/count";
import { DateTime } from "@/components/figures/date-time";
import { Money } from "@/components/figures/money";
import { Mono } from "@/components/figures/mono";
import { DataTable } from "@/components/table/data-table";
import type { TerminalRow } from "../queries";
import { TerminalStatus } from "./terminal-status";

const dash = <span className="text-muted">–</span>;

/** Terminals with what is in their open batches. */
export function TerminalTable({
  terminals,
  zone,
  empty,
}: {
  terminals: readonly TerminalRow[];
  zone: string;
  empty: ReactNode;
}) {
  const t = useTranslations("terminals");
  const common = useTranslations("common");
  const sum = (figure: (row: TerminalRow) => bigint) =>
    terminals.reduce((total, row) => total + figure(row), 0n);
  return (
    <DataTable
      label={t("title")}
      rows={terminals}
      rowKey={(row) => row.id.toString()}
      rowHref={(row) => `/terminals/${row.id}`}
      dimmed={(row) => row.status === "suspended"}
      sumLabel={common("sum")}
      empty={empty}
      columns={[
        { id: "name", header: t("name"), cell: (row) => row.name, phone: "title" },
        { id: "id", wide: true, header: t("id"), cell: (row) => <Mono>{row.id.toString()}</Mono> },
        { id: "store", header: t("store"), cell: (row) => row.storeName, phone: "note" },
        {
          id: "status",
          header: t("status"),
          cell: (row) => <TerminalStatus status={row.status} />,
          phone: "figure",
        },
        {
          id: "lastSeen",
          header: t("lastSeen"),
          cell: (row) =>
            row.lastSeenAt ? (
              <DateTime at={row.lastSeenAt} zone={zone} />
            ) : (
              <span className="text-muted">{t("never")}</span>
            ),
          phone: "note",
        },
        { id: "session", wide: true, header: t("session"), align: "end", cell: (row) => row.session || dash },
        { id: "version", wide: true, header: t("appVersion"), cell: (row) => row.appVersion ?? dash },
        { id: "batch", wide: true, header: t("batch"), align: "end", cell: (row) => row.batch.no },
        {
          id: "operations",
          header: t("operations"),
          align: "end",
          cell: (row) => <Count value={row.batch.operations} />,
          sum: <Count value={terminals.reduce((total, row) => total + row.batch.operations, 0)} />,
        },
        {
          id: "cash",
          header: t("cash"),
          align: "end",
          cell: (row) => <Money fen={row.batch.cashFen} />,
          sum: <Money fen={sum((row) => row.batch.cashFen)} />,
          phone: "aside",
        },
        {
          id: "sales",
          header: t("sales"),
          align: "end",
          cell: (row) => <Money fen={row.batch.salesFen} />,
          sum: <Money fen={sum((row) => row.batch.salesFen)} />,
        },
      ]}
    />
  );
}
