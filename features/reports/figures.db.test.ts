import { beforeAll, expect, test } from "vitest";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStore, type TestMerchant } from "@/db/test/factories";
import { makeTill, type TestTill } from "@/db/test/till";
import { daySpan } from "@/features/entries/day-span";
import { entryListParams, type Figure } from "@/features/entries/list-params";
import { sumEntries } from "@/features/entries/queries";
import { createTier } from "@/features/recharge-tiers/operations/create-tier";
import { runOperation } from "@/server/operation";
import { mintScope, type Scope } from "@/server/scope";
import { comparedPeriods } from "./periods";
import { countNewMembers, sumDays, sumOwed, sumPeriods } from "./queries";

testDatabase();

const clock = { zone: "Asia/Shanghai", cutoffMinutes: 240 };
/** A Wednesday noon in Shanghai. */
const noon = new Date("2026-11-18T04:00:00Z");
const today = "2026-11-18";
const hoursAgo = (hours: number) => new Date(noon.getTime() - hours * 3_600_000);
const periods = comparedPeriods(noon, clock);
const NOTHING = { rechargedFen: 0n, spentFen: 0n, bonusGivenFen: 0n, pointsGiven: 0n };

let shop: TestMerchant;
let scope: Scope;
let till: TestTill;
let branch: TestTill;

// Every 100 yuan get 10; a yuan spent earns a point.
beforeAll(async () => {
  shop = await makeMerchant({ ...clock, fenPerPoint: 100n });
  scope = mintScope(shop.merchantId);
  await runOperation(createTier, portalContextOf(shop, "owner", hoursAgo(24 * 30)), {
    name: "充100送10",
    from: "100",
    give: "fixed",
    value: "10",
    perFullMultiple: "on",
  });
  till = await makeTill(shop);
  branch = await makeTill(shop, (await makeStore(shop, "分店")).storeId);
  const card = await till.open(hoursAgo(7 * 24 + 2), { phone: "13900000001" });
  await till.recharge(hoursAgo(7 * 24 + 1), card, 100_000n);
  // Yesterday before this time of day, after it, and the night that still belongs to yesterday.
  await till.spend(hoursAgo(24 + 1), card, 1_000n);
  await till.spend(hoursAgo(24 - 3), card, 2_000n);
  await till.spend(hoursAgo(9), card, 4_000n);
  // Today: what is voided, what is reversed, a void that is itself reversed, and one recharge at the branch.
  const kept = await till.recharge(hoursAgo(2), card, 10_000n);
  await till.void(hoursAgo(1.5), "recharge", card, kept);
  const voided = await till.spend(hoursAgo(1.4), card, 500n);
  await till.void(hoursAgo(1.3), "spend", card, voided);
  await till.reverse(hoursAgo(1.1), await till.recharge(hoursAgo(1.2), card, 20_000n));
  const spent = await till.spend(hoursAgo(1), card, 700n);
  await till.reverse(hoursAgo(0.8), await till.void(hoursAgo(0.9), "spend", card, spent));
  await branch.recharge(hoursAgo(0.5), card, 30_000n);
  for (const phone of ["13900000002", "13900000002", "13900000001"])
    await branch.open(hoursAgo(0.1), { phone });
});

test("today so far is compared with the same stretch of the days before, by cut-off", async () => {
  const sums = await sumPeriods(scope, periods, null);
  expect(sums.lastWeek).toEqual({ ...NOTHING, rechargedFen: 100_000n, bonusGivenFen: 10_000n });
  expect(sums.yesterday).toEqual({ ...NOTHING, spentFen: 1_000n, pointsGiven: 10n });
});

test("a void counts against its kind, a reversal wipes its original out, a reversed void takes nothing back", async () => {
  const sums = await sumPeriods(scope, periods, null);
  expect(sums.today).toEqual({
    rechargedFen: 30_000n,
    spentFen: 700n,
    bonusGivenFen: 3_000n,
    pointsGiven: 7n,
  });
});

test("a store has its own part of the figures", async () => {
  expect((await sumPeriods(scope, periods, branch.storeId)).today).toEqual({
    ...NOTHING,
    rechargedFen: 30_000n,
    bonusGivenFen: 3_000n,
  });
  const here = await sumPeriods(scope, periods, till.storeId);
  expect(here.today).toEqual({ ...NOTHING, spentFen: 700n, pointsGiven: 7n });
});

test("a day takes in the night before the cut-off", async () => {
  const days = await sumDays(scope, daySpan("2026-11-11", today, clock), null);
  expect(days.map(({ day, rechargedFen, spentFen }) => [day, rechargedFen, spentFen])).toEqual([
    ["2026-11-11", 100_000n, 0n],
    ["2026-11-17", 0n, 7_000n],
    [today, 30_000n, 700n],
  ]);
});

test("every figure equals the sum of the rows it opens", async () => {
  const { today: shown } = await sumPeriods(scope, periods, null);
  const rowsBehind = (figure: Figure) => {
    const asked = entryListParams({ figure, from: today, to: today }, today);
    return sumEntries(scope, { ...asked, span: daySpan(today, today, clock) });
  };
  expect((await rowsBehind("recharged")).cashFen).toBe(shown.rechargedFen);
  expect((await rowsBehind("bonusGiven")).bonusFen).toBe(shown.bonusGivenFen);
  expect((await rowsBehind("pointsGiven")).points).toBe(shown.pointsGiven);
  const spent = await rowsBehind("spent");
  expect(-(spent.principalFen + spent.bonusFen)).toBe(shown.spentFen);
  expect(spent.count).toBe(3);
});

test("what is owed is principal and bonus of every account, now and then", async () => {
  // 110,000 recharged with bonus; 1,000 spent by yesterday noon; 6,000 and 700 more, and 33,000 put in since.
  expect(await sumOwed(scope, periods)).toEqual({ lastWeek: 110_000n, yesterday: 109_000n, today: 135_300n });
});

test("new members are people, in the store where their card was opened", async () => {
  expect(await countNewMembers(scope, periods, null)).toEqual({ today: 1n, yesterday: 0n, lastWeek: 1n });
  expect(await countNewMembers(scope, periods, till.storeId)).toEqual({
    today: 0n,
    yesterday: 0n,
    lastWeek: 1n,
  });
});

test("another merchant sees nothing of it", async () => {
  const other = mintScope((await makeMerchant()).merchantId);
  expect(await sumPeriods(other, periods, null)).toEqual({
    today: NOTHING,
    yesterday: NOTHING,
    lastWeek: NOTHING,
  });
  expect(await sumPeriods(other, periods, branch.storeId)).toMatchObject({ today: NOTHING });
  expect(await sumDays(other, daySpan("2026-11-01", today, clock), null)).toEqual([]);
  expect(await sumOwed(other, periods)).toEqual({ today: 0n, yesterday: 0n, lastWeek: 0n });
  expect(await countNewMembers(other, periods, null)).toMatchObject({ today: 0n, lastWeek: 0n });
});
