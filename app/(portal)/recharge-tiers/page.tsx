import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { paramOf, type SearchParams } from "@/components/table/table-address";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { decideRight } from "@/domain/rights";
import { BonusPreview } from "@/features/recharge-tiers/components/bonus-preview";
import { TierTable } from "@/features/recharge-tiers/components/tier-table";
import { listTiers } from "@/features/recharge-tiers/queries";
import { listStores } from "@/features/stores/queries";
import { now } from "@/server/clock";
import { requireRight } from "@/server/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tiers");
  return { title: t("title") };
}

export default async function RechargeTiersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope, user, merchant } = await requireRight("tier:read");
  const [t, params, tiers, stores] = await Promise.all([
    getTranslations("tiers"),
    searchParams,
    listTiers(scope, now()),
    listStores(scope),
  ]);
  const mayWrite = decideRight(user.role, "tier:write") === "allowed";
  const open = tiers.filter((tier) => tier.status !== "ended");
  const ended = tiers.filter((tier) => tier.status === "ended");
  const storeNames = new Map(stores.map((store) => [store.id, store.name]));
  const choices = stores.map((store) => ({ value: store.id.toString(), label: store.name }));
  const atStore = choices.find((store) => store.value === paramOf(params, "store")) ?? choices[0];
  const zone = merchant.zone;
  const create = (
    <Button asChild variant="primary">
      <Link href="/recharge-tiers/new">{t("new")}</Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        count={t("count", { n: open.length })}
        actions={mayWrite && tiers.length > 0 ? create : undefined}
      />
      <p className="-mt-3 max-w-prose text-muted">{t("lead")}</p>
      {atStore && open.length > 0 ? (
        <Panel title={t("preview.title")}>
          <BonusPreview key={atStore.value} stores={choices} storeId={atStore.value} />
        </Panel>
      ) : null}
      <TierTable
        label={t("title")}
        tiers={open}
        {...{ zone, storeNames }}
        empty={
          <EmptyState title={t("empty.title")} action={mayWrite ? create : undefined}>
            {mayWrite ? t("empty.hint") : t("empty.hintRead")}
          </EmptyState>
        }
      />
      {ended.length > 0 ? (
        <details className="group">
          <summary className="w-fit cursor-pointer pb-3 text-muted hover:text-ink">
            <span className="font-medium">{t("ended.title")}</span> · {t("ended.count", { n: ended.length })}
          </summary>
          <TierTable label={t("ended.title")} tiers={ended} {...{ zone, storeNames }} ended />
        </details>
      ) : null}
    </>
  );
}
