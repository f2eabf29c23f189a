import { computeBonus, type RechargeTier } from "@/domain/bonus";
import type { Tender } from "@/domain/entry";
import type { Fen } from "@/domain/money";
import { decideRecharge } from "@/domain/recharge";
import { gateAccount, gateRechargePassword } from "@/ledger/card-gates";
import { defineMoneyOperation } from "@/ledger/money-operation";
import type { Snapshot } from "@/ledger/snapshot";
import { refusal } from "@/ledger/verdict";

export type RechargeInput = {
  readonly cardNo: string;
  readonly paid: Fen;
  /** the bonus the operator was shown; another one now declines the recharge */
  readonly expectedBonus: Fen | null;
  readonly tender: Tender;
  readonly rechargePassword: string;
};
export type RechargeValue = {
  readonly paid: Fen;
  readonly bonus: Fen;
  readonly points: bigint;
  readonly tier: RechargeTier | null;
  readonly tender: Tender;
};

/** 充值: books what was paid plus the best bonus tier reached. */
export const recharge = defineMoneyOperation<RechargeInput, RechargeValue>({
  name: "recharge",
  right: "recharge:create",
  countsTowardsLimits: true,
  decide(input, seen, { at, operator }) {
    const wrongPassword = gateRechargePassword(seen, input.rechargePassword, at);
    if (wrongPassword) return wrongPassword;
    const gate = gateAccount(seen);
    if ("applied" in gate) return gate;
    const { account } = gate;
    const gift = giftFor(seen, input.paid, at);
    const decided = decideRecharge({
      balance: account,
      paid: input.paid,
      bonus: gift.bonus,
      points: gift.points,
      expectedBonus: input.expectedBonus,
      limits: seen.config.limits,
      named: account.named,
      operatorDayTotal: seen.operatorDayTotal,
    });
    if (!decided.ok) return refusal(decided.reason, { ...decided.detail, tier: gift.tier });
    return {
      applied: true,
      after: decided.value.after,
      value: { paid: input.paid, ...gift, tender: input.tender },
      movement: {
        kind: "recharge",
        amounts: decided.value.amounts,
        correctsId: null,
        tender: input.tender,
        tier: gift.tier && { id: gift.tier.id, terms: tierTerms(gift.tier) },
        note: "",
        maker: { kind: "operator", id: operator.id },
        approver: null,
      },
    };
  },
});

/** What paying `paid` fen now would give on this card, by the tiers in force at the terminal's store. */
export function giftFor(seen: Snapshot, paid: Fen, now: Date): ReturnType<typeof computeBonus> {
  return computeBonus(seen.config.tiers, {
    paid,
    now,
    storeId: seen.terminal.storeId,
    priorRecharges: seen.account?.rechargeCount ?? 0,
    usesByTier: seen.usesByTier,
  });
}

/** The tier's terms as they are copied onto the entry: later edits change nothing in the past. */
function tierTerms(tier: RechargeTier): string {
  return JSON.stringify(tier, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}
