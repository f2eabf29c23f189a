import Link from "next/link";
import { useTranslations } from "next-intl";
import { BusinessDay, DateTime } from "@/components/figures/date-time";
import { Money } from "@/components/figures/money";
import type { SettlementRow } from "../queries";
import { SettlementCheck } from "./settlement-check";

/** A few settlements of one terminal, one line each. */
export function RecentSettlements({ rows, zone }: { rows: readonly SettlementRow[]; zone: string }) {
  const t = useTranslations("settlements");
  return (
    <ul className="flex flex-col">
      {rows.map((row) => (
        <li
          key={row.batchId.toString()}
          className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-2 [&:not(:first-child)]:border-t"
        >
          <Link
            href={`/settlements/${row.batchId}`}
            className="font-medium hover:text-indigo hover:underline"
          >
            {t("one.title", { no: row.batchNo })}
          </Link>
          <BusinessDay day={row.day} className="text-muted text-sm" />
          <DateTime at={row.settledAt} zone={zone} className="text-muted text-sm max-sm:hidden" />
          <span className="ml-auto text-sm">
            <span className="text-muted">{t("recharge")}</span> <Money fen={row.totals.recharge?.sum ?? 0n} />
          </span>
          <span className="text-sm">
            <span className="text-muted">{t("spend")}</span> <Money fen={row.totals.spend?.sum ?? 0n} />
          </span>
          <span className="text-sm sm:w-44 sm:text-right">
            <SettlementCheck {...row} differences={row.differences.length} />
          </span>
        </li>
      ))}
    </ul>
  );
}
