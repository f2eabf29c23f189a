/** Owns 充值: whether a payment may be credited, at the terms the member was shown and within the limits. */
import { type Amounts, applyAmounts, type Balance, ZERO_AMOUNTS } from "@/domain/entry";
import { isOver, type LimitName, type Limits } from "@/domain/limits";
import { type Fen, MAX_FEN } from "@/domain/money";
import { ok, type Result, refuse } from "@/domain/result";

export type RechargeAsked = {
  readonly balance: Balance;
  /** what the member pays, fen */
  readonly paid: Fen;
  /** what the tier gives now, fen */
  readonly bonus: Fen;
  /** what the tier gives now, points */
  readonly points: bigint;
  /** the bonus the operator was shown, fen; null when none was shown */
  readonly expectedBonus: Fen | null;
  readonly limits: Limits;
  /** whether the holder is known by name (实名) */
  readonly named: boolean;
  /** what the operator has taken in by recharges this business day, fen; null when no operator acts */
  readonly operatorDayTotal: Fen | null;
};

export type RechargeDecided = { readonly amounts: Amounts; readonly after: Balance };

function limitMet(asked: RechargeAsked, after: Balance): { limit: LimitName; max: Fen } | null {
  const { limits, paid, operatorDayTotal } = asked;
  if (isOver(paid, limits.perOperation)) return { limit: "perOperation", max: limits.perOperation };
  // Bonus counts towards the ceiling too: it bounds what the card can be spent for, whoever paid for it.
  const cardLimit = asked.named ? "cardBalanceNamed" : "cardBalanceUnnamed";
  const cardMax = limits[cardLimit];
  if (isOver(after.principal + after.bonus, cardMax)) return { limit: cardLimit, max: cardMax };
  if (operatorDayTotal !== null && isOver(operatorDayTotal + paid, limits.perOperatorDay)) {
    return { limit: "perOperatorDay", max: limits.perOperatorDay };
  }
  const beyond = after.principal + after.bonus > MAX_FEN || after.points > MAX_FEN;
  return beyond ? { limit: "maximum", max: MAX_FEN } : null;
}

/**
 * The entry of a recharge. If the tiers changed since the bonus was shown, nothing is booked differently: it is refused
 * with the new figures.
 * @returns refusals NOT_POSITIVE, TERMS_CHANGED (detail: bonus, points), OVER_LIMIT (detail: limit, max)
 */
export function decideRecharge(
  asked: RechargeAsked,
): Result<RechargeDecided, "NOT_POSITIVE" | "TERMS_CHANGED" | "OVER_LIMIT"> {
  const { balance, paid, bonus, points, expectedBonus } = asked;
  if (paid <= 0n) return refuse("NOT_POSITIVE");
  if (expectedBonus !== null && expectedBonus !== bonus) return refuse("TERMS_CHANGED", { bonus, points });
  const amounts: Amounts = { ...ZERO_AMOUNTS, cash: paid, bonusCost: bonus, principal: paid, bonus, points };
  const after = applyAmounts(balance, amounts);
  const met = limitMet(asked, after);
  return met ? refuse("OVER_LIMIT", met) : ok({ amounts, after });
}
