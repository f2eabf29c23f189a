import { makeMerchant } from "@/db/test/factories";
import { fetchTransport, type Transport, type WireRequest } from "@/terminal/client/transport";
import { type Fate, faultProxy, PASS } from "../fault-proxy";
import { merchantDigester } from "../merchant-digest";
import { DEEDS, nextDeed } from "./deeds";
import { type Draw, drawFrom } from "./draw";
import { type Figures, figures, type Size } from "./figures";
import { openHands } from "./hand";
import { inParallel } from "./in-parallel";
import type { Place } from "./place";
import { judgeRig } from "./rig-till";

const ROUNDS = 2;
const AT_ONCE = 24;

/** Every message that was ever sent, of every kind, is sent again byte for byte in any order, twice: no row changes. */
export async function replay(place: Place, { count, seed }: Size): Promise<Figures> {
  const draw = drawFrom(seed);
  let fate: () => Fate = () => PASS;
  const proxy = await faultProxy(place.url, () => fate(), draw);
  const line = fetchTransport(proxy.url);
  const sent: WireRequest[] = [];
  const recording: Transport = (request) => {
    sent.push(request);
    return line(request);
  };
  const merchants = [await makeMerchant(), await makeMerchant()] as const;
  const more = { directory: place.directory, patient: false };
  const hands = await openHands(merchants, 8, { transport: recording, ...more });
  // So that there are reversals, tombstones and questions in it too.
  fate = () => ({ ...PASS, lose: draw(5) === 0 ? "reply" : null });
  await Promise.all(
    hands.map(async (hand) => {
      while (sent.length < count) await nextDeed(hand, draw, DEEDS);
    }),
  );
  fate = () => PASS;
  const judged = await judgeRig(hands.map(({ till }) => till));
  await proxy.close();

  const digester = await merchantDigester(place.ownerUrl);
  const rows = async () =>
    (await Promise.all(merchants.map(({ merchantId }) => digester.of(merchantId)))).join();
  const before = await rows();
  const straight = fetchTransport(place.url);
  const statuses = new Map<number, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    await inParallel(shuffled(sent, draw), AT_ONCE, async (message) => {
      const { status } = await straight(message);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
  }
  const after = await rows();
  await digester.end();
  const answered = [...statuses].map(([status, n]) => `${status}: ${n}`).join(", ");
  const changed = before.split("\n").filter((row, n) => row !== after.split("\n")[n]);
  return figures(
    sent.length * ROUNDS,
    `${sent.length} messages sent again ${ROUNDS} times; answered ${answered}; tables changed: ${changed.length === 0 ? "none" : changed.join(", ")}`,
    {
      "no row changed": before === after,
      "every message was answered, none with 5xx": [...statuses.keys()].every((status) => status < 500),
    },
    judged,
  );
}

function shuffled<T>(from: readonly T[], draw: Draw): T[] {
  return from
    .map((item) => ({ item, rank: draw(1_000_000_000) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
