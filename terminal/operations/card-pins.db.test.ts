import { beforeAll, describe, expect, test } from "vitest";
import { ledgerSql } from "@/db/client";
import { auditRows } from "@/db/test/audit-rows";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards, type TestMerchant } from "@/db/test/factories";
import { copiesOf, rowsOf } from "../test/card-copies";
import { say, sealed, untraced } from "../test/raw-message";
import { cardAt, mustDo, type RawTill, rawTill, recharge } from "../test/raw-till";

testDatabase();

const PIN = "246810";
const WRONG = "000000";
let issuer: TestMerchant;
let other: TestMerchant;
let there: RawTill;

beforeAll(async () => {
  issuer = await makeMerchant();
  other = await makeMerchant();
  there = await rawTill(other);
});

const spend = (till: RawTill, no: string, pin = PIN) =>
  till.do("spend", { card: { no }, amount: 100 }, { pin });
const failsOf = async (no: string) => (await copiesOf(no)).copies.map(({ pinFails }) => pinFails);

/** Money on it at both merchants. */
async function sharedCard() {
  const made = await cardAt(issuer, { paid: 10_000 });
  await mustDo(there, "card.bind", { card: { no: made.no } }, { pin: PIN });
  await recharge(there, other, made.no, 10_000);
  return made;
}

describe("a wrong PIN of a card known at several merchants", () => {
  test("counts at each, wherever it was tried; a right one starts the count again at each", async () => {
    const { no, till } = await sharedCard();
    expect(await spend(till, no, WRONG)).toMatchObject({ code: "101", data: { triesLeft: 4 } });
    expect(await failsOf(no)).toEqual([1, 1]);
    expect(await spend(there, no, WRONG)).toMatchObject({ code: "101", data: { triesLeft: 3 } });
    expect(await failsOf(no)).toEqual([2, 2]);
    expect(await spend(till, no)).toMatchObject({ code: "000", data: { principal: 9_900 } });
    expect(await failsOf(no)).toEqual([0, 0]);
    const pin = sealed(there.at, 0, "pin", no, WRONG);
    const look = await say(there.at, untraced("balance", { card: { no }, pin }));
    expect(look).toMatchObject({ code: "101", data: { triesLeft: 4 } });
    expect(await failsOf(no)).toEqual([1, 1]);
  });

  test("is remembered once: the same key again counts nothing", async () => {
    const { no, till } = await sharedCard();
    const body = till.body("spend", { card: { no }, amount: 100 }, { pin: WRONG });
    expect(await till.say(body)).toMatchObject({ code: "101", data: { triesLeft: 4 } });
    expect(await till.say(body)).toMatchObject({ code: "101", replayed: true, data: { triesLeft: 4 } });
    expect(await failsOf(no)).toEqual([1, 1]);
  });

  test("in a void of a spend counts at each too", async () => {
    const { no, till } = await sharedCard();
    const spent = await spend(till, no);
    const voucher = String(spent.data?.voucher);
    const secrets = { pin: WRONG, supervisor: issuer.supervisor.password };
    expect(await till.do("void", { kind: "spend", voucher, card: { no } }, secrets)).toMatchObject({
      code: "101",
    });
    expect(await failsOf(no)).toEqual([1, 1]);
  });

  test("64 guesses at once over two merchants: five are judged in all", async () => {
    const { no } = await sharedCard();
    const tills = await Promise.all(
      Array.from({ length: 16 }, (_, i) => rawTill(i % 2 === 0 ? issuer : other)),
    );
    const replies = await Promise.all(
      tills.flatMap((till) => [1, 2, 3, 4].map((n) => spend(till, no, String(100_000 + n)))),
    );
    const count = (code: string) => replies.filter((reply) => reply.code === code).length;
    expect(count("101")).toBe(5);
    expect(count("101") + count("102")).toBe(64);
    expect(await failsOf(no)).toEqual([5, 5]);
    for (const till of tills.slice(0, 2)) expect(await spend(till, no)).toMatchObject({ code: "102" });
    console.log(`PIN guesses over two merchants: 64, judged: ${count("101")}`);
  });

  test("right PINs at both at once all go through, without the counter in their way", async () => {
    const { no } = await sharedCard();
    const tills = await Promise.all(
      Array.from({ length: 8 }, (_, i) => rawTill(i % 2 === 0 ? issuer : other)),
    );
    const replies = await Promise.all(tills.flatMap((till) => [1, 2].map(() => spend(till, no))));
    expect(replies.map(({ code }) => code)).toEqual(replies.map(() => "000"));
    expect((await copiesOf(no)).copies.map(({ principal }) => principal)).toEqual([9_200n, 9_200n]);
  });
});

test("wrong PINs on many cards' bindings suspend the terminal by the twentieth", async () => {
  const till = await rawTill(other);
  const codes: unknown[] = [];
  for (let i = 0; i < 5; i += 1) {
    const { no } = await cardAt(issuer);
    for (let tries = 0; tries < 4; tries += 1)
      codes.push((await till.do("card.bind", { card: { no } }, { pin: WRONG })).code);
    expect(await failsOf(no)).toEqual([4]);
  }
  expect(new Set(codes)).toEqual(new Set(["101"]));
  const { no } = await cardAt(issuer);
  expect(await till.do("card.bind", { card: { no } }, { pin: PIN })).toMatchObject({ code: "203" });
});

describe("card.changePin", () => {
  test("the old one makes way for the new one, or for none, at every merchant", async () => {
    const { no, till } = await sharedCard();
    const body = there.body("card.changePin", { card: { no } }, { pin: PIN, newPin: "135790" });
    expect(await there.say(body)).toMatchObject({ code: "000", data: { cardNo: no, hasPin: true } });
    expect(await there.say(body)).toMatchObject({ code: "000", replayed: true });
    expect(await spend(till, no)).toMatchObject({ code: "101" });
    expect(await spend(till, no, "135790")).toMatchObject({ code: "000" });
    const none = await till.do("card.changePin", { card: { no } }, { pin: "135790" });
    expect(none).toMatchObject({ code: "000", data: { hasPin: false } });
    expect(await there.do("spend", { card: { no }, amount: 100 })).toMatchObject({ code: "000" });
    const anew = await there.do("card.changePin", { card: { no } }, { newPin: PIN });
    expect(anew).toMatchObject({ code: "000", data: { hasPin: true } });
    expect((await copiesOf(no)).copies.map(({ hasPin }) => hasPin)).toEqual([true, true]);
    const mine = (await auditRows(other)).filter(
      ({ entityId, actorKind }) => entityId === no && actorKind === "operator",
    );
    expect(mine.slice(1)).toMatchObject([
      { name: "card.changePin", before: { pinSet: true }, after: { pinSet: true, checked: "pin" } },
      { name: "card.changePin", before: { pinSet: false }, after: { pinSet: true, checked: "noPin" } },
    ]);
  });

  test("a wrong, missing or locked one changes nothing but the count", async () => {
    const { no, till } = await sharedCard();
    expect(await till.do("card.changePin", { card: { no } }, { newPin: "135790" })).toMatchObject({
      code: "120",
    });
    expect(await failsOf(no)).toEqual([0, 0]);
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(
        await till.do("card.changePin", { card: { no } }, { pin: WRONG, newPin: "135790" }),
      ).toMatchObject({ code: "101", data: { triesLeft } });
    expect(await till.do("card.changePin", { card: { no } }, { pin: PIN })).toMatchObject({ code: "102" });
    const changed = (await auditRows(issuer)).filter(
      ({ name, entityId }) => name === "card.changePin" && entityId === no,
    );
    expect(changed).toEqual([]);
  });

  test("not of a lost card, not of one that is not known here, not by a stranger", async () => {
    const { no, till } = await cardAt(issuer);
    const before = await rowsOf(no, other.merchantId);
    const secrets = { pin: PIN, newPin: "135790" };
    expect(await there.do("card.changePin", { card: { no } }, secrets)).toMatchObject({ code: "106" });
    expect(await rowsOf(no, other.merchantId)).toBe(before);
    expect(await till.do("card.changePin", { operator: "66", card: { no } }, secrets)).toMatchObject({
      code: "115",
    });
    await mustDo(till, "card.reportLost", { card: { no } });
    expect(await till.do("card.changePin", { card: { no } }, secrets)).toMatchObject({ code: "103" });
  });
});

describe("card.resetPin", () => {
  test("unlocks a locked PIN at every merchant, by the operator who checked the person", async () => {
    const { no, till } = await sharedCard();
    for (let i = 0; i < 5; i += 1) await spend(till, no, WRONG);
    expect(await spend(there, no)).toMatchObject({ code: "102" });
    const body = there.body("card.resetPin", { card: { no } }, { newPin: "135790" });
    expect(await there.say(body)).toMatchObject({ code: "000", data: { hasPin: true } });
    expect(await there.say(body)).toMatchObject({ code: "000", replayed: true });
    expect(await failsOf(no)).toEqual([0, 0]);
    expect(await spend(till, no, "135790")).toMatchObject({ code: "000" });
    expect((await auditRows(other)).at(-1)).toMatchObject({
      name: "card.resetPin",
      actorId: other.cashier.id,
      entityId: no,
      before: { pinSet: true, pinLocked: true },
      after: { pinSet: true, checked: "inPerson" },
    });
  });

  test("goes on a lost card, and nowhere on a closed number's stock or a stranger's card", async () => {
    const { no, till } = await cardAt(issuer);
    await mustDo(till, "card.reportLost", { card: { no } });
    expect(await till.do("card.resetPin", { card: { no } })).toMatchObject({
      code: "000",
      data: { hasPin: false },
    });
    expect((await copiesOf(no)).state).toBe("lost");
    const [stock = ""] = await makeStockCards(issuer, 1);
    expect(await till.do("card.resetPin", { card: { no: stock } })).toMatchObject({ code: "113" });
    const foreign = await there.do("card.resetPin", { card: { no: stock } });
    const nobodys = await there.do("card.resetPin", { card: { no: "9999999999999999" } });
    expect(foreign).toMatchObject({ code: "104", data: nobodys.data });
    expect(nobodys.code).toBe("104");
  });

  test("no PIN is in any row", async () => {
    const { no, till } = await cardAt(issuer);
    await mustDo(till, "card.resetPin", { card: { no } }, { newPin: "908172635445" });
    const [row] = await ledgerSql()<{ seen: boolean }[]>`
      select exists (select 1 from audit_events e where row(e.*)::text like '%908172635445%')
        or exists (select 1 from requests r where row(r.*)::text like '%908172635445%') as seen`;
    expect(row?.seen).toBe(false);
  });
});
