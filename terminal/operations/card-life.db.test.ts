import { beforeAll, describe, expect, test } from "vitest";
import { auditRows } from "@/db/test/audit-rows";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { issueCardToken } from "@/features/cards/issue-token";
import { now } from "@/server/clock";
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

describe("card.reportLost", () => {
  test("stops every spend at every merchant, is in both audits, and is answered again the same", async () => {
    const { no, till } = await cardAt(issuer, { paid: 5_000 });
    await bind(there, no);
    await recharge(there, other, no, 3_000);
    const body = till.body("card.reportLost", { card: { no } });
    const reply = await till.say(body);
    expect(reply).toMatchObject({ code: "000", data: { cardNo: no, state: "lost" } });
    expect(await till.say(body)).toMatchObject({ code: "000", replayed: true, data: reply.data });
    expect(await spend(till, no)).toMatchObject({ code: "103" });
    expect(await spend(there, no)).toMatchObject({ code: "103" });
    const { state, copies } = await copiesOf(no);
    expect([state, ...copies.map((copy) => copy.state)]).toEqual(["lost", "lost", "lost"]);
    expect(await eventsOf(issuer, no)).toMatchObject([
      {
        name: "card.reportLost",
        actorKind: "operator",
        actorId: issuer.cashier.id,
        door: "terminal",
        before: { state: "active" },
        after: { state: "lost", byPhone: false },
      },
    ]);
    // The other merchant learns that, and nothing of where or by whom.
    expect((await eventsOf(other, no)).at(-1)).toMatchObject({
      name: "card.reportLost",
      actorKind: "system",
      actorId: null,
      door: "system",
      after: { state: "lost" },
    });
    expect(await till.do("card.reportLost", { card: { no } })).toMatchObject({
      code: "113",
      data: { state: "lost" },
    });
  });

  test("by phone it is the holder's phone, or there is no such card", async () => {
    const { no, till } = await cardAt(issuer, { phone: "13911112222" });
    const before = await rowsOf(no, issuer.merchantId);
    const wrong = await till.do("card.reportLost", { card: { no }, phone: "13911113333" });
    expect(wrong).toMatchObject({ code: "104", data: {} });
    expect(await rowsOf(no, issuer.merchantId)).toBe(before);
    expect(await till.do("card.reportLost", { card: { no }, phone: "13911112222" })).toMatchObject({
      code: "000",
    });
  });

  test("a merchant the card is bound to may do it too; one that does not know it may not", async () => {
    const { no, till } = await cardAt(issuer);
    const before = await rowsOf(no, other.merchantId);
    expect(await there.do("card.reportLost", { card: { no } })).toMatchObject({ code: "106" });
    expect(await there.do("card.reportLost", { card: { no: "9999999999999999" } })).toMatchObject({
      code: "104",
    });
    expect(await rowsOf(no, other.merchantId)).toBe(before);
    await bind(there, no);
    expect(await there.do("card.reportLost", { card: { no } })).toMatchObject({ code: "000" });
    expect(await spend(till, no)).toMatchObject({ code: "103" });
  });

  test("an operator nobody knows is refused", async () => {
    const { no, till } = await cardAt(issuer);
    const before = await rowsOf(no, issuer.merchantId);
    expect(await till.do("card.reportLost", { operator: "77", card: { no } })).toMatchObject({ code: "115" });
    expect(await rowsOf(no, issuer.merchantId)).toBe(before);
  });
});

describe("card.voidOpen", () => {
  test("puts the number back, and it is opened for somebody else", async () => {
    const { no, till } = await cardAt(issuer);
    const body = till.body("card.voidOpen", { card: { no } });
    expect(await till.say(body)).toMatchObject({ code: "000", data: { cardNo: no, state: "stock" } });
    expect(await till.say(body)).toMatchObject({ code: "000", replayed: true });
    expect(await copiesOf(no)).toEqual({ state: "stock", copies: [] });
    expect((await eventsOf(issuer, no)).at(-1)).toMatchObject({
      name: "card.voidOpen",
      actorId: issuer.cashier.id,
      before: { state: "active" },
      after: { state: "stock" },
    });
    expect(await till.do("card.voidOpen", { card: { no } })).toMatchObject({
      code: "113",
      data: { state: "stock" },
    });
    await mustDo(till, "card.open", { card: { no }, phone: "13955556666" });
  });

  test("not once anything has moved", async () => {
    const { no, till } = await cardAt(issuer, { paid: 100 });
    const before = await rowsOf(no, issuer.merchantId);
    expect(await till.do("card.voidOpen", { card: { no } })).toMatchObject({ code: "118" });
    expect(await rowsOf(no, issuer.merchantId)).toBe(before);
  });

  test("not while another merchant knows it, who is named; an unused ended binding is nothing", async () => {
    const { no, till } = await cardAt(issuer);
    await bind(there, no);
    expect(await there.do("card.voidOpen", { card: { no } })).toMatchObject({ code: "115" });
    const named = { merchants: [`测试商户 ${other.slug}`] };
    expect(await till.do("card.voidOpen", { card: { no } })).toMatchObject({ code: "118", data: named });
    await mustDo(there, "card.unbind", { card: { no } }, { pin: PIN });
    expect(await till.do("card.voidOpen", { card: { no } })).toMatchObject({ code: "000" });
    // Whoever gets the number next starts without a past.
    await mustDo(till, "card.open", { card: { no }, phone: "13977778888" }, { newPin: PIN });
    expect(await bind(there, no)).toMatchObject({ code: "000" });
    expect((await copiesOf(no)).copies).toHaveLength(2);
  });

  test("not when an ended binding has a history", async () => {
    const { no, till } = await cardAt(issuer);
    await bind(there, no);
    await recharge(there, other, no, 50);
    expect(await spend(there, no, 50)).toMatchObject({ code: "000" });
    await mustDo(there, "card.unbind", { card: { no } }, { pin: PIN });
    expect(await till.do("card.voidOpen", { card: { no } })).toMatchObject({
      code: "118",
      data: { merchants: [`测试商户 ${other.slug}`] },
    });
    expect((await copiesOf(no)).state).toBe("active");
  });
});

describe("a card shown by its one-time code", () => {
  test("is that card, once; a refusal leaves the code as it was", async () => {
    const { no, till } = await cardAt(issuer);
    const { token } = await issueCardToken(no, now());
    const secrets = { pin: "000000", newPin: "135790" };
    expect(await till.do("card.changePin", { card: { token } }, secrets)).toMatchObject({ code: "101" });
    const changed = await till.do("card.changePin", { card: { token } }, { ...secrets, pin: PIN });
    expect(changed).toMatchObject({ code: "000", data: { cardNo: no } });
    expect(await till.do("card.reportLost", { card: { token } })).toMatchObject({ code: "104" });
    expect((await copiesOf(no)).state).toBe("active");
  });
});
