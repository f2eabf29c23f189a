import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { terminalJournals } from "@/db/schema/journals";
import { settlements } from "@/db/schema/ledger";
import { auditRows } from "@/db/test/audit-rows";
import { testDatabase } from "@/db/test/database";
import { makeMerchant } from "@/db/test/factories";
import { loadSettlement } from "@/features/settlement/loaders";
import { mintScope } from "@/server/scope";
import { counterScene, ledgerDigest, type Scene, signedOnTerminal, spendBody } from "./test/counter-scene";
import { type RawSession, say, traced, untraced } from "./test/raw-message";

testDatabase();

type Item = { session: number; trace: number; kind: string; amount: number; ref?: string };

function uploadBody(trace: number, items: readonly Item[], more: Record<string, unknown> = {}) {
  return traced("journal.upload", trace, { operator: "01", batch: 1, part: 1, parts: 1, items, ...more });
}

const recharged = (at: RawSession): Item => ({
  session: at.session,
  trace: 2,
  kind: "recharge",
  amount: 100_000,
});
const spent = (at: RawSession, trace: number, amount: number): Item => ({
  session: at.session,
  trace,
  kind: "spend",
  amount,
});

async function spendTwice({ at, card }: Scene): Promise<string[]> {
  const refs = [];
  for (const trace of [3, 4]) refs.push(String((await say(at, spendBody(at, trace, card, 1000))).data?.ref));
  return refs;
}

const partsOf = (merchantId: bigint) =>
  db().select().from(terminalJournals).where(eq(terminalJournals.merchantId, merchantId));

test("a list that says what the ledger says has no differences, and moves nothing", async () => {
  const scene = await counterScene();
  const { at, merchant } = scene;
  const [ref] = await spendTwice(scene);
  const before = await ledgerDigest(merchant.merchantId);
  const items = [{ ...spent(at, 3, 1000), ref: ref ?? "" }, recharged(at), spent(at, 4, 1000)];
  const body = uploadBody(5, items);
  expect(await say(at, body)).toMatchObject({ code: "000", data: { complete: true, differences: [] } });
  expect(await say(at, body)).toMatchObject({ code: "000", replayed: true });
  expect(await partsOf(merchant.merchantId)).toHaveLength(1);
  expect((await ledgerDigest(merchant.merchantId)).split("/").slice(0, 2)).toEqual(
    before.split("/").slice(0, 2),
  );
  expect((await auditRows(merchant)).at(-1)).toMatchObject({
    name: "journal.upload",
    entity: "batch",
    entityId: `${at.terminal}/1`,
    after: { part: 1, parts: 1, items: 3, differences: 0 },
  });
});

test("what either side lacks, and what differs, is named by its trace; what was reversed counts nowhere", async () => {
  const scene = await counterScene();
  const { at, merchant, card } = scene;
  const [, second] = await spendTwice(scene);
  const third = spendBody(at, 5, card, 700);
  await say(at, third);
  const { txnId } = JSON.parse(third);
  expect(await say(at, untraced("txn.reverse", { session: at.session, trace: 5, txnId }))).toMatchObject({
    code: "020",
  });
  const items = [recharged(at), spent(at, 3, 900), spent(at, 5, 700), spent(at, 9, 100)];
  const reply = await say(at, uploadBody(6, items));
  expect(reply.data).toMatchObject({
    complete: true,
    differences: [
      { what: "amountDiffers", trace: 3, kind: "spend", ours: 1000, theirs: 900 },
      { what: "terminalLacks", trace: 4, kind: "spend", ours: 1000, theirs: null, ref: second },
      { what: "serverLacks", trace: 5, kind: "spend", ours: null, theirs: 700 },
      { what: "serverLacks", trace: 9, kind: "spend", ours: null, theirs: 100 },
    ],
  });
  expect((await auditRows(merchant)).at(-1)).toMatchObject({ after: { differences: 4 } });
});

test("parts come in any order, each once; the one that completes them is answered with what differs", async () => {
  const scene = await counterScene();
  const { at, merchant } = scene;
  await spendTwice(scene);
  const part = (trace: number, n: number, items: readonly Item[]) =>
    uploadBody(trace, items, { part: n, parts: 3 });
  expect(await say(at, part(5, 3, [spent(at, 4, 1000)]))).toMatchObject({
    code: "000",
    data: { complete: false, differences: [] },
  });
  expect(await say(at, part(6, 1, [recharged(at)]))).toMatchObject({ data: { complete: false } });
  expect(await say(at, part(7, 1, [recharged(at)]))).toMatchObject({ code: "119" });
  expect(await say(at, uploadBody(8, [], { part: 2, parts: 4 }))).toMatchObject({ code: "119" });
  expect(await partsOf(merchant.merchantId)).toHaveLength(2);
  expect(await say(at, part(9, 2, []))).toMatchObject({
    data: { complete: true, differences: [{ what: "terminalLacks", trace: 3 }] },
  });
});

test("two copies of one part at once are one, and so are two parts under two traces", async () => {
  const { at, merchant } = await counterScene();
  const body = uploadBody(3, [recharged(at)]);
  const replies = await Promise.all([say(at, body), say(at, body), say(at, uploadBody(4, [recharged(at)]))]);
  expect(replies.map((r) => r.code).sort()).toEqual(["000", "000", "119"]);
  expect(await partsOf(merchant.merchantId)).toHaveLength(1);
});

test("a batch the server does not know was lost: all of it is lacking here", async () => {
  const { at } = await counterScene();
  const reply = await say(at, uploadBody(3, [recharged(at)], { batch: 77 }));
  expect(reply.data).toMatchObject({ complete: true, differences: [{ what: "serverLacks", trace: 2 }] });
});

test("an operator who does not exist uploads nothing", async () => {
  const { at, merchant } = await counterScene();
  expect(await say(at, uploadBody(3, [], { operator: "77" }))).toMatchObject({ code: "115" });
  expect(await say(at, uploadBody(4, [], { part: 2, parts: 1 }))).toMatchObject({
    code: "200",
    data: { path: "part" },
  });
  expect(await partsOf(merchant.merchantId)).toEqual([]);
});

test("the settlement's page has what differs once the list is there, for its own merchant only", async () => {
  const scene = await counterScene();
  const { at, merchant } = scene;
  await spendTwice(scene);
  const totals = { recharge: { count: 1, sum: 100_000 }, spend: { count: 1, sum: 1000 } };
  expect(await say(at, traced("batch.settle", 5, { operator: "01", totals }))).toMatchObject({
    code: "000",
    data: { differences: [{ kind: "spend" }] },
  });
  const [row] = await db()
    .select({ batchId: settlements.batchId })
    .from(settlements)
    .where(and(eq(settlements.merchantId, merchant.merchantId), eq(settlements.batchNo, 1)));
  const page = async (merchantId: bigint) => loadSettlement(mintScope(merchantId), row?.batchId ?? 0n);
  expect((await page(merchant.merchantId))?.journal).toBeNull();
  const parts = { parts: 2 };
  await say(at, uploadBody(6, [recharged(at)], parts));
  expect((await page(merchant.merchantId))?.journal).toMatchObject({
    received: 1,
    parts: 2,
    differences: null,
  });
  await say(at, uploadBody(7, [spent(at, 4, 1000)], { ...parts, part: 2 }));
  expect((await page(merchant.merchantId))?.journal).toMatchObject({
    received: 2,
    differences: [{ what: "terminalLacks", trace: 3, ours: 1000n, theirs: null }],
  });
  const stranger = await makeMerchant();
  expect(await page(stranger.merchantId)).toBeNull();
  const theirs = (await signedOnTerminal(stranger)).at;
  expect(await say(theirs, uploadBody(1, []))).toMatchObject({ data: { complete: true, differences: [] } });
  expect((await page(merchant.merchantId))?.journal).toMatchObject({ received: 2 });
});
