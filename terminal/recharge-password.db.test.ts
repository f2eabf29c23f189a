import { expect, test } from "vitest";
import { auditRows } from "@/db/test/audit-rows";
import { testDatabase } from "@/db/test/database";
import { makeMerchant } from "@/db/test/factories";
import { merchantSettings } from "@/server/settings";
import { counterScene, rechargeBody, signedOnTerminal } from "./test/counter-scene";
import { boss, rechargeChangeBody } from "./test/operator-messages";
import { say } from "./test/raw-message";

testDatabase();

async function counter() {
  const shop = await makeMerchant();
  return { shop, ...(await signedOnTerminal(shop)) };
}

test("a new recharge password counts at every terminal at once, the old one no more", async () => {
  const { merchant: shop, at, card } = await counterScene();
  const other = (await signedOnTerminal(shop)).at;
  const body = rechargeChangeBody(at, 3, "111111", "222333", boss(shop));
  expect(await say(at, body)).toMatchObject({ code: "000", data: {} });
  expect(await say(at, body)).toMatchObject({ code: "000", replayed: true });
  expect(await say(other, rechargeBody(other, 1, card, 100, "111111"))).toMatchObject({ code: "111" });
  expect(await say(other, rechargeBody(other, 2, card, 100, "222333"))).toMatchObject({ code: "000" });
  expect(await say(at, rechargeBody(at, 4, card, 100, "222333"))).toMatchObject({ code: "000" });
  expect((await merchantSettings(shop.merchantId)).rechargePassword.mustChange).toBe(false);
  expect((await auditRows(shop)).at(-1)).toMatchObject({
    name: "rechargePassword.change",
    actorKind: "operator",
    actorId: shop.supervisor.id,
    after: { rechargePasswordSet: true },
  });
});

test("wrong old recharge passwords lock it at this terminal, as before a recharge", async () => {
  const { merchant: shop, at, card } = await counterScene();
  const before = (await auditRows(shop)).length;
  const codes = [];
  for (let trace = 3; trace <= 8; trace += 1)
    codes.push((await say(at, rechargeChangeBody(at, trace, "000000", "222333", boss(shop)))).code);
  expect(codes).toEqual(["111", "111", "111", "111", "111", "112"]);
  expect(await say(at, rechargeBody(at, 9, card, 100, "111111"))).toMatchObject({ code: "112" });
  const other = (await signedOnTerminal(shop)).at;
  expect(await say(other, rechargeBody(other, 1, card, 100, "111111"))).toMatchObject({ code: "000" });
  expect(await auditRows(shop)).toHaveLength(before);
});

test("a cashier alone changes no recharge password, and the same again is no new one", async () => {
  const { shop, at } = await counter();
  const alone = await say(at, rechargeChangeBody(at, 1, "111111", "222333", null));
  expect(alone).toMatchObject({ code: "108" });
  const same = await say(at, rechargeChangeBody(at, 2, "111111", "111111", boss(shop)));
  expect(same).toMatchObject({ code: "119" });
  const word = { no: "01", password: "123456" };
  expect(await say(at, rechargeChangeBody(at, 3, "111111", "222333", word))).toMatchObject({ code: "115" });
  expect(await auditRows(shop)).toEqual([]);
});

test("of two new recharge passwords at once one holds, and the other finds the old one wrong", async () => {
  const { shop, at } = await counter();
  const other = (await signedOnTerminal(shop)).at;
  const replies = await Promise.all([
    say(at, rechargeChangeBody(at, 1, "111111", "222333", boss(shop))),
    say(other, rechargeChangeBody(other, 1, "111111", "444555", boss(shop))),
  ]);
  expect(replies.map((r) => r.code).sort()).toEqual(["000", "111"]);
  expect(await auditRows(shop)).toHaveLength(1);
});
