import { makeMerchant } from "@/db/test/factories";
import { PIN, signedOnTerminal, spendBody } from "../counter-scene";
import { sealed, traced } from "../raw-message";
import { type Figures, figures, type Size } from "./figures";
import type { Place } from "./place";
import { stockCards } from "./rig-card";
import { sayOver } from "./say-over";

const CARDS = 25;
const SUSPENDED_BY = 20;

/** One guess each on many cards: the terminal, `count` of them in turn, is suspended by the twentieth. */
export async function manyCards(place: Place, { count }: Size): Promise<Figures> {
  const merchant = await makeMerchant();
  const say = sayOver(place.url);
  const { at: opener } = await signedOnTerminal(merchant);
  let evaluatedAtMost = 0;
  let wrong = 0;
  let trace = 0;
  for (let terminal = 0; terminal < count; terminal += 1) {
    const cards = await stockCards(merchant, CARDS);
    for (const { no, phone } of cards) {
      trace += 1;
      const newPin = sealed(opener, trace, "newPin", no, PIN);
      await say(opener, traced("card.open", trace, { operator: "01", card: { no }, phone, newPin }));
    }
    const { at } = await signedOnTerminal(merchant);
    const codes: (string | undefined)[] = [];
    for (const [n, { no }] of cards.entries())
      codes.push((await say(at, spendBody(at, n + 1, no, 100, "111111"))).code);
    const evaluated = codes.filter((code) => code === "101").length;
    evaluatedAtMost = Math.max(evaluatedAtMost, evaluated);
    const suspended = codes.slice(SUSPENDED_BY).every((code) => code === "203");
    if (!suspended || evaluated > SUSPENDED_BY) wrong += 1;
  }
  return figures(
    count * CARDS,
    `one guess on each of ${CARDS} cards at ${count} terminals; evaluated at most ${evaluatedAtMost} of them`,
    { "every terminal is suspended by the twentieth": wrong === 0 },
  );
}
