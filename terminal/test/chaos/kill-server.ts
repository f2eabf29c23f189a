import { setTimeout as pause } from "node:timers/promises";
import { closeDatabase } from "@/db/client";
import { makeMerchant } from "@/db/test/factories";
import { fetchTransport } from "@/terminal/client/transport";
import { nextDeed } from "./deeds";
import { drawFrom } from "./draw";
import { type Figures, figures, type Size } from "./figures";
import { cardsOf, doneBy, openHands } from "./hand";
import type { ServerPlace } from "./place";
import { wrongBalances } from "./rig-card";
import { judgeRig } from "./rig-till";
import { waitUntil } from "./wait-until";

type Kills = Size & { readonly server: number; readonly postgres: number };

/**
 * The server and PostgreSQL are killed again and again while every till works on. Nobody helps: the server that is
 * started again finds its way, PostgreSQL is started again by the server.
 */
export async function killServer(place: ServerPlace, { seed, server, postgres }: Kills): Promise<Figures> {
  const draw = drawFrom(seed);
  const merchants = [await makeMerchant(), await makeMerchant()] as const;
  const transport = fetchTransport(place.url, { timeoutMs: 5_000 });
  const hands = await openHands(merchants, 16, { transport, directory: place.directory, patient: true });
  // Those who look afterwards hold no connection while PostgreSQL dies.
  await closeDatabase();

  let over = false;
  const work = Promise.all(
    hands.map(async (hand) => {
      while (!over) await nextDeed(hand, draw);
      while ((await hand.till.terminal.resume()) > 0) await pause(100);
    }),
  );
  const done = () => doneBy(hands);
  const more = (operations: number) => {
    const from = done();
    return waitUntil(() => done() >= from + operations, "further operations", { everyMs: 2 }).catch(
      (error: Error) => {
        throw new Error(`${error.message}\n${place.server.said()}`);
      },
    );
  };
  let killed = 0;
  for (const victim of shuffled(server, postgres, draw)) {
    await more(5 + draw(40));
    if (victim === "server") await place.server.killAndStart();
    else place.server.killPostgres();
    killed += 1;
  }
  await more(60);
  over = true;
  await work;

  const judged = await judgeRig(hands.map(({ till }) => till));
  const wrong = await wrongBalances(cardsOf(hands));
  const differing = hands.flatMap((hand) => hand.differing);
  return figures(
    killed,
    `server killed ${server} times, PostgreSQL ${postgres} times; acknowledged ${done()} at ${hands.length} tills; ` +
      `wrong balances ${wrong.length}`,
    {
      "every balance is what the screens said": wrong.length === 0,
      "no settlement found a difference": differing.length === 0,
    },
    judged,
  );
}

function shuffled(server: number, postgres: number, draw: (below: number) => number) {
  const victims = [
    ...Array.from({ length: server }, () => "server" as const),
    ...Array.from({ length: postgres }, () => "postgres" as const),
  ];
  for (let n = victims.length - 1; n > 0; n -= 1) {
    const other = draw(n + 1);
    const [one, two] = [victims[n], victims[other]];
    if (one && two) [victims[n], victims[other]] = [two, one];
  }
  return victims;
}
