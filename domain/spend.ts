/** Owns 消费: whether an amount may be spent from an account, from which buckets, and what it earns. */
import { type BucketOrder, type Split, splitAcrossBuckets } from "@/domain/bucket";
import { type Amounts, applyAmounts, type Balance, ZERO_AMOUNTS } from "@/domain/entry";
import { isOver, type Limits } from "@/domain/limits";
import type { Fen } from "@/domain/money";
import { computeEarnedPoints, type PointsRule } from "@/domain/points";
import { ok, type Result, refuse } from "@/domain/result";

export type SpendAsked = {
  readonly balance: Balance;
  /** fen */
  readonly amount: Fen;
  readonly order: BucketOrder;
  readonly pointsRule: PointsRule;
  readonly limits: Limits;
};

export type SpendDecided = {
  readonly amounts: Amounts;
  /** what came out of each bucket, fen */
  readonly split: Split;
  /** points */
  readonly earned: bigint;
  readonly after: Balance;
};

/**
 * The entry of a spend, never overdrawing.
 * @returns refusals NOT_POSITIVE, OVER_LIMIT (detail: limit, max), BALANCE_TOO_LOW (detail: principal, bonus)
 */
export function decideSpend(
  asked: SpendAsked,
): Result<SpendDecided, "NOT_POSITIVE" | "BALANCE_TOO_LOW" | "OVER_LIMIT"> {
  const { balance, amount, limits } = asked;
  if (amount <= 0n) return refuse("NOT_POSITIVE");
  if (isOver(amount, limits.perOperation)) {
    return refuse("OVER_LIMIT", { limit: "perOperation", max: limits.perOperation });
  }
  if (amount > balance.principal + balance.bonus) {
    return refuse("BALANCE_TOO_LOW", { principal: balance.principal, bonus: balance.bonus });
  }
  const split = splitAcrossBuckets(balance, amount, asked.order);
  const earned = computeEarnedPoints(split, asked.pointsRule);
  const amounts: Amounts = {
    ...ZERO_AMOUNTS,
    principal: -split.principal,
    bonus: -split.bonus,
    sales: amount,
    points: earned,
  };
  return ok({ amounts, split, earned, after: applyAmounts(balance, amounts) });
}
