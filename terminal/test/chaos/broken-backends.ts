import postgres from "postgres";
import { makeMerchant } from "@/db/test/factories";
import { fetchTransport } from "@/terminal/client/transport";
import { nextDeed } from "./deeds";
import { drawFrom } from "./draw";
import { type Figures, figures, type Size } from "./figures";
import { cardsOf, doneBy, openHands } from "./hand";
import type { Place } from "./place";
import { wrongBalances } from "./rig-card";
import { judgeRig } from "./rig-till";
import { waitUntil } from "./wait-until";

/** All the server's connections to its database are terminated, `count` times, while every till works on. */
export async function brokenBackends(place: Place, { count, seed }: Size): Promise<Figures> {
  const draw = drawFrom(seed);
  const merchants = [await makeMerchant(), await makeMerchant()] as const;
  const line = { transport: fetchTransport(place.url), directory: place.directory, patient: false };
  const hands = await openHands(merchants, 8, line);
  const owner = postgres(place.ownerUrl, { max: 1, onnotice: () => {} });
  let over = false;
  const work = Promise.all(
    hands.map(async (hand) => {
      while (!over) await nextDeed(hand, draw);
    }),
  );
  let terminated = 0;
  for (let round = 0; round < count; round += 1) {
    const from = doneBy(hands);
    const lull = draw(12);
    await waitUntil(() => doneBy(hands) > from + lull, "further operations");
    const gone = await owner`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'yika'`;
    terminated += gone.length;
  }
  over = true;
  await work;
  await owner.end();
  const judged = await judgeRig(hands.map(({ till }) => till));
  const wrong = await wrongBalances(cardsOf(hands));
  const differing = hands.flatMap((hand) => hand.differing);
  return figures(
    terminated,
    `${terminated} connections terminated in ${count} rounds; acknowledged ${doneBy(hands)}; wrong balances ${wrong.length}`,
    {
      "connections were terminated": terminated >= count,
      "every balance is what the screens said": wrong.length === 0,
      "no settlement found a difference": differing.length === 0,
    },
    judged,
  );
}
