import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { idOf } from "@/features/entries/list-params";
import { TierForm } from "@/features/recharge-tiers/components/tier-form";
import { typedTier } from "@/features/recharge-tiers/components/typed-tier";
import { loadTier } from "@/features/recharge-tiers/loaders";
import { now } from "@/server/clock";
import { requireRight } from "@/server/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tiers");
  return { title: t("editTitle") };
}

export default async function EditTierPage({ params }: { params: Promise<{ tier: string }> }) {
  const { scope, merchant } = await requireRight("tier:write");
  const id = idOf((await params).tier);
  const loaded = id && (await loadTier(scope, id, now()));
  // An ended tier keeps its terms for ever, for the entries that were made under them.
  if (!loaded || loaded.tier.endedAt) notFound();
  const { tier, stores } = loaded;
  const t = await getTranslations("tiers");
  const choices = stores.map((store) => ({ value: store.id.toString(), label: store.name }));
  const [firstStore] = tier.storeIds ?? stores.map((store) => store.id);
  return (
    <>
      <PageHeader
        title={`${t("editTitle")} · ${tier.name}`}
        back={{ href: `/recharge-tiers/${tier.id}`, label: tier.name }}
      />
      <TierForm
        tier={typedTier(tier, merchant.zone)}
        tierId={tier.id.toString()}
        stores={choices}
        storeId={firstStore?.toString() ?? ""}
        note={t("editNote")}
      />
    </>
  );
}
