import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateTime } from "@/components/figures/date-time";
import { DataTable } from "@/components/table/data-table";
import { useSay } from "@/components/ui/say";
import { describeTier } from "@/domain/bonus";
import type { TierRow } from "../queries";
import { TierConditions } from "./tier-conditions";
import { TierStatus } from "./tier-status";

/** Tiers by what they say; `ended` shows when they ended instead of how they stand. */
export function TierTable({
  label,
  tiers,
  zone,
  storeNames,
  ended = false,
  empty,
}: {
  label: string;
  tiers: readonly TierRow[];
  zone: string;
  storeNames: ReadonlyMap<bigint, string>;
  ended?: boolean;
  empty?: ReactNode;
}) {
  const t = useTranslations("tiers");
  const say = useSay();
  const endOf = (tier: TierRow) => tier.endedAt ?? tier.endsAt;
  return (
    <DataTable
      label={label}
      rows={tiers}
      rowKey={(tier) => tier.id.toString()}
      rowHref={(tier) => `/recharge-tiers/${tier.id}`}
      dimmed={() => ended}
      empty={empty}
      columns={[
        { id: "name", header: t("name"), cell: (tier) => tier.name, phone: "title" },
        { id: "terms", header: t("terms"), cell: (tier) => say(describeTier(tier)), phone: "note" },
        {
          id: "conditions",
          header: t("conditions"),
          cell: (tier) => <TierConditions {...{ tier, zone, storeNames }} />,
        },
        {
          id: "status",
          header: ended ? t("facts.endedAt") : t("status"),
          cell: (tier) => {
            const end = ended ? endOf(tier) : null;
            return end ? <DateTime at={end} zone={zone} /> : <TierStatus status={tier.status} />;
          },
          phone: "figure",
        },
      ]}
    />
  );
}
