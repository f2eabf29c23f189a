/** Owns 销户: what a holder gets back when the card is closed. Principal is paid back; bonus and points lapse. */
import { type Amounts, applyAmounts, type Balance, TENDERS, type Tender, ZERO_AMOUNTS } from "@/domain/entry";
import { isOver, type Limits } from "@/domain/limits";
import type { Fen } from "@/domain/money";
import { ok, type Result, refuse } from "@/domain/result";

export type CloseQuote = Balance & {
  /** fen to be paid out */
  readonly refund: Fen;
  /** how it may be paid out; empty when there is nothing to pay */
  readonly tenders: readonly Tender[];
};

/** What closing would pay and forfeit now. Above the largest cash refund only a transfer to a same-name account is left. */
export function quoteClose(balance: Balance, limits: Limits): CloseQuote {
  const refund = balance.principal;
  const tenders: readonly Tender[] =
    refund === 0n ? [] : isOver(refund, limits.cashRefund) ? ["transfer"] : TENDERS;
  return { principal: balance.principal, bonus: balance.bonus, points: balance.points, refund, tenders };
}

export type CloseAsked = {
  readonly balance: Balance;
  /** what the holder was shown, fen */
  readonly refund: Fen;
  /** ignored when there is nothing to pay out */
  readonly tender: Tender | null;
  readonly limits: Limits;
};

export type CloseDecided = { readonly amounts: Amounts; readonly after: Balance };

/**
 * The entry that empties an account. The amount booked is the amount shown, or nothing is booked.
 * @returns refusals TERMS_CHANGED (detail: the quote as it is now), TENDER_NEEDED (detail: tenders),
 * OVER_LIMIT (detail: limit "cashRefund", max) when that much may not be paid out this way
 */
export function decideClose(
  asked: CloseAsked,
): Result<CloseDecided, "TERMS_CHANGED" | "TENDER_NEEDED" | "OVER_LIMIT"> {
  const { balance, refund, tender, limits } = asked;
  const quote = quoteClose(balance, limits);
  if (refund !== quote.refund) return refuse("TERMS_CHANGED", quote);
  if (refund > 0n) {
    if (tender === null) return refuse("TENDER_NEEDED", { tenders: quote.tenders });
    if (!quote.tenders.includes(tender)) {
      return refuse("OVER_LIMIT", { limit: "cashRefund", max: limits.cashRefund });
    }
  }
  const amounts: Amounts = {
    ...ZERO_AMOUNTS,
    cash: -refund,
    bonusCost: -balance.bonus,
    principal: -balance.principal,
    bonus: -balance.bonus,
    sales: balance.principal - refund,
    points: -balance.points,
  };
  return ok({ amounts, after: applyAmounts(balance, amounts) });
}
