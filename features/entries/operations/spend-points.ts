import { applyAmounts } from "@/domain/entry";
import { decidePointsSpend } from "@/domain/points";
import { gateAccount, gatePin } from "@/ledger/card-gates";
import { defineMoneyOperation } from "@/ledger/money-operation";
import { refusal } from "@/ledger/verdict";
import type { PointsValue } from "./credit-points";

export type SpendPointsInput = {
  readonly cardNo: string;
  /** how many, above zero */
  readonly points: bigint;
  readonly pin: string | null;
};

/** 积分消费: pays with points; earns none. */
export const spendPoints = defineMoneyOperation<SpendPointsInput, PointsValue>({
  name: "points.spend",
  right: "points:spend",
  countsTowardsLimits: false,
  decide(input, seen, { operator }) {
    const gate = gateAccount(seen);
    if ("applied" in gate) return gate;
    const { account } = gate;
    const pinRefused = gatePin(account, input.pin);
    if (pinRefused) return pinRefused;
    const decided = decidePointsSpend(account.points, input.points);
    if (!decided.ok) return refusal(decided.reason, decided.detail);
    return {
      applied: true,
      after: applyAmounts(account, decided.value),
      pinRight: account.pinVerifier !== null,
      value: { moved: input.points },
      movement: {
        kind: "pointsSpend",
        amounts: decided.value,
        correctsId: null,
        tender: null,
        tier: null,
        note: "",
        maker: { kind: "operator", id: operator.id },
        approver: null,
      },
    };
  },
});
