import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { cards } from "@/db/schema/cards";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { generateStock } from "@/features/cards/operations/generate-stock";
import { runOperation } from "@/server/operation";
import { untraced } from "./test/raw-message";
import { type RawTill, rawTill } from "./test/raw-till";

testDatabase();

const stock = (shop: TestMerchant, count: number, virtual: boolean) =>
  runOperation(generateStock, portalContextOf(shop), { count, virtual });
const cardsOf = (shop: TestMerchant) =>
  db().select().from(cards).where(eq(cards.issuerId, shop.merchantId)).orderBy(cards.cardNo);
const open = (till: RawTill, phone: string, secrets = {}) => till.do("card.open", { phone }, secrets);
const noOf = async (reply: ReturnType<typeof open>) => String((await reply).data?.cardNo);

test("without a number the lowest free virtual one is drawn, then new ones are made; plastic is left alone", async () => {
  const shop = await makeMerchant();
  const plastic = await stock(shop, 1, false);
  const phone = await stock(shop, 1, true);
  const till = await rawTill(shop);
  const first = await open(till, "13900000001", { newPin: "246810" });
  expect(first).toMatchObject({ code: "000", data: { cardNo: phone.first, state: "active" } });
  expect(first.data?.receipt).toMatchObject({ qr: `YIKA:CARD:${phone.first}` });
  const second = await noOf(open(till, "13900000002"));
  expect(await cardsOf(shop)).toMatchObject([
    { cardNo: plastic.first, state: "stock", virtual: false },
    { cardNo: phone.first, state: "active", virtual: true },
    { cardNo: second, state: "active", virtual: true },
  ]);
  const spend = { card: { no: phone.first }, amount: 1 };
  expect(await till.do("spend", spend)).toMatchObject({ code: "120" });
  expect(await till.do("spend", spend, { pin: "246810" })).toMatchObject({ code: "100" });
  expect((await auditRows(shop)).at(-1)).toMatchObject({ name: "card.open", after: { virtual: true } });
});

test("many at once get a number each; the same body again gets the same one", async () => {
  const shop = await makeMerchant();
  await stock(shop, 3, true);
  const tills = await Promise.all(Array.from({ length: 6 }, () => rawTill(shop)));
  const drawn = await Promise.all(tills.map((till, i) => noOf(open(till, `1390000000${i}`))));
  expect(new Set(drawn).size).toBe(6);
  const [till] = tills;
  const body = till?.body("card.open", { phone: "13900000009" }) ?? "";
  const [once, again] = [await till?.say(body), await till?.say(body)];
  expect(again).toMatchObject({ code: "000", replayed: true, data: { cardNo: once?.data?.cardNo } });
  expect(await cardsOf(shop)).toHaveLength(7);
});

test("reversed, the number goes back and is the next to be drawn", async () => {
  const shop = await makeMerchant();
  const till = await rawTill(shop);
  const body = till.body("card.open", { phone: "13900000001" });
  const no = (await till.say(body)).data?.cardNo;
  const { trace, txnId } = JSON.parse(body);
  const reversal = untraced("txn.reverse", { session: till.at.session, trace, txnId });
  expect(await till.say(reversal)).toMatchObject({ code: "020" });
  expect(await noOf(open(till, "13900000002"))).toBe(no);
});

test("when the merchant's numbers have run out nothing is opened", async () => {
  const shop = await makeMerchant({ cardPrefix: "80001050000000" });
  await stock(shop, 10, false);
  const till = await rawTill(shop);
  expect(await open(till, "13900000001")).toMatchObject({
    code: "105",
    data: { limit: 0, which: "cardNumbers" },
  });
  expect((await cardsOf(shop)).every((card) => card.state === "stock")).toBe(true);
});

test("an operator without the right opens none", async () => {
  const shop = await makeMerchant();
  const till = await rawTill(shop);
  const asked = { phone: "13900000001", operator: "77" };
  expect(await till.do("card.open", asked)).toMatchObject({ code: "115" });
  expect(await cardsOf(shop)).toEqual([]);
});
