import { ledgerSql } from "@/db/client";
import { cardFromToken, cardOfToken } from "@/features/cards/card-token";
import type { CardSource } from "@/ledger/locked-money";
import { now } from "@/server/clock";
import type { QueryDoor, TracedDoor } from "../door";

/** A card as the message has it: its number, or a one-time code (protocol section 5). */
type CardRef = { readonly no: string } | { readonly token: string };

/**
 * Where the card of a T comes from. A number is known at once, and money moves in the lanes; what a code stands for is
 * found inside the transaction, after its key: a repeated message gets its answer though the code is long used up.
 */
export function presentedCard(
  door: TracedDoor,
  card: CardRef,
): { readonly cardNo: string; readonly card?: CardSource } {
  return "no" in card
    ? { cardNo: card.no }
    : { cardNo: "", card: cardFromToken(card.token, door.at ?? now()) };
}

/** The card number of a Q, which uses no code up; "" for a code that stands for none. */
export async function presentedCardNo(door: QueryDoor, card: CardRef): Promise<string> {
  return "no" in card ? card.no : cardOfToken(ledgerSql(), card.token, door.now);
}
