import { ledgerSql } from "@/db/client";
import { makeStockCards, type TestMerchant } from "@/db/test/factories";
import type { Moved } from "./moved";

/** A card as its holder knows it from the screens alone. */
export type RigCard = {
  no: string;
  pin: string | null;
  readonly phone: string;
  state: "stock" | "active" | "lost" | "closed";
  /** merchants it is bound to besides its issuer */
  readonly boundAt: Set<bigint>;
  /** what should be on it at each merchant */
  readonly believed: Map<bigint, { money: number; points: number }>;
};

let people = 0;

/** Cards in stock, each for somebody of its own. */
export async function stockCards(of: TestMerchant, count: number): Promise<RigCard[]> {
  return (await makeStockCards(of, count)).map((no) => {
    people += 1;
    const phone = `137${String(people).padStart(8, "0")}`;
    return { no, pin: null, phone, state: "stock", boundAt: new Set(), believed: new Map() };
  });
}

/** The PIN as operations take it: absent when the card has none. */
export function pinOf({ pin }: RigCard): { pin?: string } {
  return pin === null ? {} : { pin };
}

export function believe(card: RigCard, merchantId: bigint, { money, points }: Moved): void {
  const before = card.believed.get(merchantId) ?? { money: 0, points: 0 };
  card.believed.set(merchantId, { money: before.money + money, points: before.points + points });
}

/** The accounts of these cards that hold something else than the screens said, each in words. */
export async function wrongBalances(cards: readonly RigCard[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { no, believed } of cards) {
    for (const [merchantId, { money, points }] of believed) {
      const [held] = await ledgerSql()<{ money: bigint; points: bigint }[]>`
        select principal_fen + bonus_fen as money, points from accounts
        where merchant_id = ${merchantId.toString()}::bigint and card_no = ${no}`;
      if (held?.money !== BigInt(money) || held.points !== BigInt(points))
        wrong.push(
          `card ${no} at ${merchantId}: ${money} fen and ${points} points shown, ${held?.money} and ${held?.points} held`,
        );
    }
  }
  for (const line of wrong.slice(0, 5)) console.log(line);
  return wrong;
}
