import { useLocale, useNow, useTranslations } from "next-intl";
import { exactTime } from "@/components/figures/date-time";
import type { RechargeTier } from "@/domain/bonus";

/** Names of stores as one phrase. */
export function storePhrase(
  ids: readonly bigint[],
  names: ReadonlyMap<bigint, string>,
  locale: string,
): string {
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return list.format(ids.map((id) => names.get(id) ?? id.toString()));
}

/** When, where and how often a tier applies, in words; what is without limit is not said. */
export function TierConditions({
  tier,
  zone,
  storeNames,
}: {
  tier: RechargeTier;
  zone: string;
  storeNames: ReadonlyMap<bigint, string>;
}) {
  const t = useTranslations("tiers.conditionWords");
  const locale = useLocale();
  const now = useNow();
  const said = [
    tier.startsAt && t("starts", { time: exactTime(tier.startsAt, zone, locale, now) }),
    tier.endsAt && t("ends", { time: exactTime(tier.endsAt, zone, locale, now) }),
    tier.storeIds && t("stores", { stores: storePhrase(tier.storeIds, storeNames, locale) }),
    tier.timesPerMember !== null && t("times", { n: tier.timesPerMember }),
  ].filter((phrase) => phrase !== null && phrase !== false);
  return said.length > 0 ? said.join(" · ") : <span className="text-muted">{t("none")}</span>;
}
