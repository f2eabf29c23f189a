/** Owns which bucket a spend takes from, principal or bonus (domain spec, section 2). */
import { type Fen, minFen, mulDivFloor } from "@/domain/money";

export const BUCKET_ORDERS = ["proportional", "principal_first", "bonus_first"] as const;
export type BucketOrder = (typeof BUCKET_ORDERS)[number];

/** Parts of one amount, in fen, both at least zero. */
export type Split = { readonly principal: Fen; readonly bonus: Fen };

/**
 * Divides an amount (fen) between the two buckets. The one rounding rule: proportionally, the bonus share is rounded
 * down and principal takes the rest. The parts always sum to the amount and neither exceeds what its bucket holds.
 * @throws RangeError if the amount is negative or more than both buckets hold: a rule must have refused it before
 */
export function splitAcrossBuckets(holds: Split, amount: Fen, order: BucketOrder): Split {
  const total = holds.principal + holds.bonus;
  if (amount < 0n || amount > total) throw new RangeError("splitAcrossBuckets: amount is not in the buckets");
  if (amount === 0n) return { principal: 0n, bonus: 0n };
  const bonus = bonusShare(holds, total, amount, order);
  return { principal: amount - bonus, bonus };
}

function bonusShare(holds: Split, total: Fen, amount: Fen, order: BucketOrder): Fen {
  if (order === "bonus_first") return minFen(holds.bonus, amount);
  if (order === "principal_first") return amount - minFen(holds.principal, amount);
  return mulDivFloor(amount, holds.bonus, total);
}
