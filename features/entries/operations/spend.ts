import type { Split } from "@/domain/bucket";
import type { Fen } from "@/domain/money";
import { decideSpend } from "@/domain/spend";
import { gateAccount, gatePin } from "@/ledger/card-gates";
import { defineMoneyOperation } from "@/ledger/money-operation";
import { refusal } from "@/ledger/verdict";

export type SpendInput = {
  readonly cardNo: string;
  readonly amount: Fen;
  readonly pin: string | null;
  readonly note: string;
};
export type SpendValue = { readonly amount: Fen; readonly split: Split; readonly earned: bigint };

/** 消费: takes `amount` fen from the account, split over principal and bonus as the merchant sets it. */
export const spend = defineMoneyOperation<SpendInput, SpendValue>({
  name: "spend",
  right: "spend:create",
  countsTowardsLimits: false,
  decide(input, seen, { operator }) {
    const gate = gateAccount(seen);
    if ("applied" in gate) return gate;
    const { account } = gate;
    const pinRefused = gatePin(account, input.pin);
    if (pinRefused) return pinRefused;
    const { bucketOrder, pointsRule, limits } = seen.config;
    const decided = decideSpend({
      balance: account,
      amount: input.amount,
      order: bucketOrder,
      pointsRule,
      limits,
    });
    if (!decided.ok) return refusal(decided.reason, decided.detail);
    const { amounts, after, split, earned } = decided.value;
    return {
      applied: true,
      after,
      pinRight: account.pinVerifier !== null,
      value: { amount: input.amount, split, earned },
      movement: {
        kind: "spend",
        amounts,
        correctsId: null,
        tender: null,
        tier: null,
        note: input.note,
        maker: { kind: "operator", id: operator.id },
        approver: null,
      },
    };
  },
});
