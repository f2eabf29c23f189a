import { useLocale, useTranslations } from "next-intl";
import { Count } from "@/components/figures/count";
import { Figure, Figures } from "@/components/figures/figure";
import { Money } from "@/components/figures/money";
import { hrefWith } from "@/components/table/table-address";
import type { DashboardFigures } from "../loaders";
import type { ComparedPeriods } from "../periods";
import { Beside } from "./beside";

type Trio = Readonly<Record<keyof ComparedPeriods, bigint>>;

/** Today's six figures, each beside the same stretch of yesterday and of last week's day; each opens the rows behind it. */
export function TodayFigures({ figures }: { figures: DashboardFigures }) {
  const t = useTranslations("dashboard");
  const { sums, today, storeId } = figures;
  const of = (name: keyof typeof sums.today): Trio => ({
    today: sums.today[name],
    yesterday: sums.yesterday[name],
    lastWeek: sums.lastWeek[name],
  });
  const store = storeId?.toString() ?? null;
  const entries = (figure: string) => hrefWith("/entries", {}, { figure, from: today, to: today, store });
  return (
    <Figures columns={6}>
      <One
        label={t("recharged")}
        of={of("rechargedFen")}
        as="money"
        href={entries("recharged")}
        {...figures}
      />
      <One label={t("spent")} of={of("spentFen")} as="money" href={entries("spent")} {...figures} />
      <One
        label={t("bonusGiven")}
        of={of("bonusGivenFen")}
        as="money"
        href={entries("bonusGiven")}
        {...figures}
      />
      <One
        label={t("pointsGiven")}
        of={of("pointsGiven")}
        as="count"
        href={entries("pointsGiven")}
        {...figures}
      />
      <One
        label={t("newMembers")}
        of={figures.members}
        as="count"
        href={hrefWith("/cards", {}, { joined: today, store })}
        {...figures}
      />
      <One
        label={store === null ? t("owed") : t("owedAllStores")}
        of={figures.owed}
        as="money"
        href="/cards?balance=some"
        {...figures}
      />
    </Figures>
  );
}

function One({
  label,
  of,
  as,
  href,
  lastWeek,
}: {
  label: string;
  of: Trio;
  as: "money" | "count";
  href: string;
  /** the day a week ago, YYYY-MM-DD */
  lastWeek: string;
}) {
  const t = useTranslations("dashboard");
  const weekday = weekdayWord(lastWeek, useLocale());
  return (
    <Figure
      label={label}
      href={href}
      value={as === "money" ? <Money fen={of.today} /> : <Count value={of.today} />}
    >
      <Beside label={t("thenYesterday")} now={of.today} then={of.yesterday} as={as} />
      <Beside label={t("thenLastWeek", { weekday })} now={of.today} then={of.lastWeek} as={as} />
    </Figure>
  );
}

function weekdayWord(day: string, locale: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  const words = noon.toLocaleDateString(locale.startsWith("zh") ? "zh-CN" : "en-GB", {
    timeZone: "UTC",
    weekday: "short",
  });
  return words;
}
