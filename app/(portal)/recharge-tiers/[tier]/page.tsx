import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { say } from "@/components/ui/say";
import { type BonusOutcome, describeTier } from "@/domain/bonus";
import { decideRight } from "@/domain/rights";
import { idOf } from "@/features/entries/list-params";
import { BonusPreview } from "@/features/recharge-tiers/components/bonus-preview";
import { EndTierDialog } from "@/features/recharge-tiers/components/end-tier-dialog";
import { TierFacts } from "@/features/recharge-tiers/components/tier-facts";
import { TierStatus } from "@/features/recharge-tiers/components/tier-status";
import { loadTier } from "@/features/recharge-tiers/loaders";
import { now } from "@/server/clock";
import { requireRight } from "@/server/session";

type Props = { params: Promise<{ tier: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tiers");
  return { title: t("title") };
}

export default async function TierPage({ params }: Props) {
  const { scope, user, merchant } = await requireRight("tier:read");
  const id = idOf((await params).tier);
  const loaded = id && (await loadTier(scope, id, now()));
  if (!loaded) notFound();
  const { tier, stores, ending } = loaded;
  const [t, locale] = await Promise.all([getTranslations("tiers"), getLocale()]);
  const mayChange = tier.endedAt === null && decideRight(user.role, "tier:write") === "allowed";
  const storeNames = new Map(stores.map((store) => [store.id, store.name]));
  const choices = stores.map((store) => ({ value: store.id.toString(), label: store.name }));
  const [firstStore] = tier.storeIds ?? stores.map((store) => store.id);
  const wordsOf = (outcome: BonusOutcome) => outcome.tier && describeTier(outcome.tier);
  return (
    <>
      <PageHeader
        title={tier.name}
        state={<TierStatus status={tier.status} />}
        back={{ href: "/recharge-tiers", label: t("title") }}
        actions={
          mayChange ? (
            <>
              <Button asChild>
                <Link href={`/recharge-tiers/${tier.id}/edit`}>{t("editTitle")}</Link>
              </Button>
              {ending ? (
                <EndTierDialog
                  tierId={tier.id.toString()}
                  name={tier.name}
                  paid={ending.paid}
                  before={wordsOf(ending.before)}
                  after={wordsOf(ending.after)}
                />
              ) : null}
            </>
          ) : undefined
        }
      />
      <p className="-mt-2 font-semibold text-2xl">{say(describeTier(tier), locale)}</p>
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Panel title={t("facts.title")}>
          <TierFacts tier={tier} zone={merchant.zone} storeNames={storeNames} />
        </Panel>
        {firstStore !== undefined && tier.status === "active" ? (
          <Panel title={t("preview.title")}>
            <BonusPreview stores={choices} storeId={firstStore.toString()} />
          </Panel>
        ) : null}
      </div>
    </>
  );
}
