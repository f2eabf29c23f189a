import * as z from "zod";
import { counterScene, PIN, rechargeBody, type Scene, spendBody } from "./counter-scene";
import { type RawReply, say, sealed, traced, untraced } from "./raw-message";

const booked = z.object({ voucher: z.string() });

/**
 * A short honest history of one card, every kind of entry in it: opened, recharged, spent from, voided, reversed, settled
 * in the middle, spent from again. `amounts` are fen to spend, at least four, together less than what was paid in.
 */
export async function smallHistory(amounts: readonly number[]): Promise<Scene> {
  const scene = await counterScene();
  const { at, card, merchant } = scene;
  let trace = 2;
  const applied = async (body: string): Promise<RawReply> => {
    const reply = await say(at, body);
    if (reply.code !== "000" && reply.code !== "020") throw new Error(`not applied: ${reply.body}`);
    return reply;
  };
  const spent = (amount: number) => {
    trace += 1;
    return applied(spendBody(at, trace, card, amount));
  };
  const [first = 1, second = 1, third = 1, ...later] = amounts;
  const toVoid = booked.parse((await spent(first)).data);
  trace += 1;
  await applied(rechargeBody(at, trace, card, second, merchant.rechargePassword));
  trace += 1;
  await applied(
    traced("void", trace, {
      operator: "01",
      kind: "spend",
      voucher: toVoid.voucher,
      card: { no: card },
      pin: sealed(at, trace, "pin", card, PIN),
      supervisor: { no: "00", password: sealed(at, trace, "supervisor.password", "00", "123456") },
    }),
  );
  trace += 1;
  const toReverse = spendBody(at, trace, card, third);
  await applied(toReverse);
  const { txnId } = z.object({ txnId: z.string() }).parse(JSON.parse(toReverse));
  await applied(untraced("txn.reverse", { session: at.session, trace, txnId }));
  for (const amount of later.slice(0, -2)) await spent(amount);
  trace += 1;
  await applied(traced("batch.settle", trace, { operator: "01", totals: {}, countedCash: 100_000 }));
  for (const amount of later.slice(-2)) await spent(amount);
  return scene;
}
