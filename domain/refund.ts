/** Owns 退货: giving back a spend, in part or whole, in the ratio in which it was paid. */
import { type Amounts, addAmounts, applyAmounts, type Balance, ZERO_AMOUNTS } from "@/domain/entry";
import { type Fen, mulDivFloor } from "@/domain/money";
import { ok, type Result, refuse } from "@/domain/result";

export type RefundShareAsked = {
  /** the spend's entry */
  readonly original: Amounts;
  /** sum of all corrections of it so far */
  readonly refundedAlready: Amounts;
  /** fen to give back now */
  readonly amount: Fen;
};

/** What of a spend has not been given back yet, in fen. */
export function refundableLeft(original: Amounts, refundedAlready: Amounts): Fen {
  return original.sales + refundedAlready.sales;
}

function clamp(value: bigint, low: bigint, high: bigint): bigint {
  return value < low ? low : value > high ? high : value;
}

/**
 * The entry that gives `amount` back in the original's own ratio. Shares are cut from the running total, so that rounding
 * never adds up: bonus and points rounded down, principal takes the rest, and the last refund takes all that is left.
 * @throws RangeError if amount is not above zero or exceeds what is left: decideRefund has refused it before
 */
export function computeRefundShare({ original, refundedAlready, amount }: RefundShareAsked): Amounts {
  const left = addAmounts(original, refundedAlready);
  if (amount <= 0n || amount > left.sales)
    throw new RangeError("computeRefundShare: amount beyond what is left");
  const given = amount - left.sales + original.sales;
  const bonusDue = mulDivFloor(-original.bonus, given, original.sales) - refundedAlready.bonus;
  const pointsDue = mulDivFloor(original.points, given, original.sales) + refundedAlready.points;
  const bonusLeft = -left.bonus;
  const principalLeft = -left.principal;
  // The bounds only bite when an earlier correction was not cut in the ratio (a reversal that came up short).
  const least = amount > principalLeft ? amount - principalLeft : 0n;
  const bonus = clamp(bonusDue, least, bonusLeft < amount ? bonusLeft : amount);
  const points = amount === left.sales ? left.points : clamp(pointsDue, 0n, left.points);
  return { ...ZERO_AMOUNTS, principal: amount - bonus, bonus, sales: -amount, points: -points };
}

export type RefundDecided = {
  readonly amounts: Amounts;
  readonly after: Balance;
  /** fen that may still be given back afterwards */
  readonly left: Fen;
};

/**
 * A refund of a spend; cumulative never above the original. Earned points go back in proportion, even below zero.
 * @returns refusals NOT_POSITIVE, ALREADY_CORRECTED (nothing left), OVER_ORIGINAL (detail: left, in fen)
 */
export function decideRefund(
  asked: RefundShareAsked & { readonly balance: Balance },
): Result<RefundDecided, "NOT_POSITIVE" | "ALREADY_CORRECTED" | "OVER_ORIGINAL"> {
  const left = refundableLeft(asked.original, asked.refundedAlready);
  if (asked.amount <= 0n) return refuse("NOT_POSITIVE");
  if (left <= 0n) return refuse("ALREADY_CORRECTED");
  if (asked.amount > left) return refuse("OVER_ORIGINAL", { left });
  const amounts = computeRefundShare(asked);
  return ok({ amounts, after: applyAmounts(asked.balance, amounts), left: left - asked.amount });
}
