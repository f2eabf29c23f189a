import { setTimeout as pause } from "node:timers/promises";
import { makeMerchant } from "@/db/test/factories";
import { fetchTransport } from "@/terminal/client/transport";
import { OPERATIONS, type TracedOperation } from "@/terminal/protocol/operations";
import { type Fate, faultProxy, LOSSES, PASS } from "../fault-proxy";
import { DEEDS, nextDeed } from "./deeds";
import { type Draw, drawFrom } from "./draw";
import { type Figures, figures, type Size } from "./figures";
import { cardsOf, type Hand, openHands } from "./hand";
import type { Place } from "./place";
import { type RigCard, wrongBalances } from "./rig-card";
import { judgeRig } from "./rig-till";

const BLACKOUT_MS = 3_000;
/** Within this every terminal has to know what became of everything, once the network is back. */
const DECIDED_WITHIN_MS = 10_000;

/** Three messages of ten are lost in some way, every second one comes twice, and all of them wander. */
function bad(draw: Draw): Fate {
  const lose = draw(10) < 3 ? (LOSSES[draw(LOSSES.length)] ?? null) : null;
  // A copy that overtakes, one that comes soon, and one that comes when everything is over.
  const copiesMs = draw(2) === 0 ? [draw(8) === 0 ? 500 + draw(3000) : draw(40)] : [];
  return { lose, delayMs: draw(3) === 0 ? 1 + draw(30) : 0, copiesMs };
}

/** Operations of every kind over a bad network; then the network dies for some seconds, comes back, and all is decided. */
export async function lossyNetwork(place: Place, { count, seed }: Size): Promise<Figures> {
  const draw = drawFrom(seed);
  let fate: () => Fate = () => PASS;
  const proxy = await faultProxy(place.url, () => fate(), draw);
  const transport = fetchTransport(proxy.url, { timeoutMs: 1_500 });
  const merchants = [
    await makeMerchant({ fenPerPoint: 100n }),
    await makeMerchant({ fenPerPoint: 100n }),
  ] as const;
  const tills = Math.min(256, Math.max(16, Math.round(count / 50)));
  const hands = await openHands(merchants, tills, { transport, directory: place.directory, patient: true });

  fate = () => bad(draw);
  const begun = performance.now();
  let over = false;
  let returned = 0;
  const decided = Promise.all(
    hands.map(async (hand) => {
      while (!over) await nextDeed(hand, draw);
      while ((await hand.till.terminal.resume()) > 0) await pause(100);
      return performance.now();
    }),
  );
  while (moneyOperations(hands) < count) await pause(50);
  const perSecond = (count / (performance.now() - begun)) * 1000;
  fate = () => ({ ...PASS, lose: "request" });
  over = true;
  await pause(BLACKOUT_MS);
  fate = () => PASS;
  returned = performance.now();
  const slowest = Math.max(0, ...(await decided).map((at) => at - returned));
  while (proxy.underWay() > 0) await pause(20);

  const judged = await judgeRig(hands.map(({ till }) => till));
  const wrong = await wrongBalancesOf(hands);
  const differing = hands.flatMap((hand) => hand.differing);
  const never = neverDone(hands);
  await proxy.close();
  const { passed, copies, delayed, afterCommit, ...lost } = proxy.counts;
  const losses = Object.entries(lost).map(([name, n]) => `${name} ${n}`);
  const injected = Object.values(lost).reduce((sum, n) => sum + n, copies + delayed);
  return figures(
    injected,
    `${moneyOperations(hands)} money operations of ${operations(hands)} at ${hands.length} tills, ${perSecond.toFixed(0)}/s; ` +
      `lost: ${losses.join(", ")}, after the commit ${afterCommit}; doubled ${copies}, delayed ${delayed}, passed ${passed}; ` +
      `all decided ${(slowest / 1000).toFixed(1)} s after the network came back; wrong balances ${wrong.length}` +
      (never.length > 0 ? `; never done: ${never.join(", ")}` : ""),
    {
      "every balance is what the screens said": wrong.length === 0,
      "no settlement found a difference": differing.length === 0,
      "every terminal decided within 10 s": slowest <= DECIDED_WITHIN_MS,
      "every kind of operation went through": count < 5_000 || never.length === 0,
    },
    judged,
  );
}

const isMoney = (op: TracedOperation) => "money" in OPERATIONS[op];

function moneyOperations(hands: readonly Hand[]): number {
  return sumOf(hands, (op) => isMoney(op));
}

function operations(hands: readonly Hand[]): number {
  return sumOf(hands, () => true);
}

function sumOf(hands: readonly Hand[], counts: (op: TracedOperation) => boolean): number {
  let sum = 0;
  for (const { till } of hands) for (const [op, n] of till.done) if (counts(op)) sum += n;
  return sum;
}

function neverDone(hands: readonly Hand[]): TracedOperation[] {
  return [...new Set(DEEDS.map(({ op }) => op))].filter((op) =>
    hands.every(({ till }) => !till.done.has(op)),
  );
}

/** What a reversal could not take back any more stays with the member. */
async function wrongBalancesOf(hands: readonly Hand[]): Promise<string[]> {
  const cards = cardsOf(hands);
  const byNo = new Map<string, RigCard>(cards.map((card) => [card.no, card]));
  for (const { till, merchantId } of hands) {
    for (const [no, short] of await till.shorts()) {
      const believed = byNo.get(no)?.believed.get(merchantId);
      if (believed) believed.money += short;
    }
  }
  return wrongBalances(cards);
}
