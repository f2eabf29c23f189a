import { useTranslations } from "next-intl";
import { Status } from "@/components/ui/status";
import { formatFen } from "@/domain/money";

/** Whether a settlement's two sides and its cash agree, in as few words as that takes. */
export function SettlementCheck({
  differences,
  expectedCashFen,
  countedCashFen,
}: {
  /** how many kinds differ */
  differences: number;
  expectedCashFen: bigint;
  countedCashFen: bigint | null;
}) {
  const t = useTranslations("settlements.checks");
  const off = countedCashFen === null ? 0n : countedCashFen - expectedCashFen;
  if (differences === 0 && off === 0n) return <Status tone="good">{t("agree")}</Status>;
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      {differences > 0 ? <Status tone="bad">{t("totals", { n: differences })}</Status> : null}
      {off > 0n ? <Status tone="waiting">{t("over", { amount: formatFen(off) })}</Status> : null}
      {off < 0n ? <Status tone="bad">{t("short", { amount: formatFen(-off) })}</Status> : null}
    </span>
  );
}
