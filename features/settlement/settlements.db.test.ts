import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { terminalState } from "@/db/schema/terminals";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStore, type TestMerchant } from "@/db/test/factories";
import { makeTill, type TestTill } from "@/db/test/till";
import { tx } from "@/db/tx";
import type { Totals } from "@/domain/totals";
import { FIRST_PAGE, parseCursor } from "@/features/entries/time-cursor";
import { mintScope, type Scope } from "@/server/scope";
import { merchantSettings } from "@/server/settings";
import { EVERY_SETTLEMENT, settlementParams } from "./list-params";
import { loadOpenBatch, loadSettlement } from "./loaders";
import { settleBatch } from "./operations/settle-batch";
import { getSettlement, listSettlements, listSettlingTerminals, sumSettlements } from "./queries";

testDatabase();

const clock = { zone: "Asia/Shanghai", cutoffMinutes: 0 };
/** Minutes after ten in the morning of the 18th in Shanghai. */
const at = (minutes: number) => new Date(Date.parse("2026-11-18T02:00:00Z") + minutes * 60_000);
const DAY = 24 * 60;

let shop: TestMerchant;
let scope: Scope;
let foreign: Scope;
let till: TestTill;
let branch: TestTill;
/** Batches in the order they were settled; the third and fourth at the same instant. */
let settled: bigint[];

async function settle(
  of: TestMerchant,
  at: TestTill,
  now: Date,
  theirs: Totals = {},
  countedCash: bigint | null = null,
): Promise<bigint> {
  const settings = await merchantSettings(of.merchantId);
  return tx(async (open) => {
    const [terminal] = await open
      .select()
      .from(terminalState)
      .where(and(eq(terminalState.merchantId, of.merchantId), eq(terminalState.terminalId, at.terminalId)))
      .for("update");
    if (!terminal) throw new Error("no terminal");
    await settleBatch(open, terminal, { settings, operatorId: of.cashier.id, theirs, countedCash, now });
    return terminal.batchId;
  });
}

beforeAll(async () => {
  shop = await makeMerchant(clock);
  scope = mintScope(shop.merchantId);
  till = await makeTill(shop);
  branch = await makeTill(shop, (await makeStore(shop, "分店")).storeId);
  const card = await till.open(at(0), { phone: "13900000001" });
  await till.recharge(at(1), card, 10_000n);
  await till.void(at(2), "spend", card, await till.spend(at(2), card, 500n));
  await till.spend(at(3), card, 3_000n);
  const agreed: Totals = {
    recharge: { count: 1, sum: 10_000n },
    spend: { count: 2, sum: 3_500n },
    spendVoid: { count: 1, sum: 500n },
  };
  settled = [await settle(shop, till, at(10), agreed, 0n)];
  await till.spend(at(DAY), card, 700n);
  settled.push(await settle(shop, till, at(DAY + 10), { spend: { count: 1, sum: 600n } }));
  await branch.recharge(at(DAY + 20), card, 20_000n);
  settled.push(
    await settle(shop, branch, at(DAY + 30), { recharge: { count: 1, sum: 20_000n } }),
    await settle(shop, till, at(DAY + 30), {}, 100n),
    await settle(shop, branch, at(2 * DAY), {}, 0n),
  );
  await till.spend(at(2 * DAY + 5), card, 900n);

  const other = await makeMerchant(clock);
  foreign = mintScope(other.merchantId);
  const theirTill = await makeTill(other);
  await settle(other, theirTill, at(5));
});

const idsOf = (rows: readonly { batchId: bigint }[]) => rows.map((row) => row.batchId);
const filtered = async (params: Record<string, string>) =>
  idsOf((await listSettlements(scope, settlementParams(params).filter)).rows);

test("the latest stands first; what was settled together stands in order of batch", async () => {
  const { rows, newer, older } = await listSettlements(scope, EVERY_SETTLEMENT);
  const [first, second, third, fourth, fifth] = settled;
  const tied =
    third !== undefined && fourth !== undefined && third > fourth ? [third, fourth] : [fourth, third];
  expect(idsOf(rows)).toEqual([fifth, ...tied, second, first]);
  expect([newer, older]).toEqual([null, null]);
  expect(rows.at(-1)).toMatchObject({
    batchNo: 1,
    day: "2026-11-18",
    storeId: till.storeId,
    terminalId: till.terminalId,
    totals: { recharge: { count: 1, sum: 10_000n }, spend: { count: 2, sum: 3_500n } },
    differences: [],
    expectedCashFen: 0n,
    countedCashFen: 0n,
    entryCount: 4,
  });
});

test.each([1, 2, 3, 5])("pages of %i show every row once, on the way down and back up", async (size) => {
  const all = idsOf((await listSettlements(scope, EVERY_SETTLEMENT)).rows);
  const down: bigint[][] = [];
  let page = await listSettlements(scope, EVERY_SETTLEMENT, FIRST_PAGE, size);
  down.push(idsOf(page.rows));
  for (let turn = 0; page.older && turn < all.length; turn += 1) {
    const after = parseCursor(page.older);
    page = await listSettlements(scope, EVERY_SETTLEMENT, { after, before: null }, size);
    down.push(idsOf(page.rows));
  }
  expect(down.flat()).toEqual(all);
  const up = [idsOf(page.rows)];
  for (let turn = 0; page.newer && turn < all.length; turn += 1) {
    const before = parseCursor(page.newer);
    page = await listSettlements(scope, EVERY_SETTLEMENT, { after: null, before }, size);
    up.unshift(idsOf(page.rows));
  }
  expect(up.flat()).toEqual(all);
});

test("each filter lets through its own, and what it says wrongly counts as not said", async () => {
  const [first, second, third, fourth, fifth] = settled;
  const all = await filtered({});
  expect(await filtered({ store: branch.storeId.toString() })).toEqual([fifth, third]);
  expect(await filtered({ terminal: till.terminalId.toString() })).toEqual([fourth, second, first]);
  expect(await filtered({ from: "2026-11-19", to: "2026-11-19", terminal: String(till.terminalId) })).toEqual(
    [fourth, second],
  );
  expect(await filtered({ to: "2026-11-18" })).toEqual([first]);
  expect(await filtered({ differences: "only" })).toEqual([fourth, second]);
  expect(await filtered({ from: "2026-02-30", store: "-1", terminal: "x", differences: "yes" })).toEqual(all);
  expect(await filtered({ store: "999999999999" })).toEqual([]);
});

test("the sums are those of the rows that the filter lets through", async () => {
  expect(await sumSettlements(scope, EVERY_SETTLEMENT)).toEqual({
    settlements: 5,
    recharge: 30_000n,
    rechargeVoid: 0n,
    spend: 4_200n,
    givenBack: 500n,
    expectedCashFen: 0n,
  });
  const atBranch = await sumSettlements(scope, { ...EVERY_SETTLEMENT, storeId: branch.storeId });
  expect(atBranch).toMatchObject({ settlements: 2, recharge: 20_000n, spend: 0n });
  const none = await sumSettlements(scope, { ...EVERY_SETTLEMENT, to: "2026-01-01" });
  expect(none).toMatchObject({ settlements: 0, recharge: 0n, expectedCashFen: 0n });
});

test("one settlement has both sides, who settled it, its seal and its slip", async () => {
  const loaded = await loadSettlement(scope, settled[1] ?? 0n);
  expect(loaded?.settlement).toMatchObject({
    batchNo: 2,
    operatorNo: "01",
    operatorName: "小李",
    totals: { spend: { count: 1, sum: 700n } },
    terminalTotals: { spend: { count: 1, sum: 600n } },
    differences: [{ kind: "spend", ours: { count: 1, sum: 700n }, theirs: { count: 1, sum: 600n } }],
    countedCashFen: null,
  });
  expect(loaded?.settlement.seal).toHaveLength(32);
  expect(loaded?.slip).toMatchObject({ title: { zh: "结算" }, copy: 0 });
});

test("an open batch tells what is in it so far", async () => {
  const open = await loadOpenBatch(scope, till.terminalId);
  expect(open).toMatchObject({ totals: { spend: { count: 1, sum: 900n } }, expectedCashFen: 0n });
  expect(settled).not.toContain(open?.batchId);
});

test("another merchant sees none of it, by whatever id it asks", async () => {
  const theirs = await listSettlements(foreign, EVERY_SETTLEMENT);
  expect(theirs.rows).toHaveLength(1);
  expect(settled).not.toContain(theirs.rows[0]?.batchId);
  for (const filter of [{ storeId: till.storeId }, { terminalId: till.terminalId }]) {
    expect((await listSettlements(foreign, { ...EVERY_SETTLEMENT, ...filter })).rows).toEqual([]);
    expect(await sumSettlements(foreign, { ...EVERY_SETTLEMENT, ...filter })).toMatchObject({
      settlements: 0,
    });
  }
  expect((await sumSettlements(foreign, EVERY_SETTLEMENT)).recharge).toBe(0n);
  for (const batchId of settled) expect(await getSettlement(foreign, batchId)).toBeNull();
  expect(await loadSettlement(foreign, settled[0] ?? 0n)).toBeNull();
  expect(await loadOpenBatch(foreign, till.terminalId)).toBeNull();
  const terminals = (await listSettlingTerminals(foreign, null)).map(({ id }) => id);
  expect(terminals).not.toContain(till.terminalId);
  expect(await listSettlingTerminals(foreign, till.storeId)).toEqual([]);
});
