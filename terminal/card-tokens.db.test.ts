import { expect, test } from "vitest";
import { ledgerSql } from "@/db/client";
import { testDatabase } from "@/db/test/database";
import { makeMerchant } from "@/db/test/factories";
import { issueCardToken } from "@/features/cards/issue-token";
import { now, setClockForTests } from "@/server/clock";
import { Declined, NotFound } from "@/server/errors";
import { balanceOf } from "./test/counter-scene";
import { type RawReply, say, sealed, untraced } from "./test/raw-message";
import { cardAt, mustDo, type RawTill, rawTill } from "./test/raw-till";

testDatabase();

const PIN = "246810";
const S = { pin: PIN, supervisor: "123456" };
const SECOND = 1000;

async function scene(paid = 10_000) {
  const shop = await makeMerchant();
  const { no, till } = await cardAt(shop, { paid });
  return { shop, no, till, token: async () => ({ token: (await issueCardToken(no, now())).token }) };
}
const spend = (till: RawTill, card: object, amount = 100, pin = PIN) =>
  till.do("spend", { card, amount }, { pin });
const later = async <T>(ms: number, run: () => Promise<T>): Promise<T> => {
  const at = new Date(Date.now() + ms);
  setClockForTests(() => at);
  try {
    return await run();
  } finally {
    setClockForTests(null);
  }
};

test("a code stands for the card in a read, which does not use it up, and in one operation, which does", async () => {
  const { till, token, no } = await scene();
  const card = await token();
  const balance = () =>
    say(till.at, untraced("balance", { card, pin: sealed(till.at, 0, "pin", card.token, PIN) }));
  expect(await balance()).toMatchObject({ code: "000", data: { principal: 10_000 } });
  expect(await say(till.at, untraced("bonus.quote", { card, paid: 100 }))).toMatchObject({ code: "000" });
  const spent = await spend(till, card);
  expect(spent).toMatchObject({ code: "000", data: { principal: 9900 } });
  expect(spent.body).toContain(`${no.slice(0, 4)} **** **** ${no.slice(-4)}`);
  expect(await spend(till, card)).toMatchObject({ code: "104" });
  expect(await balance()).toMatchObject({ code: "104" });
});

test("the same body again gets the stored reply, though the code is used up and over", async () => {
  const { till, token } = await scene();
  const body = till.body("spend", { card: await token(), amount: 100 }, { pin: PIN });
  const first = await till.say(body);
  expect(first.code).toBe("000");
  const again = await later(120 * SECOND, () => till.say(body));
  expect(again).toMatchObject({ code: "000", replayed: true, data: { ref: first.data?.ref } });
});

test("used at two terminals at once, it pays once", async () => {
  const { shop, no, token } = await scene();
  const card = await token();
  const tills = await Promise.all(Array.from({ length: 4 }, () => rawTill(shop)));
  const codes = (await Promise.all(tills.map((till) => spend(till, card)))).map((reply) => reply.code);
  expect(codes.sort()).toEqual(["000", "104", "104", "104"]);
  expect((await balanceOf(shop.merchantId, no)).principal).toBe(9900n);
});

test("unknown, expired and used look the same; a decline leaves it", async () => {
  const { till, token, shop, no } = await scene(50);
  const card = await token();
  const answers: RawReply[] = [await spend(till, { token: "abcdefghijklmnopqrstuvwxyz012345" })];
  expect(await spend(till, card, 51)).toMatchObject({ code: "100" });
  expect(await spend(till, card, 1, "999999")).toMatchObject({ code: "101", data: { triesLeft: 4 } });
  expect((await balanceOf(shop.merchantId, no)).pinFails).toBe(1);
  answers.push(await later(61 * SECOND, () => spend(till, card, 50)));
  expect(await later(59 * SECOND, () => spend(till, card, 50))).toMatchObject({ code: "000" });
  answers.push(await spend(till, card, 50));
  for (const { code, data } of answers) expect({ code, data }).toEqual({ code: "104", data: {} });
});

test("at a merchant that does not know the card, a code says no more than the number", async () => {
  const { token } = await scene();
  const stranger = await rawTill(await makeMerchant());
  expect(await spend(stranger, await token())).toMatchObject({ code: "106", data: {} });
});

test("every operation on a card takes it", async () => {
  const { shop, till, token, no } = await scene();
  const password = { rechargePassword: shop.rechargePassword };
  const charge = { paid: 500, tender: "cash" };
  expect(await till.do("recharge", { card: await token(), ...charge }, password)).toMatchObject({
    code: "000",
  });
  const credited = await mustDo(till, "points.credit", { card: await token(), points: 9 }, password);
  await mustDo(till, "points.spend", { card: await token(), points: 4 }, { pin: PIN });
  const { data } = await spend(till, await token(), 300);
  await mustDo(till, "refund", { card: await token(), ref: data?.ref, amount: 100 }, S);
  const back = { kind: "points", voucher: credited.data?.voucher };
  await mustDo(till, "void", { card: await token(), ...back }, { supervisor: "123456", ...password });
  await mustDo(till, "card.reportLost", { card: await token() });
  await mustDo(till, "card.unlock", { card: { no } }, { pin: PIN });
  const closing = { card: await token(), refund: 10_300, tender: "cash" };
  await mustDo(till, "card.close", closing, S);
  await expect(issueCardToken(no, now())).rejects.toEqual(new Declined("STATE_FORBIDS", { state: "closed" }));
});

test("32 random characters of which only the hash is kept; what is over is thrown away", async () => {
  const { no } = await scene();
  const old = await issueCardToken(no, new Date(Date.now() - 120 * SECOND));
  const { token, qr, expiresAt } = await issueCardToken(no, now());
  expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect(qr).toBe(`YIKA:PAY:${token}`);
  expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(58 * SECOND);
  const rows = await ledgerSql()<{ text: string }[]>`select card_tokens::text as text from card_tokens
    where card_no = ${no}`;
  expect(rows).toHaveLength(1);
  for (const secret of [token, old.token]) expect(rows[0]?.text).not.toContain(secret);
  await expect(issueCardToken("6200000000000000", now())).rejects.toThrow(NotFound);
});
