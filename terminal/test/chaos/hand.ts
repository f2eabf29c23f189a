import type { TestMerchant } from "@/db/test/factories";
import { type RigCard, stockCards } from "./rig-card";
import { type Line, type RigTill, rigTill } from "./rig-till";

/** Something that was done in the open batch and may be taken back. */
export type Recent = {
  readonly kind: "spend" | "recharge" | "pointsCredit" | "pointsSpend";
  readonly card: RigCard;
  readonly voucher: string;
  readonly ref: string;
};

/** An operator at a till, and what lies before them. */
export type Hand = {
  readonly till: RigTill;
  readonly merchantId: bigint;
  /** the card this operator alone works with; a new one after it is closed */
  card: RigCard;
  /** every card that was this operator's, the present one last */
  readonly own: RigCard[];
  /** cards in stock, the next one last */
  readonly stock: RigCard[];
  /** another merchant's card whose holder comes here too */
  readonly guest: () => RigCard | null;
  /** a card that other tills of the merchant work with at the same time; it has no PIN */
  readonly shared: RigCard;
  readonly recent: Recent[];
  /** what settlements found to differ: nothing ever may */
  readonly differing: string[];
};

/** Tills of two merchants over one line, each till with a card of its own that is open and charged. */
export async function openHands(
  merchants: readonly [TestMerchant, TestMerchant],
  count: number,
  line: Line,
): Promise<Hand[]> {
  const hands: Hand[] = [];
  for (const [m, merchant] of merchants.entries()) {
    const many = Math.ceil(count / merchants.length);
    const stock = await stockCards(merchant, many * 12 + Math.ceil(many / 4));
    let shared: RigCard | null = null;
    for (let n = 0; n < many; n += 1) {
      const till = await rigTill(merchant, line);
      if (n % 4 === 0) {
        shared = await opened(till, stock.pop(), null);
      }
      const own = stock.splice(-12);
      const card = await opened(till, own.pop(), "246810");
      const at = m * many + n;
      if (shared === null) throw new Error("no card to share");
      const guest = () => {
        // Every second till has the card of the other merchant's till as a guest.
        const other = hands[(at + many) % (many * merchants.length)];
        return n % 2 === 0 && other ? other.card : null;
      };
      const more = { merchantId: merchant.merchantId, guest, shared, recent: [], differing: [] };
      hands.push({ till, card, own: [card], stock: own, ...more });
    }
  }
  return hands;
}

async function opened(till: RigTill, card: RigCard | undefined, pin: string | null): Promise<RigCard> {
  if (!card) throw new Error("no card in stock");
  const newPin = pin === null ? {} : { newPin: pin };
  const data = { operator: "01", card: { no: card.no }, phone: card.phone, ...newPin };
  const outcome = await till.attempt("card.open", data);
  if (outcome?.kind !== "done") throw new Error(`not opened: ${outcome?.kind}`);
  Object.assign(card, { pin, state: "active" });
  card.believed.set(till.merchant.merchantId, { money: 0, points: 0 });
  return card;
}

/** All cards these operators have had in their hands. */
export function cardsOf(hands: readonly Hand[]): RigCard[] {
  return [...new Set(hands.flatMap(({ own, shared }) => [...own, shared]))];
}

/** How many operations went through at all of them. */
export function doneBy(hands: readonly Hand[]): number {
  let sum = 0;
  for (const { till } of hands) for (const n of till.done.values()) sum += n;
  return sum;
}
