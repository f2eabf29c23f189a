import { beforeAll, expect, test } from "vitest";
import type { SearchParams } from "@/components/table/table-address";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStore, type TestMerchant } from "@/db/test/factories";
import { makeTill, type TestEntry, type TestTill } from "@/db/test/till";
import { mintScope, type Scope } from "@/server/scope";
import { daySpan } from "./day-span";
import { entryListParams, PAGE_SIZE } from "./list-params";
import { getEntry, listCorrections, listEntries, sumEntries } from "./queries";
import { refText } from "./slip-facts";
import { FIRST_PAGE, parseCursor } from "./time-cursor";

testDatabase();

const clock = { zone: "Asia/Shanghai", cutoffMinutes: 0 };
const today = "2026-11-18";
const at = (minutes: number) => new Date(Date.parse("2026-11-18T02:00:00Z") + minutes * 60_000);

let shop: TestMerchant;
let scope: Scope;
let till: TestTill;
let branch: TestTill;
let card: string;
let other: string;
let recharged: TestEntry;
let spent: TestEntry;
let voided: TestEntry;
let undone: TestEntry;
let elsewhere: TestEntry;

beforeAll(async () => {
  shop = await makeMerchant({ ...clock, fenPerPoint: 100n });
  scope = mintScope(shop.merchantId);
  till = await makeTill(shop);
  branch = await makeTill(shop, (await makeStore(shop, "分店")).storeId);
  card = await till.open(at(0), { phone: "13900000001", name: "王小明" });
  other = await till.open(at(0), { phone: "13900000002" });
  recharged = await till.recharge(at(1), card, 100_000n);
  spent = await till.spend(at(2), card, 3_000n);
  voided = await till.void(at(3), "spend", card, spent);
  undone = await till.reverse(at(4), await till.spend(at(4), card, 500n));
  elsewhere = await branch.recharge(at(5), other, 20_000n);
});

function filterOf(params: SearchParams) {
  const asked = entryListParams(params, today);
  return { ...asked, span: asked.days && daySpan(asked.days.from, asked.days.to, clock) };
}

async function refsOf(params: SearchParams, of: Scope = scope) {
  const { rows } = await listEntries(of, filterOf(params), FIRST_PAGE);
  return rows.map((row) => row.id);
}

test("the newest stands first, and what became of an entry stands with it", async () => {
  const { rows } = await listEntries(scope, filterOf({}), FIRST_PAGE);
  expect(rows.map(({ kind, state }) => [kind, state])).toEqual([
    ["recharge", "applied"],
    ["reversal", "applied"],
    ["spend", "reversed"],
    ["spendVoid", "applied"],
    ["spend", "voided"],
    ["recharge", "applied"],
  ]);
  expect(rows.at(-1)).toMatchObject({
    cashFen: 100_000n,
    tender: "wechat",
    maker: { no: "01", name: "小李" },
  });
});

test("each filter lets through its own", async () => {
  expect(await refsOf({ kind: "spendVoid" })).toEqual([voided.ref]);
  expect(await refsOf({ store: branch.storeId.toString() })).toEqual([elsewhere.ref]);
  expect(await refsOf({ terminal: branch.terminalId.toString() })).toEqual([elsewhere.ref]);
  expect(await refsOf({ operator: shop.supervisor.id.toString() })).toEqual([]);
  expect(await refsOf({ tender: "wechat", kind: "recharge" })).toEqual([elsewhere.ref, recharged.ref]);
  expect(await refsOf({ tender: "cash" })).toEqual([]);
  expect(await refsOf({ sign: "minus", figure: "spent" })).toEqual([spent.ref]);
  expect(await refsOf({ figure: "spent" })).toEqual([voided.ref, spent.ref]);
  expect(await refsOf({ from: "2026-11-17", to: "2026-11-17" })).toEqual([]);
  expect(await refsOf({ from: today, kind: "reversal" })).toEqual([undone.ref]);
});

test("one box finds by card, phone, voucher and reference, on any day", async () => {
  expect(await refsOf({ q: other })).toEqual([elsewhere.ref]);
  expect(await refsOf({ q: "139 0000 0002" })).toEqual([elsewhere.ref]);
  expect(await refsOf({ q: refText(spent.ref) })).toEqual([spent.ref]);
  expect(await refsOf({ q: `YIKA:${refText(spent.ref)}` })).toEqual([spent.ref]);
  // The first voucher of each terminal.
  expect(await refsOf({ q: "000001" })).toEqual([elsewhere.ref, recharged.ref]);
  expect(await refsOf({ q: "13900000003" })).toEqual([]);
  expect(await refsOf({ q: "王小明" })).toEqual([]);
});

test("sums leave out what was reversed and count the rows", async () => {
  expect(await sumEntries(scope, filterOf({}))).toEqual({
    count: 6,
    capped: false,
    cashFen: 120_000n,
    principalFen: 120_000n,
    bonusFen: 0n,
    points: 0n,
  });
  expect(await sumEntries(scope, filterOf({ kind: "spend" }))).toMatchObject({
    count: 2,
    principalFen: -3_000n,
  });
});

test("an entry's page has its balances, its approver, and everything that corrects it", async () => {
  const entry = await getEntry(scope, voided.ref);
  expect(entry).toMatchObject({
    kind: "spendVoid",
    principalFen: 3_000n,
    principalAfterFen: 100_000n,
    holderName: "王小明",
    approver: { no: "00" },
    settledAt: null,
  });
  const family = entry && (await listCorrections(scope, entry));
  expect(family?.map((row) => row.id)).toEqual([spent.ref, voided.ref]);
  const origin = await getEntry(scope, spent.ref);
  const same = origin && (await listCorrections(scope, origin));
  expect(same?.map((row) => row.id)).toEqual([spent.ref, voided.ref]);
});

test("another merchant sees nothing, by no filter and no number", async () => {
  const theirs = mintScope((await makeMerchant()).merchantId);
  expect(await refsOf({}, theirs)).toEqual([]);
  for (const q of [card, "13900000001", "000001", refText(spent.ref)])
    expect(await refsOf({ q }, theirs)).toEqual([]);
  expect(await refsOf({ terminal: till.terminalId.toString() }, theirs)).toEqual([]);
  expect(await sumEntries(theirs, filterOf({}))).toMatchObject({ count: 0, cashFen: 0n });
  expect(await getEntry(theirs, spent.ref)).toBeNull();
});

test("pages cover every row once, forwards and back", async () => {
  const busy = await makeMerchant(clock);
  const of = mintScope(busy.merchantId);
  const hand = await makeTill(busy);
  const no = await hand.open(at(0), { phone: "13900000009" });
  await hand.recharge(at(1), no, 100_000n);
  // Three at each instant, so that only the reference tells them apart.
  for (let n = 0; n < 2 * PAGE_SIZE + 9; n += 1) await hand.spend(at(2 + Math.floor(n / 3)), no, 100n);
  const seen: bigint[] = [];
  let page = await listEntries(of, filterOf({}), FIRST_PAGE);
  const forwards = [page.rows.map((row) => row.id)];
  while (page.older) {
    page = await listEntries(of, filterOf({}), { after: parseCursor(page.older), before: null });
    forwards.push(page.rows.map((row) => row.id));
  }
  seen.push(...forwards.flat());
  expect(forwards.map((rows) => rows.length)).toEqual([PAGE_SIZE, PAGE_SIZE, 10]);
  expect(new Set(seen).size).toBe(2 * PAGE_SIZE + 10);
  const back = [page.rows.map((row) => row.id)];
  while (page.newer) {
    page = await listEntries(of, filterOf({}), { after: null, before: parseCursor(page.newer) });
    back.unshift(page.rows.map((row) => row.id));
  }
  expect(back).toEqual(forwards);
});
