import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { operators } from "@/db/schema/operators";
import { terminalState } from "@/db/schema/terminals";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards, makeStore, type TestMerchant } from "@/db/test/factories";
import { makeTill, type TestTill } from "@/db/test/till";
import { reportLost } from "@/features/cards/operations/report-lost";
import { runOperation } from "@/server/operation";
import { mintScope, type Scope } from "@/server/scope";
import {
  countLockedPins,
  countLowStock,
  hasTerminals,
  listDifferences,
  listLockedOperators,
  listStoppedTerminals,
  listUnsettled,
} from "./attention";

testDatabase();

const today = "2026-11-18";
const now = new Date("2026-11-18T04:00:00Z");
const minutesFrom = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

let shop: TestMerchant;
let scope: Scope;
let till: TestTill;
let branch: TestTill;
let card: string;

beforeAll(async () => {
  shop = await makeMerchant();
  scope = mintScope(shop.merchantId);
  till = await makeTill(shop);
  branch = await makeTill(shop, (await makeStore(shop, "分店")).storeId);
  card = await till.open(minutesFrom(-3 * 24 * 60), { phone: "13900000001" });
  await till.recharge(minutesFrom(-2 * 24 * 60), card, 10_000n);
  await till.spend(minutesFrom(-24 * 60), card, 100n);
  await branch.spend(minutesFrom(-5), card, 100n);
});

function setTerminal(terminalId: bigint, columns: Partial<typeof terminalState.$inferInsert>) {
  return db()
    .update(terminalState)
    .set(columns)
    .where(and(eq(terminalState.merchantId, shop.merchantId), eq(terminalState.terminalId, terminalId)));
}

test("a batch with an earlier day's operations is unsettled, with its oldest day; today's is not", async () => {
  const unsettled = await listUnsettled(scope, today, null);
  expect(unsettled).toMatchObject([{ terminalId: till.terminalId, day: "2026-11-16" }]);
  expect(await listUnsettled(scope, today, branch.storeId)).toEqual([]);
  expect(await listUnsettled(scope, "2026-11-19", branch.storeId)).toMatchObject([
    { terminalId: branch.terminalId },
  ]);
});

test("suspended terminals and locked recharge passwords are told until they are over", async () => {
  await setTerminal(till.terminalId, { status: "suspended" });
  await setTerminal(branch.terminalId, { rechargeLockedUntil: minutesFrom(5) });
  const stopped = await listStoppedTerminals(scope, now, null);
  expect(stopped.map((row) => row.terminalId)).toEqual([till.terminalId, branch.terminalId]);
  expect(await listStoppedTerminals(scope, now, branch.storeId)).toMatchObject([{ status: "active" }]);
  expect(await listStoppedTerminals(scope, minutesFrom(6), branch.storeId)).toEqual([]);
});

test("settlements that differ are told, those that agree are not", async () => {
  const settled = await makeMerchant();
  const theirs = mintScope(settled.merchantId);
  const hand = await makeTill(settled);
  await hand.settle(minutesFrom(-30), 0n);
  expect(await listDifferences(theirs, minutesFrom(-60), null)).toEqual([]);
  await hand.settle(minutesFrom(-20), 5n);
  const no = await hand.open(minutesFrom(-15), { phone: "13900000001" });
  await hand.recharge(minutesFrom(-12), no, 10_000n);
  await hand.settle(minutesFrom(-10), null);
  const told = await listDifferences(theirs, minutesFrom(-60), null);
  expect(told.map((row) => row.batchNo)).toEqual([3, 2]);
  expect(await listDifferences(theirs, minutesFrom(-15), null)).toMatchObject([{ batchNo: 3 }]);
  expect(await listDifferences(scope, minutesFrom(-60), null)).toEqual([]);
});

test("locked operators are told while the lock lasts", async () => {
  await db()
    .update(operators)
    .set({ lockedUntil: minutesFrom(15) })
    .where(and(eq(operators.merchantId, shop.merchantId), eq(operators.id, shop.cashier.id)));
  expect(await listLockedOperators(scope, now)).toMatchObject([{ no: "01" }]);
  expect(await listLockedOperators(scope, minutesFrom(16))).toEqual([]);
});

test("locked PINs count while the card is active", async () => {
  expect(await countLockedPins(scope)).toBe(0);
  const own = and(eq(accounts.merchantId, shop.merchantId), eq(accounts.cardNo, card));
  await db().update(accounts).set({ pinFails: 5 }).where(own);
  expect(await countLockedPins(scope)).toBe(1);
  await runOperation(reportLost, portalContextOf(shop), { cardNo: card });
  expect(await countLockedPins(scope)).toBe(0);
});

test("a stock of few numbers is told, one of many is not", async () => {
  expect(await countLowStock(scope)).toBe(0);
  await makeStockCards(shop, 19);
  expect(await countLowStock(scope)).toBe(19);
  await makeStockCards(shop, 1);
  expect(await countLowStock(scope)).toBeNull();
});

test("another merchant is told nothing of it", async () => {
  const theirs = mintScope((await makeMerchant()).merchantId);
  expect(await hasTerminals(scope)).toBe(true);
  expect(await hasTerminals(theirs)).toBe(false);
  expect(await listUnsettled(theirs, today, null)).toEqual([]);
  expect(await listStoppedTerminals(theirs, now, null)).toEqual([]);
  expect(await listLockedOperators(theirs, now)).toEqual([]);
  expect(await countLockedPins(theirs)).toBe(0);
});
