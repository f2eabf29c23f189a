import { applyAmounts } from "@/domain/entry";
import { decidePointsCredit } from "@/domain/points";
import { gateAccount, gateRechargePassword } from "@/ledger/card-gates";
import { defineMoneyOperation } from "@/ledger/money-operation";
import { refusal } from "@/ledger/verdict";

export type CreditPointsInput = {
  readonly cardNo: string;
  /** how many, above zero */
  readonly points: bigint;
  readonly rechargePassword: string;
};
/** How many points were credited or spent, above zero. */
export type PointsValue = { readonly moved: bigint };

/** 积分充值: credits points by hand, behind the recharge password. */
export const creditPoints = defineMoneyOperation<CreditPointsInput, PointsValue>({
  name: "points.credit",
  right: "points:credit",
  countsTowardsLimits: false,
  decide(input, seen, { at, operator }) {
    const wrongPassword = gateRechargePassword(seen, input.rechargePassword, at);
    if (wrongPassword) return wrongPassword;
    const gate = gateAccount(seen);
    if ("applied" in gate) return gate;
    const { account } = gate;
    const decided = decidePointsCredit(account.points, input.points);
    if (!decided.ok) return refusal(decided.reason, decided.detail);
    return {
      applied: true,
      after: applyAmounts(account, decided.value),
      value: { moved: input.points },
      movement: {
        kind: "pointsCredit",
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
