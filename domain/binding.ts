/** Owns 绑定商户 and 解绑: when a card gets an account at a merchant that did not issue it, and when that account may go. */
import type { CardState } from "@/domain/card-state";
import type { Balance } from "@/domain/entry";
import { ok, type Result, refuse } from "@/domain/result";

/** Merchants that may know one card, its issuer among them: whatever touches them all stays small. */
export const MAX_MERCHANTS_OF_CARD = 50;

export type BindAsked = {
  readonly state: CardState;
  readonly issuedHere: boolean;
  readonly boundHere: boolean;
  /** how many merchants know the card now */
  readonly merchants: number;
};

/**
 * Whether a card of another merchant gets an account here. A number in someone's stock is not a card yet, and nobody
 * else's business: it is answered like one that does not exist.
 * @returns refusals UNKNOWN_CARD, ALREADY_EXISTS (bound already, or opened here), CARD_LOST, STATE_FORBIDS (detail:
 * state), OVER_LIMIT (detail: limit "merchants", max)
 */
export function decideBind({
  state,
  issuedHere,
  boundHere,
  merchants,
}: BindAsked): Result<
  null,
  "UNKNOWN_CARD" | "ALREADY_EXISTS" | "CARD_LOST" | "STATE_FORBIDS" | "OVER_LIMIT"
> {
  if (state === "stock") return issuedHere ? refuse("STATE_FORBIDS", { state }) : refuse("UNKNOWN_CARD");
  if (state === "replaced" || state === "closed") return refuse("STATE_FORBIDS", { state });
  if (issuedHere || boundHere) return refuse("ALREADY_EXISTS");
  if (state === "lost") return refuse("CARD_LOST");
  if (merchants >= MAX_MERCHANTS_OF_CARD)
    return refuse("OVER_LIMIT", { limit: "merchants", max: BigInt(MAX_MERCHANTS_OF_CARD) });
  return ok(null);
}

/** Whether nothing is on an account: no fen, and points neither held nor owed. */
export function isEmpty({ principal, bonus, points }: Balance): boolean {
  return principal === 0n && bonus === 0n && points === 0n;
}

/**
 * Whether a binding may end. The issuer's account ends with the card only; what is on the account has to go first.
 * @returns refusals ISSUED_HERE, STILL_IN_USE (detail: principal, bonus in fen, points)
 */
export function decideUnbind(asked: {
  readonly issuedHere: boolean;
  readonly balance: Balance;
}): Result<null, "ISSUED_HERE" | "STILL_IN_USE"> {
  if (asked.issuedHere) return refuse("ISSUED_HERE");
  const { principal, bonus, points } = asked.balance;
  return isEmpty(asked.balance) ? ok(null) : refuse("STILL_IN_USE", { principal, bonus, points });
}
