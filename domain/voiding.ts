/** Owns 撤销: taking a whole operation back by a mirrored entry, at most once. */
import { type Amounts, applyAmounts, type Balance, isZero, mirror } from "@/domain/entry";
import { ok, type Result, refuse } from "@/domain/result";

export type VoidAsked = {
  readonly balance: Balance;
  /** the entry to be voided */
  readonly original: Amounts;
  /** sum of all corrections of it so far (voids, refunds, reversals, and reversals of those) */
  readonly refundedAlready: Amounts;
};

export type VoidDecided = { readonly amounts: Amounts; readonly after: Balance };

function mirrored({ balance, original }: VoidAsked) {
  const amounts = mirror(original);
  return ok({ amounts, after: applyAmounts(balance, amounts) });
}

/**
 * Takes a spend back in full: both buckets get theirs, earned points go back even below zero.
 * @returns refusal ALREADY_CORRECTED once anything of it was voided, refunded or reversed
 */
export function decideSpendVoid(asked: VoidAsked): Result<VoidDecided, "ALREADY_CORRECTED"> {
  return isZero(asked.refundedAlready) ? mirrored(asked) : refuse("ALREADY_CORRECTED");
}

/**
 * Takes a recharge back in full, with its bonus and its points; only while its principal and its bonus are still there.
 * @returns refusals ALREADY_CORRECTED, ALREADY_SPENT (detail: principal, bonus still held, in fen)
 */
export function decideRechargeVoid(
  asked: VoidAsked,
): Result<VoidDecided, "ALREADY_CORRECTED" | "ALREADY_SPENT"> {
  if (!isZero(asked.refundedAlready)) return refuse("ALREADY_CORRECTED");
  const { balance, original } = asked;
  if (balance.principal < original.principal || balance.bonus < original.bonus) {
    return refuse("ALREADY_SPENT", { principal: balance.principal, bonus: balance.bonus });
  }
  return mirrored(asked);
}

/** Gives points paid with back. Refusal as for a spend. */
export function decidePointsSpendVoid(asked: VoidAsked): Result<VoidDecided, "ALREADY_CORRECTED"> {
  return decideSpendVoid(asked);
}

/** Takes credited points back, even below zero: what was already spent stays visible as owed. Refusal as for a spend. */
export function decidePointsCreditVoid(asked: VoidAsked): Result<VoidDecided, "ALREADY_CORRECTED"> {
  return decideSpendVoid(asked);
}
