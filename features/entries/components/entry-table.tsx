import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Count } from "@/components/figures/count";
import { DateTime } from "@/components/figures/date-time";
import { Money } from "@/components/figures/money";
import { CardNumber, Mono } from "@/components/figures/mono";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { useSay } from "@/components/ui/say";
import { TENDER_WORDS } from "@/domain/entry";
import { counts, type EntryRow } from "../entry-row";
import type { EntrySums } from "../queries";
import { refText, voucherText } from "../slip-facts";
import { EntryKindBadge } from "./entry-kind";
import { usePartyWords } from "./party-words";

/** The ledger as lines; what counts nowhere is dimmed. */
export function EntryTable({
  rows,
  sums,
  zone,
  empty,
  pager,
}: {
  rows: readonly EntryRow[];
  sums: EntrySums;
  zone: string;
  empty: ReactNode;
  pager: ReactNode;
}) {
  const t = useTranslations("entries");
  return (
    <DataTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => refText(row.id)}
      rowHref={(row) => `/entries/${refText(row.id)}`}
      dimmed={(row) => !counts(row)}
      sumLabel={<span title={t("sumNote")}>{t(sums.capped ? "sumCapped" : "sum", { n: sums.count })}</span>}
      columns={[...useWhatColumns(zone), ...useFigureColumns(sums)]}
      empty={empty}
      pager={pager}
    />
  );
}

function useWhatColumns(zone: string): Column<EntryRow>[] {
  const t = useTranslations("entries");
  const party = usePartyWords();
  return [
    { id: "ref", header: t("ref"), cell: (row) => <Mono>{refText(row.id)}</Mono>, phone: "title" },
    { id: "at", header: t("time"), cell: (row) => <DateTime at={row.at} zone={zone} />, phone: "aside" },
    { id: "kind", header: t("kind"), cell: (row) => <EntryKindBadge row={row} />, phone: "note" },
    { id: "card", header: t("card"), cell: (row) => <CardNumber no={row.cardNo} /> },
    { id: "place", header: t("terminal"), cell: (row) => <Place row={row} />, wide: true },
    { id: "operator", header: t("operator"), cell: (row) => party(row.maker), wide: "wider" },
  ];
}

function useFigureColumns(sums: EntrySums): Column<EntryRow>[] {
  const t = useTranslations("entries");
  return [
    {
      id: "change",
      header: t("change"),
      align: "end",
      phone: "figure",
      cell: (row) => <Money signed fen={row.principalFen + row.bonusFen} className="font-medium" />,
      sum: <Money signed fen={sums.principalFen + sums.bonusFen} />,
    },
    {
      id: "principal",
      header: t("principal"),
      align: "end",
      cell: (row) => <Money signed fen={row.principalFen} />,
      sum: <Money signed fen={sums.principalFen} />,
    },
    {
      id: "bonus",
      header: t("bonus"),
      align: "end",
      cell: (row) => <Money signed fen={row.bonusFen} />,
      sum: <Money signed fen={sums.bonusFen} />,
    },
    {
      id: "points",
      header: t("points"),
      align: "end",
      cell: (row) => <Count signed value={row.points} />,
      sum: <Count signed value={sums.points} />,
    },
    {
      id: "cash",
      header: t("cash"),
      align: "end",
      wide: "wider",
      cell: (row) => <Cash row={row} />,
      sum: <Money signed fen={sums.cashFen} />,
    },
  ];
}

/** What was really paid in or out; most entries move none. How it was paid is said on hover. */
function Cash({ row }: { row: EntryRow }) {
  const say = useSay();
  if (row.cashFen === 0n) return <span className="text-muted">–</span>;
  return (
    <span title={row.tender ? say(TENDER_WORDS[row.tender]) : undefined}>
      <Money signed fen={row.cashFen} />
    </span>
  );
}

/** Shop and terminal; the voucher, which the slip in the customer's hand bears, on hover. */
function Place({ row }: { row: EntryRow }) {
  if (row.terminalName === null) return row.storeName;
  return (
    <span title={row.voucherNo === null ? undefined : voucherText(row.voucherNo)}>
      {row.storeName} {row.terminalName}
    </span>
  );
}
