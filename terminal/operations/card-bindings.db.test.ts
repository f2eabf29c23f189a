import { beforeAll, describe, expect, test } from "vitest";
import { ledgerSql } from "@/db/client";
import { auditRows } from "@/db/test/audit-rows";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards, type TestMerchant } from "@/db/test/factories";
import { verifyLedger } from "@/ledger/verify";
import { copiesOf, rowsOf } from "../test/card-copies";
import { cardAt, mustDo, type RawTill, rawTill, recharge } from "../test/raw-till";

testDatabase();

const PIN = "246810";
let issuer: TestMerchant;
let other: TestMerchant;
let there: RawTill;

beforeAll(async () => {
  issuer = await makeMerchant();
  other = await makeMerchant();
  there = await rawTill(other);
});

const bind = (till: RawTill, no: string, pin = PIN) => till.do("card.bind", { card: { no } }, { pin });
const unbind = (till: RawTill, no: string) => till.do("card.unbind", { card: { no } }, { pin: PIN });
const spend = (till: RawTill, no: string, amount: number) =>
  till.do("spend", { card: { no }, amount }, { pin: PIN });
const here = async (no: string) =>
  (await copiesOf(no)).copies.find(({ merchantId }) => merchantId === other.merchantId);

describe("card.bind", () => {
  test("opens an empty account here; identity is shared, money is not", async () => {
    const { no, till } = await cardAt(issuer, { paid: 5_000, phone: "13922223333" });
    expect(await spend(there, no, 100)).toMatchObject({ code: "106" });
    const body = there.body("card.bind", { card: { no } }, { pin: PIN });
    const reply = await there.say(body);
    expect(reply).toMatchObject({
      code: "000",
      data: { cardNo: no, issuer: `测试商户 ${issuer.slug}`, principal: 0, bonus: 0, points: 0 },
    });
    expect(await there.say(body)).toMatchObject({ code: "000", replayed: true, data: reply.data });
    expect(await spend(there, no, 100)).toMatchObject({ code: "100" });
    await recharge(there, other, no, 700);
    expect(await spend(there, no, 100)).toMatchObject({ code: "000", data: { principal: 600 } });
    expect(await spend(till, no, 100)).toMatchObject({ code: "000", data: { principal: 4_900 } });
    expect((await copiesOf(no)).copies).toMatchObject([
      { merchantId: issuer.merchantId, shared: true, hasPin: true, state: "active" },
      { merchantId: other.merchantId, shared: true, hasPin: true, state: "active" },
    ]);
    expect((await auditRows(other)).at(-1)).toMatchObject({
      name: "card.bind",
      actorId: other.cashier.id,
      entityId: no,
      after: { again: false, checked: "pin" },
    });
  });

  test("of the person this merchant learns the phone alone", async () => {
    const { no } = await cardAt(issuer, { phone: "13922224444" });
    await mustDo(there, "card.bind", { card: { no } }, { pin: PIN });
    const [profile] = await ledgerSql()<{ phone: string; name: string; birthday: string | null }[]>`
      select p.phone, p.name, p.birthday from accounts a
      join member_profiles p on p.merchant_id = a.merchant_id and p.member_id = a.member_id
      where a.merchant_id = ${other.merchantId.toString()}::bigint and a.card_no = ${no}`;
    expect(profile).toEqual({ phone: "13922224444", name: "", birthday: null });
  });

  test("a wrong PIN is counted at the issuer, and five lock the card", async () => {
    const { no, till } = await cardAt(issuer, { paid: 1_000 });
    const before = (await rowsOf(no, other.merchantId)).split("/").slice(3);
    expect(await there.do("card.bind", { card: { no } })).toMatchObject({ code: "120" });
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(await bind(there, no, "000000")).toMatchObject({ code: "101", data: { triesLeft } });
    expect(await bind(there, no)).toMatchObject({ code: "102" });
    expect(await spend(till, no, 100)).toMatchObject({ code: "102" });
    expect(await here(no)).toBeUndefined();
    expect((await rowsOf(no, other.merchantId)).split("/").slice(3)).toEqual(before);
  });

  test("once is enough, at the issuer it is not needed, and nobody binds what is no card", async () => {
    const { no, till } = await cardAt(issuer);
    await mustDo(there, "card.bind", { card: { no } }, { pin: PIN });
    const before = await rowsOf(no, other.merchantId);
    expect(await bind(there, no)).toMatchObject({ code: "119" });
    expect(await bind(till, no)).toMatchObject({ code: "119" });
    expect(await there.do("card.bind", { operator: "77", card: { no } }, { pin: PIN })).toMatchObject({
      code: "115",
    });
    expect(await rowsOf(no, other.merchantId)).toBe(before);
    const [stock = ""] = await makeStockCards(issuer, 1);
    const foreign = await bind(there, stock);
    const nobodys = await bind(there, "9999999999999999");
    expect(foreign).toMatchObject({ code: "104", data: nobodys.data });
    expect(nobodys).toMatchObject({ code: "104", data: {} });
    expect((await copiesOf(stock)).copies).toEqual([]);
  });

  test("not a lost card, not a replaced one", async () => {
    const { no, till } = await cardAt(issuer);
    await mustDo(till, "card.reportLost", { card: { no } });
    expect(await bind(there, no)).toMatchObject({ code: "103" });
    const [next = ""] = await makeStockCards(issuer, 1);
    await mustDo(till, "card.reissue", { card: { no }, newCard: { no: next } }, { pin: PIN });
    expect(await bind(there, no)).toMatchObject({ code: "113", data: { state: "replaced" } });
    expect(await bind(there, next)).toMatchObject({ code: "000" });
  });

  test("a card without a PIN is bound by itself", async () => {
    const { no } = await cardAt(issuer, { pin: null });
    expect(await there.do("card.bind", { card: { no } })).toMatchObject({ code: "000" });
    expect(await there.do("card.unbind", { card: { no } })).toMatchObject({ code: "000" });
  });
});

describe("card.unbind", () => {
  test("ends the binding of an empty account; bound again the history goes on", async () => {
    const { no, till } = await cardAt(issuer, { paid: 1_000 });
    await mustDo(there, "card.bind", { card: { no } }, { pin: PIN });
    const opened = await here(no);
    await recharge(there, other, no, 500);
    expect(await unbind(there, no)).toMatchObject({
      code: "118",
      data: { principal: 500, bonus: 0, points: 0 },
    });
    await spend(there, no, 500);
    const body = there.body("card.unbind", { card: { no } }, { pin: PIN });
    expect(await there.say(body)).toMatchObject({ code: "000", data: { cardNo: no } });
    expect(await there.say(body)).toMatchObject({ code: "000", replayed: true });
    expect((await auditRows(other)).at(-1)).toMatchObject({
      name: "card.unbind",
      after: { state: "unbound" },
    });
    expect(await here(no)).toMatchObject({ id: opened?.id, state: "unbound", seq: 2, hasPin: false });
    expect(await spend(there, no, 1)).toMatchObject({ code: "106" });
    expect(await unbind(there, no)).toMatchObject({ code: "106" });
    // Alone again: the issuer's lane counts by itself.
    expect((await copiesOf(no)).copies[0]).toMatchObject({ shared: false });
    expect(await spend(till, no, 100)).toMatchObject({ code: "000", data: { principal: 900 } });

    expect(await bind(there, no)).toMatchObject({ code: "000", data: { principal: 0 } });
    expect(await here(no)).toMatchObject({
      id: opened?.id,
      state: "active",
      seq: 2,
      hasPin: true,
      shared: true,
    });
    await recharge(there, other, no, 300);
    expect(await here(no)).toMatchObject({ seq: 3, principal: 300n });
    expect((await verifyLedger()).firstBad).toBeNull();
  });

  test("points owed keep it too", async () => {
    const shop = await makeMerchant({ fenPerPoint: 1n });
    const till = await rawTill(shop);
    const { no } = await cardAt(issuer);
    await mustDo(till, "card.bind", { card: { no } }, { pin: PIN });
    await recharge(till, shop, no, 100);
    await spend(till, no, 100);
    expect(await unbind(till, no)).toMatchObject({ code: "118", data: { principal: 0, points: 100 } });
  });

  test("not at the issuer, not without the PIN, and what is held is told to nobody without it", async () => {
    const { no, till } = await cardAt(issuer);
    await mustDo(there, "card.bind", { card: { no } }, { pin: PIN });
    await recharge(there, other, no, 500);
    expect(await unbind(till, no)).toMatchObject({ code: "115", data: {} });
    const before = (await rowsOf(no, other.merchantId)).split("/").slice(3);
    expect(await there.do("card.unbind", { card: { no } })).toMatchObject({ code: "120", data: {} });
    const wrong = await there.do("card.unbind", { card: { no } }, { pin: "000000" });
    expect(wrong).toMatchObject({ code: "101", data: { triesLeft: 4 } });
    expect((await copiesOf(no)).copies.map(({ pinFails }) => pinFails)).toEqual([1, 1]);
    expect((await rowsOf(no, other.merchantId)).split("/").slice(3)).toEqual(before);
    expect(await there.do("card.unbind", { operator: "77", card: { no } }, { pin: PIN })).toMatchObject({
      code: "115",
    });
  });
});
