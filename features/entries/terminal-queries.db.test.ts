import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { makeTill, type TestTill } from "@/db/test/till";
import { mintScope } from "@/server/scope";
import { findEntry } from "./terminal-queries";

testDatabase();

const at = (minutes: number) => new Date(Date.parse("2026-11-18T02:00:00Z") + minutes * 60_000);
let shop: TestMerchant;
let till: TestTill;
let card: string;

beforeAll(async () => {
  shop = await makeMerchant();
  till = await makeTill(shop);
  card = await till.open(at(0), { phone: "13900004321" });
  await till.recharge(at(1), card, 100_000n);
});

const stateOf = async (ref: bigint) => (await findEntry(mintScope(shop.merchantId), ref))?.state;

test("a spend whose void was reversed is a spend again, and can be voided anew", async () => {
  const spent = await till.spend(at(2), card, 3_000n);
  expect(await stateOf(spent.ref)).toBe("applied");
  const voided = await till.void(at(3), "spend", card, spent);
  expect(await stateOf(spent.ref)).toBe("voided");
  await till.reverse(at(4), voided);
  expect([await stateOf(spent.ref), await stateOf(voided.ref)]).toEqual(["applied", "reversed"]);
  const again = await till.void(at(5), "spend", card, spent);
  expect([await stateOf(spent.ref), await stateOf(again.ref)]).toEqual(["voided", "applied"]);
});

test("a reversed one is reversed", async () => {
  const spent = await till.spend(at(6), card, 100n);
  await till.reverse(at(7), spent);
  expect(await stateOf(spent.ref)).toBe("reversed");
});
