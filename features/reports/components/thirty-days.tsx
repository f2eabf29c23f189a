import { useTranslations } from "next-intl";
import { DailyChart } from "@/components/chart/daily-chart";
import type { Fen } from "@/domain/money";

/** Recharged against spent, day by day. */
export function ThirtyDays({
  days,
}: {
  days: readonly { readonly day: string; readonly rechargedFen: Fen; readonly spentFen: Fen }[];
}) {
  const t = useTranslations("dashboard");
  return (
    <DailyChart
      title={t("chart")}
      unit="fen"
      series={[
        { label: t("recharged"), shape: "bars" },
        { label: t("spent"), shape: "line" },
      ]}
      days={days.map(({ day, rechargedFen, spentFen }) => ({ day, values: [rechargedFen, spentFen] }))}
    />
  );
}
