import { makeMerchant } from "@/db/test/factories";
import { balanceOf, PIN, signedOnTerminal, spendBody } from "../counter-scene";
import { type RawReply, type RawSession, sealed, traced } from "../raw-message";
import { type Figures, figures, type Size } from "./figures";
import type { Place } from "./place";
import { stockCards } from "./rig-card";
import { sayOver } from "./say-over";

const TERMINALS = 50;
const GUESSES = 200;
const EVALUATED_AT_MOST = 5;
/** Five wrong PINs a card: with four cards one quick terminal could reach the twenty that suspend it. */
const CARDS_PER_MERCHANT = 3;

type Seen = {
  readonly most: number;
  readonly judged: number;
  readonly locked: number;
  readonly opens: number;
};

/**
 * Two hundred guesses at one PIN from fifty terminals at the same moment, for each of `count` cards; every second card is
 * bound at a second merchant, whose terminals make half of the guesses.
 */
export async function pinGuesses(place: Place, { count }: Size): Promise<Figures> {
  const sum = { most: 0, judged: 0, locked: 0, opens: 0 };
  for (let done = 0; done < count; done += CARDS_PER_MERCHANT) {
    const seen = await guessAt(place, Math.min(CARDS_PER_MERCHANT, count - done));
    sum.most = Math.max(sum.most, seen.most);
    sum.judged += seen.judged;
    sum.locked += seen.locked;
    sum.opens += seen.opens;
  }
  return figures(
    count * GUESSES,
    `${GUESSES} guesses from ${TERMINALS} terminals at each of ${count} cards, every second one bound at two merchants; evaluated at most ${sum.most}`,
    {
      "at most five were evaluated": sum.judged === 0,
      "all others were told that it is locked": sum.locked === 0,
      "the right PIN opens nothing any more": sum.opens === 0,
    },
  );
}

async function guessAt(place: Place, count: number): Promise<Seen> {
  const merchants = [await makeMerchant(), await makeMerchant()] as const;
  const say = sayOver(place.url);
  const at = [await terminalsOf(merchants[0]), await terminalsOf(merchants[1])] as const;
  const [first] = at[0];
  const [second] = at[1];
  if (!first || !second) throw new Error("no terminals");
  let trace = 0;
  let most = 0;
  const wrong = { judged: 0, locked: 0, opens: 0 };
  for (const [n, { no, phone }] of (await stockCards(merchants[0], count)).entries()) {
    trace += 1;
    const newPin = sealed(first, trace, "newPin", no, PIN);
    await done(say(first, traced("card.open", trace, { operator: "01", card: { no }, phone, newPin })));
    const shared = n % 2 === 1;
    if (shared) {
      const pin = sealed(second, trace, "pin", no, PIN);
      await done(say(second, traced("card.bind", trace, { operator: "01", card: { no }, pin })));
    }
    const guessers = Array.from({ length: TERMINALS }, (_, t) => at[shared && t % 2 === 1 ? 1 : 0][t]);
    const replies: Promise<RawReply>[] = [];
    for (let guess = 0; guess < GUESSES; guess += 1) {
      const from = guessers[guess % TERMINALS];
      // Each terminal's own traces go on from card to card.
      const own = trace + 1 + Math.floor(guess / TERMINALS);
      if (from) replies.push(say(from, spendBody(from, own, no, 100, String(100_000 + guess))));
    }
    const codes = (await Promise.all(replies)).map(({ code }) => code);
    trace += Math.ceil(GUESSES / TERMINALS);
    const judged = codes.filter((code) => code === "101").length;
    most = Math.max(most, judged);
    if (judged > EVALUATED_AT_MOST) wrong.judged += 1;
    if (judged + codes.filter((code) => code === "102").length !== GUESSES) wrong.locked += 1;
    const { pinFails } = await balanceOf(merchants[0].merchantId, no);
    if (pinFails !== EVALUATED_AT_MOST) wrong.locked += 1;
    trace += 1;
    for (const from of shared ? [first, second] : [first])
      if ((await say(from, spendBody(from, trace, no, 100))).code !== "102") wrong.opens += 1;
  }
  return { most, ...wrong };
}

async function terminalsOf(merchant: Awaited<ReturnType<typeof makeMerchant>>): Promise<RawSession[]> {
  const sessions: RawSession[] = [];
  for (let n = 0; n < TERMINALS; n += 1) sessions.push((await signedOnTerminal(merchant)).at);
  return sessions;
}

async function done(reply: Promise<RawReply>): Promise<void> {
  const { code, body } = await reply;
  if (code !== "000") throw new Error(`the cards were not laid out: ${body}`);
}
