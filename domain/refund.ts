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

/**
 * What of a spend its member has not been given back yet, in fen. Counted in the buckets, not in sales: what a reversal of
 * a refund could not take back any more, the member still has.
 */
export function refundableLeft(original: Amounts, refundedAlready: Amounts): Fen {
  const left = addAmounts(original, refundedAlready);
  return -left.principal - left.bonus;
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
  if (amount <= 0n || amount > refundableLeft(original, refundedAlready)) {
    throw new RangeError("computeRefundShare: amount beyond what is left");
  }
  const spent = -original.principal - original.bonus;
  const given = refundedAlready.principal + refundedAlready.bonus + amount;
  const bonusDue = mulDivFloor(-original.bonus, given, spent) - refundedAlready.bonus;
  const pointsDue = mulDivFloor(original.points, given, spent) + refundedAlready.points;
  // The bounds only bite when an earlier correction was not cut in the ratio (a reversal that came up short).
  const bonus = clamp(bonusDue, 0n, amount);
  const points = clamp(pointsDue, 0n, original.points + refundedAlready.points);
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
