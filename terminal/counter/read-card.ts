import { formatCardNumber, isCardNumber, normalizeCardNumber } from "@/domain/card-number";
import type { Words } from "@/domain/slip";
import { fill } from "./words/fill";
import { LABELS } from "./words/labels";

/** A card as it was read: its number, or a member's one-time code. */
export type CardRef = { readonly no: string } | { readonly token: string };

const ONE_TIME_CODE = /^(?:YIKA:PAY:|token:)([A-Za-z0-9_-]{16,64})$/;
const CODE_END = 4;

/** What was swiped, typed or scanned, as a card; null when it is none. */
export function readCard(text: string): CardRef | null {
  const token = ONE_TIME_CODE.exec(text.trim())?.[1];
  if (token !== undefined) return { token };
  const no = normalizeCardNumber(text);
  return isCardNumber(no) ? { no } : null;
}

/** A card as it is shown for checking. A one-time code hides the number, so only its end is shown. */
export function shownCard(card: CardRef): string | Words {
  return "no" in card ? formatCardNumber(card.no) : fill(LABELS.payCode, card.token.slice(-CODE_END));
}
