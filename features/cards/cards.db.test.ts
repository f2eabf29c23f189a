import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { SearchParams } from "@/components/table/table-address";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards, makeStore, type TestMerchant } from "@/db/test/factories";
import { makeTill, type TestTill } from "@/db/test/till";
import { FIRST_PAGE, parseCursor } from "@/features/entries/time-cursor";
import { Forbidden, NotFound } from "@/server/errors";
import { runOperation } from "@/server/operation";
import { mintScope, type Scope } from "@/server/scope";
import { CARDS_PER_PAGE, cardListParams } from "./list-params";
import { reportLost } from "./operations/report-lost";
import { revealPhone } from "./operations/reveal-phone";
import { countStock, getCard, getIssuedNumber, listCards, listStock, sumCards } from "./queries";
import { HAPPENINGS_PER_PAGE, listHappenings, parseTimelineCursor } from "./timeline";

testDatabase();

const at = (minutes: number) => new Date(Date.parse("2026-11-18T02:00:00Z") + minutes * 60_000);

let shop: TestMerchant;
let scope: Scope;
let till: TestTill;
let rich: string;
let poor: string;
let lost: string;

beforeAll(async () => {
  shop = await makeMerchant();
  scope = mintScope(shop.merchantId);
  till = await makeTill(shop);
  const branch = await makeTill(shop, (await makeStore(shop, "分店")).storeId);
  rich = await till.open(at(0), { phone: "13900001234", name: "王小明" });
  poor = await branch.open(at(1), { phone: "13900005678", name: "Anna Li" });
  lost = await till.open(at(2), { phone: "13900009999" });
  await till.recharge(at(3), rich, 50_000n);
  await runOperation(reportLost, portalContextOf(shop), { cardNo: lost });
  // What five wrong PINs leave behind.
  await db()
    .update(accounts)
    .set({ pinFails: 5 })
    .where(and(eq(accounts.merchantId, shop.merchantId), eq(accounts.cardNo, poor)));
});

function filterOf(params: SearchParams) {
  return { ...cardListParams(params), joined: null };
}

async function numbersOf(params: SearchParams, of: Scope = scope) {
  return (await listCards(of, filterOf(params), FIRST_PAGE)).rows.map((row) => row.cardNo);
}

test("cards are found by number, phone, last digits and name, and by what they are", async () => {
  expect(await numbersOf({})).toEqual([lost, poor, rich]);
  expect(await numbersOf({ q: rich })).toEqual([rich]);
  expect(await numbersOf({ q: "139 0000 5678" })).toEqual([poor]);
  expect(await numbersOf({ q: "1234" })).toEqual([rich]);
  expect(await numbersOf({ q: "小明" })).toEqual([rich]);
  expect(await numbersOf({ q: "anna" })).toEqual([poor]);
  expect(await numbersOf({ q: "%" })).toEqual([]);
  expect(await numbersOf({ state: "lost" })).toEqual([lost]);
  expect(await numbersOf({ pin: "locked" })).toEqual([poor]);
  expect(await numbersOf({ balance: "some" })).toEqual([rich]);
  expect(await numbersOf({ store: till.storeId.toString() })).toEqual([lost, rich]);
  const joined = { since: at(1), until: at(2) };
  const { rows } = await listCards(scope, { ...filterOf({}), joined }, FIRST_PAGE);
  expect(rows.map((row) => row.cardNo)).toEqual([poor]);
});

test("sums are those of what is filtered", async () => {
  expect(await sumCards(scope, filterOf({}))).toMatchObject({
    cards: 3,
    principalFen: 50_000n,
    bonusFen: 0n,
  });
  expect(await sumCards(scope, filterOf({ state: "lost" }))).toMatchObject({ cards: 1, principalFen: 0n });
});

test("another merchant finds no card, no number and no timeline", async () => {
  const theirs = mintScope((await makeMerchant()).merchantId);
  expect(await numbersOf({}, theirs)).toEqual([]);
  expect(await numbersOf({ q: rich }, theirs)).toEqual([]);
  expect(await sumCards(theirs, filterOf({}))).toMatchObject({ cards: 0, principalFen: 0n });
  expect(await getCard(theirs, rich)).toBeNull();
  expect(await getIssuedNumber(theirs, rich)).toBeNull();
  const card = await getCard(scope, rich);
  expect(card && (await listHappenings(theirs, card, null)).happenings).toEqual([]);
});

test("pages cover every card once", async () => {
  const many = await makeMerchant();
  const of = mintScope(many.merchantId);
  const hand = await makeTill(many);
  for (let n = 0; n < CARDS_PER_PAGE + 3; n += 1) await hand.open(at(n % 7), { phone: `1380000${1000 + n}` });
  const first = await listCards(of, filterOf({}), FIRST_PAGE);
  const second = await listCards(of, filterOf({}), { after: parseCursor(first.older ?? ""), before: null });
  const seen = [...first.rows, ...second.rows].map((row) => row.cardNo);
  expect([first.rows.length, second.rows.length, second.older]).toEqual([CARDS_PER_PAGE, 3, null]);
  expect(new Set(seen).size).toBe(CARDS_PER_PAGE + 3);
});

test("the stock is listed in the order of its numbers, and what was opened is no longer in it", async () => {
  const maker = await makeMerchant();
  const of = mintScope(maker.merchantId);
  const numbers = await makeStockCards(maker, CARDS_PER_PAGE + 5);
  const first = await listStock(of, { after: null, before: null });
  const second = await listStock(of, { after: first.next, before: null });
  expect([...first.rows, ...second.rows].map((row) => row.cardNo)).toEqual(numbers);
  expect(second.next).toBeNull();
  const back = await listStock(of, { after: null, before: second.previous });
  expect(back.rows).toEqual(first.rows);
  expect(await countStock(of)).toBe(numbers.length);
  expect(await getIssuedNumber(scope, rich)).toMatchObject({ state: "active" });
  expect(await countStock(scope)).toBe(0);
});

test("a timeline mixes entries and deeds by time, page after page, each once", async () => {
  const no = await till.open(at(10), { phone: "13900007777" });
  await till.recharge(at(11), no, 10_000n);
  for (let n = 0; n < HAPPENINGS_PER_PAGE; n += 1) {
    const when = at(12 + Math.floor(n / 4));
    await till.spend(when, no, 100n);
    if (n % 4 === 0)
      await runOperation(revealPhone, portalContextOf(shop, "supervisor", when), { cardNo: no });
  }
  const card = await getCard(scope, no);
  if (!card) throw new Error("no card");
  const first = await listHappenings(scope, card, null);
  const second = await listHappenings(scope, card, parseTimelineCursor(first.older ?? ""));
  const all = [...first.happenings, ...second.happenings];
  expect(first.happenings).toHaveLength(HAPPENINGS_PER_PAGE);
  expect(second.older).toBeNull();
  expect(new Set(all.map(({ type, id }) => `${type} ${id}`)).size).toBe(HAPPENINGS_PER_PAGE + 1 + 8 + 1);
  expect(all.every((one, n) => n === 0 || one.at <= (all[n - 1]?.at ?? one.at))).toBe(true);
  expect(all.at(-1)).toMatchObject({ type: "event", event: { name: "card.open" } });
});

test("a whole phone number is shown to a reader of cards, and the looking is recorded", async () => {
  const ctx = portalContextOf(shop, "auditor", at(60));
  expect(await runOperation(revealPhone, ctx, { cardNo: rich })).toEqual({ phone: "13900001234" });
  const row = (await auditRows(shop)).findLast((one) => one.name === "member.revealPhone");
  expect(row).toMatchObject({
    entity: "card",
    entityId: rich,
    actorKind: "user",
    after: { phoneShown: "139 **** 1234" },
  });
});

test("nobody reads another merchant's phone, nor does the platform read any", async () => {
  const theirs = await makeMerchant();
  const before = (await auditRows(shop)).length;
  await expect(runOperation(revealPhone, portalContextOf(theirs), { cardNo: rich })).rejects.toThrow(
    NotFound,
  );
  await expect(
    runOperation(revealPhone, portalContextOf(shop, "platform"), { cardNo: rich }),
  ).rejects.toThrow(Forbidden);
  expect((await auditRows(shop)).length).toBe(before);
  expect((await auditRows(theirs)).filter((one) => one.name === "member.revealPhone")).toEqual([]);
});
