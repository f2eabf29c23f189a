import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { paramOf, type SearchParams } from "@/components/table/table-address";
import { PageHeader } from "@/components/ui/page-header";
import { TierForm } from "@/features/recharge-tiers/components/tier-form";
import { EMPTY_TIER } from "@/features/recharge-tiers/components/typed-tier";
import { listStores } from "@/features/stores/queries";
import { requireRight } from "@/server/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tiers");
  return { title: t("new") };
}

export default async function NewTierPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope } = await requireRight("tier:write");
  const [t, params, stores] = await Promise.all([getTranslations("tiers"), searchParams, listStores(scope)]);
  const choices = stores.map((store) => ({ value: store.id.toString(), label: store.name }));
  const atStore = choices.find((store) => store.value === paramOf(params, "store")) ?? choices[0];
  return (
    <>
      <PageHeader title={t("new")} back={{ href: "/recharge-tiers", label: t("title") }} />
      <TierForm tier={EMPTY_TIER} stores={choices} storeId={atStore?.value ?? ""} />
    </>
  );
}
