import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerSql } from "@/db/client";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards, type TestMerchant } from "@/db/test/factories";
import { copiesOf } from "../test/card-copies";
import { cardAt, mustDo, type RawTill, rawTill, recharge } from "../test/raw-till";

const { ownerUrl } = testDatabase();

const PIN = "246810";
let issuer: TestMerchant;
let other: TestMerchant;
let owner: postgres.Sql;

beforeAll(async () => {
  issuer = await makeMerchant({ fenPerPoint: 100n });
  other = await makeMerchant({ fenPerPoint: 100n });
  owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(() => owner.end());

const spend = (till: RawTill, no: string) => till.do("spend", { card: { no }, amount: 100 }, { pin: PIN });
const tillsOf = (of: TestMerchant, count: number) =>
  Promise.all(Array.from({ length: count }, () => rawTill(of)));
const countOf = (replies: readonly { code?: string }[], code: string) =>
  replies.filter((reply) => reply.code === code).length;

async function sharedCard() {
  const made = await cardAt(issuer, { paid: 10_000 });
  const there = await rawTill(other);
  await mustDo(there, "card.bind", { card: { no: made.no } }, { pin: PIN });
  await recharge(there, other, made.no, 10_000);
  return { ...made, there };
}

/** Until so many statements of this database wait for a lock. */
async function untilWaiting(count: number): Promise<void> {
  for (let looks = 0; looks < 20_000; looks += 1) {
    const [row] = await owner<{ waiting: number }[]>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if ((row?.waiting ?? 0) >= count) return;
  }
  throw new Error(`${count} statements never waited`);
}

/** Holds one account's row while `deeds` are sent one after the other, each once the one before waits in line for it. */
async function inLineFor<T>(
  of: TestMerchant,
  no: string,
  deeds: readonly (() => Promise<T>)[],
): Promise<T[]> {
  const merchant = of.merchantId.toString();
  const waiting = await ledgerSql().begin(async (sql) => {
    await sql`select 1 from accounts where merchant_id = ${merchant}::bigint and card_no = ${no} for update`;
    const sent: Promise<T>[] = [];
    for (const deed of deeds) {
      sent.push(deed());
      await untilWaiting(sent.length);
    }
    return { sent };
  });
  return Promise.all(waiting.sent);
}

test("a lane that decided just before the card was lost decides again", async () => {
  const { no, till, there } = await sharedCard();
  // The lane has read "active", decided, and waits behind the report for the account's row.
  const [lost, spent] = await inLineFor(other, no, [
    () => till.do("card.reportLost", { card: { no } }),
    () => spend(there, no),
  ]);
  expect(lost).toMatchObject({ code: "000" });
  expect(spent).toMatchObject({ code: "103" });
  expect((await copiesOf(no)).copies.map(({ principal }) => principal)).toEqual([10_000n, 10_000n]);
});

test("a lane that decided just before the card was replaced decides again", async () => {
  const { no, till, there } = await sharedCard();
  const [next = ""] = await makeStockCards(issuer, 1);
  const [moved, spent] = await inLineFor(other, no, [
    () => till.do("card.reissue", { card: { no }, newCard: { no: next } }, { pin: PIN }),
    () => spend(there, no),
  ]);
  expect(moved).toMatchObject({ code: "000" });
  expect(spent).toMatchObject({ code: "106" });
  expect((await copiesOf(next)).copies.map(({ principal }) => principal)).toEqual([10_000n, 10_000n]);
});

test("a binding waits for the one before it, and finds it", async () => {
  const { no } = await cardAt(issuer);
  const [one, two] = await tillsOf(other, 2);
  const replies = await inLineFor(
    issuer,
    no,
    [one, two].map((till) => async () => till?.do("card.bind", { card: { no } }, { pin: PIN })),
  );
  expect(replies.map((reply) => reply?.code)).toEqual(["000", "119"]);
});

test("lost while both merchants spend: what is answered afterwards is refused everywhere", async () => {
  const { no, till } = await sharedCard();
  const tills = [...(await tillsOf(issuer, 4)), ...(await tillsOf(other, 4))];
  const racing = tills.flatMap((each) => [1, 2, 3].map(() => spend(each, no)));
  expect(await till.do("card.reportLost", { card: { no } })).toMatchObject({ code: "000" });
  const after = await Promise.all(tills.map((each) => spend(each, no)));
  expect(countOf(after, "103")).toBe(after.length);
  const replies = await Promise.all(racing);
  const approved = countOf(replies, "000");
  expect(approved + countOf(replies, "103")).toBe(replies.length);
  const left = (await copiesOf(no)).copies.reduce((sum, { principal }) => sum + principal, 0n);
  expect(left).toBe(20_000n - BigInt(approved) * 100n);
});

test("reissued while both merchants spend by either number: not a fen is lost or doubled", async () => {
  const { no, till } = await sharedCard();
  const [next = ""] = await makeStockCards(issuer, 1);
  const tills = [...(await tillsOf(issuer, 4)), ...(await tillsOf(other, 4))];
  const racing = tills.flatMap((each) => [no, next, no, next].map((number) => spend(each, number)));
  const moved = await till.do("card.reissue", { card: { no }, newCard: { no: next } }, { pin: PIN });
  expect(moved).toMatchObject({ code: "000", data: { cardNo: next } });
  const replies = await Promise.all(racing);
  const approved = countOf(replies, "000");
  // Before it the new number is stock: 113 at the issuer, no card elsewhere; after it the old one is replaced.
  const refused = countOf(replies, "113") + countOf(replies, "104") + countOf(replies, "106");
  expect(approved + refused).toBe(replies.length);
  const { copies } = await copiesOf(next);
  expect(copies).toHaveLength(2);
  const left = copies.reduce((sum, { principal }) => sum + principal, 0n);
  expect(left).toBe(20_000n - BigInt(approved) * 100n);
  expect(await copiesOf(no)).toEqual({ state: "replaced", copies: [] });
  for (const each of tills) expect(await spend(each, next)).toMatchObject({ code: "000" });
});

test("two cards cannot be reissued to one number", async () => {
  const [next = ""] = await makeStockCards(issuer, 1);
  const cards = await Promise.all([cardAt(issuer), cardAt(issuer, { phone: "13900005678" })]);
  const replies = await Promise.all(
    cards.map(({ no, till }) =>
      till.do("card.reissue", { card: { no }, newCard: { no: next } }, { pin: PIN }),
    ),
  );
  expect(replies.map(({ code }) => code).sort()).toEqual(["000", "113"]);
  expect((await copiesOf(next)).copies).toHaveLength(1);
});

test("bound at two tills at once, and at two merchants at once: one account each", async () => {
  const { no } = await cardAt(issuer);
  const third = await makeMerchant();
  const tills = [...(await tillsOf(other, 3)), ...(await tillsOf(third, 2))];
  const replies = await Promise.all(
    tills.map((till) => till.do("card.bind", { card: { no } }, { pin: PIN })),
  );
  expect(countOf(replies, "000")).toBe(2);
  expect(countOf(replies, "119")).toBe(3);
  const { copies } = await copiesOf(no);
  expect(copies.map(({ merchantId }) => merchantId)).toEqual(
    [issuer, other, third].map(({ merchantId }) => merchantId).sort((a, b) => Number(a - b)),
  );
  expect(copies.every(({ shared }) => shared)).toBe(true);
});

test("unbound while it is recharged: either there is money and a binding, or neither", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { no } = await cardAt(issuer);
    const [one, two] = await tillsOf(other, 2);
    if (!one || !two) throw new Error("two tills");
    await mustDo(one, "card.bind", { card: { no } }, { pin: PIN });
    const [unbound, charged] = await Promise.all([
      one.do("card.unbind", { card: { no } }, { pin: PIN }),
      two.do(
        "recharge",
        { card: { no }, paid: 500, tender: "cash" },
        { rechargePassword: other.rechargePassword },
      ),
    ]);
    const account = (await copiesOf(no)).copies.find(({ merchantId }) => merchantId === other.merchantId);
    const ended = unbound.code === "000";
    expect([unbound.code, charged.code]).toEqual(ended ? ["000", "106"] : ["118", "000"]);
    expect(account).toMatchObject({ state: ended ? "unbound" : "active", principal: ended ? 0n : 500n });
  }
});
