import type { BonusOutcome } from "@/domain/bonus";
import type { Fen } from "@/domain/money";
import { listStores } from "@/features/stores/queries";
import type { Scope } from "@/server/scope";
import { getTier, previewBonus } from "./queries";

/** What a member gets for the least amount of a tier now, and once the tier has ended. */
export type TierEnding = { readonly paid: Fen; readonly before: BonusOutcome; readonly after: BonusOutcome };

/** One tier with the stores it may hold in and what ending it would change; null when the merchant has none of this id. */
export async function loadTier(scope: Scope, id: bigint, at: Date) {
  const [tier, stores] = await Promise.all([getTier(scope, id, at), listStores(scope)]);
  if (!tier) return null;
  const storeId = tier.storeIds?.[0] ?? stores[0]?.id;
  if (storeId === undefined) return { tier, stores, ending: null };
  const asked = { paidFen: tier.from, storeId, at, firstRecharge: tier.firstRechargeOnly };
  const [before, after] = await Promise.all([
    previewBonus(scope, asked),
    previewBonus(scope, { ...asked, without: tier.id }),
  ]);
  return { tier, stores, ending: { paid: tier.from, before, after } satisfies TierEnding };
}
