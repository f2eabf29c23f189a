/** Owns the merchant's limits on money (domain spec, section 2) and the preset for Chinese single-purpose cards. */
import type { Fen } from "@/domain/money";

/** Each in fen; null means no limit of that kind. */
export type Limits = {
  /** most that one recharge may pay in or one spend may take */
  readonly perOperation: Fen | null;
  /** most that principal and bonus together may reach on a card whose holder is known by name */
  readonly cardBalanceNamed: Fen | null;
  /** the same for a card whose holder is not known by name */
  readonly cardBalanceUnnamed: Fen | null;
  /** most that one operator may take in by recharges in one business day */
  readonly perOperatorDay: Fen | null;
  /** largest amount that may be paid back in cash; above it only as a transfer to a same-name account */
  readonly cashRefund: Fen | null;
};

/** The name of the limit that was met; "maximum" is the system's own ceiling (MAX_FEN). */
export type LimitName = keyof Limits | "maximum";

export const NO_LIMITS: Limits = {
  perOperation: null,
  cardBalanceNamed: null,
  cardBalanceUnnamed: null,
  perOperatorDay: null,
  cashRefund: null,
};

/** 单用途商业预付卡管理办法: named cards up to 5,000 yuan, unnamed 1,000; cash back at most 100 yuan. */
export const PREPAID_CARD_LIMITS: Limits = {
  ...NO_LIMITS,
  cardBalanceNamed: 500_000n,
  cardBalanceUnnamed: 100_000n,
  cashRefund: 10_000n,
};

/** Whether an amount is above a limit; a limit of null is never met. */
export function isOver(amount: Fen, limit: Fen | null): limit is Fen {
  return limit !== null && amount > limit;
}
