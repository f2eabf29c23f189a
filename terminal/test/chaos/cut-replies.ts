import { makeMerchant } from "@/db/test/factories";
import { fetchTransport } from "@/terminal/client/transport";
import { type Fate, faultProxy, PASS } from "../fault-proxy";
import { nextDeed } from "./deeds";
import { drawFrom } from "./draw";
import { type Figures, figures, type Size } from "./figures";
import { cardsOf, openHands } from "./hand";
import type { Place } from "./place";
import { wrongBalances } from "./rig-card";
import { judgeRig } from "./rig-till";

/** What an operator fears most: the server has committed, and the answer is cut off; again and again, until `count`. */
export async function cutReplies(place: Place, { count, seed }: Size): Promise<Figures> {
  const draw = drawFrom(seed);
  let fate: () => Fate = () => PASS;
  const proxy = await faultProxy(place.url, () => fate(), draw);
  const transport = fetchTransport(proxy.url, { timeoutMs: 5_000 });
  const merchants = [await makeMerchant(), await makeMerchant()] as const;
  const tills = count < 2_000 ? 8 : 32;
  const hands = await openHands(merchants, tills, { transport, directory: place.directory, patient: false });

  fate = () => {
    const kind = draw(8);
    if (kind < 4) return { ...PASS, lose: draw(4) === 0 ? "reset" : "reply" };
    if (kind === 4) return { ...PASS, lose: "request" };
    return kind === 5 ? { ...PASS, copiesMs: [0] } : PASS;
  };
  const enough = () => proxy.counts.afterCommit >= count;
  await Promise.all(
    hands.map(async (hand) => {
      while (!enough()) await nextDeed(hand, draw);
    }),
  );
  fate = () => PASS;

  const judged = await judgeRig(hands.map(({ till }) => till));
  const { afterCommit, request, copies, passed } = proxy.counts;
  const operations = hands.reduce((sum, { till }) => sum + till.shown.size, 0);
  const wrong = await wrongBalances(cardsOf(hands));
  const differing = hands.flatMap((hand) => hand.differing);
  await proxy.close();
  return figures(
    afterCommit,
    `cut after the commit ${afterCommit}, before it ${request}, doubled ${copies}, passed ${passed}; ` +
      `operations ${operations} at ${hands.length} tills; wrong balances ${wrong.length}`,
    {
      "as many were cut as were to be": afterCommit >= count,
      "every balance is what the screens said": wrong.length === 0,
      "no settlement found a difference": differing.length === 0,
    },
    judged,
  );
}
