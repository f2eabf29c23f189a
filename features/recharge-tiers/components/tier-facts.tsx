import { useLocale, useTranslations } from "next-intl";
import { Count } from "@/components/figures/count";
import { DateTime } from "@/components/figures/date-time";
import { Money } from "@/components/figures/money";
import { Facts } from "@/components/ui/facts";
import type { RechargeTier } from "@/domain/bonus";
import type { TierRow } from "../queries";
import { storePhrase } from "./tier-conditions";

/** Every term of a tier, also those that do not limit it. */
export function TierFacts({
  tier,
  zone,
  storeNames,
}: {
  tier: TierRow;
  zone: string;
  storeNames: ReadonlyMap<bigint, string>;
}) {
  const t = useTranslations("tiers.facts");
  const locale = useLocale();
  const { startsAt, endsAt, endedAt, storeIds, timesPerMember } = tier;
  return (
    <Facts
      of={[
        { id: "from", label: t("from"), value: <Money fen={tier.from} /> },
        { id: "gives", label: t("gives"), value: <Gift tier={tier} /> },
        {
          id: "multiple",
          label: t("perFullMultiple"),
          value: tier.perFullMultiple ? t("yes") : t("no"),
        },
        {
          id: "window",
          label: t("window"),
          value:
            startsAt || endsAt ? (
              <span className="inline-flex flex-wrap gap-x-2">
                {startsAt ? <DateTime at={startsAt} zone={zone} exact /> : null}
                <span>–</span>
                {endsAt ? <DateTime at={endsAt} zone={zone} exact /> : null}
              </span>
            ) : (
              t("always")
            ),
        },
        {
          id: "stores",
          label: t("stores"),
          value: storeIds ? storePhrase(storeIds, storeNames, locale) : t("allStores"),
        },
        { id: "first", label: t("first"), value: tier.firstRechargeOnly ? t("yes") : t("no") },
        { id: "times", label: t("times"), value: timesPerMember ?? t("noLimit") },
        { id: "createdAt", label: t("createdAt"), value: <DateTime at={tier.createdAt} zone={zone} exact /> },
        ...(endedAt
          ? [{ id: "endedAt", label: t("endedAt"), value: <DateTime at={endedAt} zone={zone} exact /> }]
          : []),
      ]}
    />
  );
}

function Gift({ tier }: { tier: RechargeTier }) {
  const t = useTranslations("tiers");
  if (tier.give === "fixed") return <Money fen={tier.value} />;
  if (tier.give === "points") {
    return (
      <>
        <Count value={tier.value} /> {t("preview.points")}
      </>
    );
  }
  const percent = `${tier.value / 100n}.${(tier.value % 100n).toString().padStart(2, "0")}`;
  return <span className="tabular-nums">{percent.replace(/\.?0+$/, "")}%</span>;
}
