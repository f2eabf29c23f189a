import { expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { makeMerchant } from "@/db/test/factories";
import { verifyLedger } from "@/ledger/verify";
import { ledgerDigest } from "./test/counter-scene";
import { cardAt, mustDo, rawTill } from "./test/raw-till";

testDatabase();

const PIN = "246810";
const WORD = "123456";

async function scene() {
  const shop = await makeMerchant();
  const { no, till } = await cardAt(shop, { paid: 10_000 });
  const card = { no };
  const password = { rechargePassword: shop.rechargePassword };
  const credit = (points: number) => mustDo(till, "points.credit", { card, points }, password);
  return { shop, no, card, till, password, credit };
}

test("points are credited behind the recharge password and spent with the PIN", async () => {
  const { till, card, credit } = await scene();
  expect((await credit(100)).data).toMatchObject({ pointsMoved: 100, points: 100, principal: 10_000 });
  const spent = await till.do("points.spend", { card, points: 60 }, { pin: PIN });
  expect(spent).toMatchObject({ code: "000", data: { pointsMoved: 60, points: 40, principal: 10_000 } });
  expect(spent.body).toContain("消费积分");
});

test("each refusal by its code; none leaves an entry", async () => {
  const { shop, till, card, password, credit } = await scene();
  await credit(10);
  const other = await cardAt(await makeMerchant(), { phone: "13900005555" });
  const before = await entriesOf(shop.merchantId);
  const wrong = { rechargePassword: "999999" };
  expect(await till.do("points.credit", { card, points: 5 }, wrong)).toMatchObject({ code: "111" });
  expect(await till.do("points.credit", { card, points: 1e12 }, password)).toMatchObject({ code: "105" });
  expect(await till.do("points.spend", { card, points: 11 }, { pin: PIN })).toMatchObject({
    code: "116",
    data: { points: 10 },
  });
  expect(await till.do("points.spend", { card, points: 1 })).toMatchObject({ code: "120" });
  expect(await till.do("points.spend", { card, points: 1 }, { pin: "999999" })).toMatchObject({
    code: "101",
  });
  expect(await till.do("points.spend", { card, points: 1, operator: "77" })).toMatchObject({ code: "115" });
  expect(await till.do("points.spend", { card: { no: other.no }, points: 1 })).toMatchObject({ code: "106" });
  expect(await till.do("points.credit", { card: { no: other.no }, points: 1 }, password)).toMatchObject({
    code: "106",
  });
  expect(await entriesOf(shop.merchantId)).toBe(before);
});

test("the same body again is the same answer; ten at once never go below zero", async () => {
  const { shop, till, card, password, credit } = await scene();
  const body = till.body("points.credit", { card, points: 100 }, password);
  const replies = await Promise.all([till.say(body), till.say(body), till.say(body)]);
  expect(replies.filter((reply) => reply.replayed).length).toBe(2);
  await credit(1);
  const tills = await Promise.all(Array.from({ length: 10 }, () => rawTill(shop)));
  const spends = await Promise.all(
    tills.map((t) => t.do("points.spend", { card, points: 25 }, { pin: PIN })),
  );
  expect(spends.filter((reply) => reply.code === "000").length).toBe(4);
  expect(spends.filter((reply) => reply.code === "116").length).toBe(6);
  expect((await verifyLedger()).firstBad).toBeNull();
});

test("a void of points takes back whichever the voucher names, asking that one's secret, once", async () => {
  const { till, card, password, credit } = await scene();
  const credited = await credit(100);
  const spent = await mustDo(till, "points.spend", { card, points: 30 }, { pin: PIN });
  const voidOf = (reply: typeof spent, secrets: Record<string, string>) =>
    till.do("void", { kind: "points", voucher: reply.data?.voucher, card }, { supervisor: WORD, ...secrets });
  expect(await voidOf(spent, {})).toMatchObject({ code: "120" });
  expect(await voidOf(credited, {})).toMatchObject({ code: "111", data: {} });
  expect(await voidOf(credited, { rechargePassword: "999999" })).toMatchObject({
    code: "111",
    data: { triesLeft: 4 },
  });
  expect(await voidOf(spent, { pin: PIN })).toMatchObject({
    code: "000",
    data: { pointsPart: 30, points: 100 },
  });
  expect(await voidOf(credited, password)).toMatchObject({
    code: "000",
    data: { pointsPart: -100, points: 0 },
  });
  expect(await voidOf(credited, password)).toMatchObject({ code: "107" });
  const asSpend = { kind: "spend", voucher: spent.data?.voucher, card };
  expect(await till.do("void", asSpend, { supervisor: WORD, pin: PIN })).toMatchObject({ code: "114" });
});

test("credited points that were spent go back below zero, and none can be spent then", async () => {
  const { till, card, password, credit } = await scene();
  const credited = await credit(100);
  await mustDo(till, "points.spend", { card, points: 80 }, { pin: PIN });
  const back = { kind: "points", voucher: credited.data?.voucher, card };
  const secrets = { supervisor: WORD, ...password };
  expect(await till.do("void", back, secrets)).toMatchObject({ code: "000", data: { points: -80 } });
  expect(await till.do("points.spend", { card, points: 1 }, { pin: PIN })).toMatchObject({
    code: "116",
    data: { points: -80 },
  });
});

async function entriesOf(merchantId: bigint): Promise<string | undefined> {
  return (await ledgerDigest(merchantId)).split("/")[1];
}
