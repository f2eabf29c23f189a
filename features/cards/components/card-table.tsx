import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Count } from "@/components/figures/count";
import { DateTime } from "@/components/figures/date-time";
import { Money } from "@/components/figures/money";
import { CardNumber, Phone } from "@/components/figures/mono";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { Status } from "@/components/ui/status";
import type { CardRow, CardSums } from "../queries";
import { CardStatus } from "./card-state";

/** Cards that someone holds or held, with what their accounts hold now. */
export function CardTable({
  rows,
  sums,
  zone,
  empty,
  pager,
}: {
  rows: readonly CardRow[];
  sums: CardSums;
  zone: string;
  empty: ReactNode;
  pager: ReactNode;
}) {
  const t = useTranslations("cards");
  return (
    <DataTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => row.cardNo}
      rowHref={(row) => `/cards/${row.cardNo}`}
      dimmed={(row) => row.state !== "active" && row.state !== "lost"}
      sumLabel={t("sum")}
      columns={[...useHolderColumns(), ...useFigureColumns(sums, zone)]}
      empty={empty}
      pager={pager}
    />
  );
}

function useHolderColumns(): Column<CardRow>[] {
  const t = useTranslations("cards");
  return [
    { id: "no", header: t("no"), cell: (row) => <CardNumber no={row.cardNo} />, phone: "title" },
    { id: "name", header: t("holder"), cell: (row) => <HolderName name={row.name} />, phone: "note" },
    { id: "phone", header: t("phone"), cell: (row) => <Phone phone={row.phone} />, phone: "note" },
    {
      id: "state",
      header: t("state"),
      cell: (row) => (
        <span className="inline-flex gap-3">
          <CardStatus state={row.state} />
          {row.pinLocked ? <Status tone="waiting">{t("pin.locked")}</Status> : null}
        </span>
      ),
      phone: "aside",
    },
  ];
}

function useFigureColumns(sums: CardSums, zone: string): Column<CardRow>[] {
  const t = useTranslations("cards");
  return [
    {
      id: "balance",
      header: t("balance"),
      align: "end",
      phone: "figure",
      cell: (row) => <Money fen={row.principalFen + row.bonusFen} className="font-medium" />,
      sum: <Money fen={sums.principalFen + sums.bonusFen} />,
    },
    {
      id: "principal",
      header: t("principal"),
      align: "end",
      cell: (row) => <Money fen={row.principalFen} />,
      sum: <Money fen={sums.principalFen} />,
    },
    {
      id: "bonus",
      header: t("bonus"),
      align: "end",
      cell: (row) => <Money fen={row.bonusFen} />,
      sum: <Money fen={sums.bonusFen} />,
    },
    {
      id: "points",
      header: t("points"),
      align: "end",
      cell: (row) => <Count value={row.points} />,
      sum: <Count value={sums.points} />,
    },
    {
      id: "opened",
      header: t("opened"),
      align: "end",
      wide: true,
      cell: (row) => <DateTime at={row.openedAt} zone={zone} />,
    },
    {
      id: "last",
      header: t("lastEntry"),
      align: "end",
      wide: true,
      cell: (row) =>
        row.lastEntryAt ? (
          <DateTime at={row.lastEntryAt} zone={zone} />
        ) : (
          <span className="text-muted">–</span>
        ),
    },
  ];
}

export function HolderName({ name }: { name: string }) {
  const t = useTranslations("cards");
  return name === "" ? <span className="text-muted">{t("noName")}</span> : name;
}
