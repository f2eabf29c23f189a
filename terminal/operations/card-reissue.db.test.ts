import { beforeAll, describe, expect, test } from "vitest";
import { ledgerSql } from "@/db/client";
import { auditRows } from "@/db/test/audit-rows";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards, type TestMerchant } from "@/db/test/factories";
import { copiesOf, rowsOf } from "../test/card-copies";
import { cardAt, mustDo, type RawTill, rawTill, recharge } from "../test/raw-till";

testDatabase();

const PIN = "246810";
let issuer: TestMerchant;
let other: TestMerchant;
let there: RawTill;

beforeAll(async () => {
  issuer = await makeMerchant({ fenPerPoint: 100n });
  other = await makeMerchant({ fenPerPoint: 100n });
  there = await rawTill(other);
});

const bind = (till: RawTill, no: string, pin = PIN) => mustDo(till, "card.bind", { card: { no } }, { pin });
const spend = (till: RawTill, no: string, amount = 100, pin = PIN) =>
  till.do("spend", { card: { no }, amount }, { pin });
const eventsOf = async (of: TestMerchant, cardNo: string) =>
  (await auditRows(of)).filter(({ entityId, name }) => entityId === cardNo && name !== "card.open");

describe("card.reissue", () => {
  test("moves the accounts of two merchants in one step; money, points, PIN and history stay", async () => {
    const { no, till } = await cardAt(issuer, { paid: 5_000 });
    await bind(there, no);
    await recharge(there, other, no, 3_000);
    await spend(till, no, 1_000);
    await mustDo(till, "card.reportLost", { card: { no } });
    const old = await copiesOf(no);
    const [next = ""] = await makeStockCards(issuer, 1);
    const body = till.body("card.reissue", { card: { no }, newCard: { no: next } }, { pin: PIN });
    const reply = await till.say(body);
    expect(reply).toMatchObject({
      code: "000",
      data: { oldCardNo: no, cardNo: next, state: "active", principal: 4_000, points: 10 },
    });
    expect(await till.say(body)).toMatchObject({ code: "000", replayed: true });
    expect(await copiesOf(no)).toEqual({ state: "replaced", copies: [] });
    const now = await copiesOf(next);
    expect(now.state).toBe("active");
    expect(now.copies).toEqual(old.copies.map((copy) => ({ ...copy, state: "active" })));
    expect(await spend(there, next, 3_000)).toMatchObject({ code: "000", data: { principal: 0 } });
    expect(await spend(till, no)).toMatchObject({ code: "113", data: { state: "replaced" } });
    const [first] = await auditRows(issuer).then((rows) =>
      rows.filter(({ name, entityId }) => name === "card.reissue" && entityId === next),
    );
    expect(first).toMatchObject({
      actorId: issuer.cashier.id,
      before: { cardNo: no, state: "lost" },
      after: { replaces: no, checked: "pin", merchants: 2 },
    });
    expect((await eventsOf(other, no)).at(-1)).toMatchObject({ after: { replacedBy: next } });
    const [entry] = await ledgerSql()<{ no: string; here: boolean }[]>`
      select e.card_no as no, a.card_no = ${next} as here from entries e
      join accounts a on a.merchant_id = e.merchant_id and a.id = e.account_id
      where e.merchant_id = ${issuer.merchantId.toString()}::bigint and e.card_no = ${no} and e.kind = 'spend'`;
    expect(entry).toEqual({ no, here: true });
  });

  test("the old PIN is asked, and locked is locked", async () => {
    const { no, till } = await cardAt(issuer);
    const [next = ""] = await makeStockCards(issuer, 1);
    const card = { card: { no }, newCard: { no: next } };
    expect(await till.do("card.reissue", card)).toMatchObject({ code: "120" });
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(await till.do("card.reissue", card, { pin: "000000" })).toMatchObject({
        code: "101",
        data: { triesLeft },
      });
    expect(await till.do("card.reissue", card, { pin: PIN })).toMatchObject({ code: "102" });
    expect((await copiesOf(next)).state).toBe("stock");
    await mustDo(till, "card.resetPin", { card: { no } }, { newPin: "135790" });
    expect(await till.do("card.reissue", card, { pin: "135790" })).toMatchObject({ code: "000" });
  });

  test("only the issuer, only from its own stock, and a refusal leaves no row", async () => {
    const { no, till } = await cardAt(issuer);
    await bind(there, no);
    const [theirs = ""] = await makeStockCards(other, 1);
    const before = await rowsOf(no, issuer.merchantId);
    expect(
      await there.do("card.reissue", { card: { no }, newCard: { no: theirs } }, { pin: PIN }),
    ).toMatchObject({ code: "115", data: { issuer: `测试商户 ${issuer.slug}` } });
    const foreign = await till.do("card.reissue", { card: { no }, newCard: { no: theirs } }, { pin: PIN });
    const nobodys = await till.do(
      "card.reissue",
      { card: { no }, newCard: { no: "9999999999999999" } },
      { pin: PIN },
    );
    expect(foreign).toMatchObject({ code: "104", data: nobodys.data });
    expect(nobodys).toMatchObject({ code: "104", data: {} });
    const taken = (await cardAt(issuer)).no;
    const used = await till.do("card.reissue", { card: { no }, newCard: { no: taken } }, { pin: PIN });
    expect(used).toMatchObject({ code: "113", data: { state: "active" } });
    const itself = await till.do("card.reissue", { card: { no }, newCard: { no } }, { pin: PIN });
    expect(itself).toMatchObject({ code: "113", data: { state: "active" } });
    const audit = (digest: string) => digest.split("/").slice(0, 3);
    expect(audit(await rowsOf(no, issuer.merchantId))).toEqual(audit(before));
    expect((await copiesOf(theirs)).state).toBe("stock");
  });

  test("a bound card that was replaced goes on under its new number after an unbinding", async () => {
    const { no, till } = await cardAt(issuer);
    await bind(there, no);
    const [account] = (await copiesOf(no)).copies.filter(({ merchantId }) => merchantId === other.merchantId);
    await mustDo(there, "card.unbind", { card: { no } }, { pin: PIN });
    const [next = ""] = await makeStockCards(issuer, 1);
    await mustDo(till, "card.reissue", { card: { no }, newCard: { no: next } }, { pin: PIN });
    await bind(there, next);
    const again = (await copiesOf(next)).copies.find(({ merchantId }) => merchantId === other.merchantId);
    expect(again?.id).toBe(account?.id);
  });
});
