import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { cards } from "@/db/schema/cards";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant } from "@/db/test/factories";
import { isLuhn } from "@/domain/card-number";
import { Declined, Forbidden, Invalid } from "@/server/errors";
import { runOperation } from "@/server/operation";
import { generateStock } from "./generate-stock";

testDatabase();

const now = new Date("2026-11-22T04:00:00Z");
const stockOf = (of: { merchantId: bigint }) =>
  db().select().from(cards).where(eq(cards.issuerId, of.merchantId)).orderBy(asc(cards.cardNo));
const serialOf = (prefix: string, no: string) => Number(no.slice(prefix.length, -1));

test("numbers go on from the last one, with Luhn digit, into stock", async () => {
  const shop = await makeMerchant({ cardPrefix: "8000101" });
  const owner = portalContextOf(shop, "owner", now);
  const first = await runOperation(generateStock, owner, { count: "3" });
  expect(first).toEqual({ first: "8000101000000009", last: "8000101000000025", count: 3 });
  await runOperation(generateStock, owner, { count: 2, virtual: true });
  const stock = await stockOf(shop);
  expect(stock.map((card) => serialOf("8000101", card.cardNo))).toEqual([0, 1, 2, 3, 4]);
  expect(stock.every((card) => isLuhn(card.cardNo) && card.cardNo.length === 16)).toBe(true);
  expect(stock.map((card) => card.virtual)).toEqual([false, false, false, true, true]);
  expect(stock[0]).toMatchObject({ state: "stock", memberId: null, createdAt: now });
  expect((await auditRows(shop))[0]).toMatchObject({
    name: "card.generateStock",
    after: { count: 3, first: first.first },
  });
});

test("two batches at once leave neither gap nor double", async () => {
  const shop = await makeMerchant({ cardPrefix: "8000102" });
  const owner = portalContextOf(shop, "owner", now);
  await Promise.all([40, 70, 90].map((count) => runOperation(generateStock, owner, { count })));
  const serials = (await stockOf(shop)).map((card) => serialOf("8000102", card.cardNo));
  expect(serials).toEqual(Array.from({ length: 200 }, (_, i) => i));
});

test("100,000 numbers, and not one more", async () => {
  const shop = await makeMerchant({ cardPrefix: "8000103" });
  const owner = portalContextOf(shop, "owner", now);
  await runOperation(generateStock, owner, { count: 100_000 });
  expect(await db().$count(cards, eq(cards.issuerId, shop.merchantId))).toBe(100_000);
  for (const count of [100_001, 0, -1, 1.5, "1e3", ""]) {
    await expect(runOperation(generateStock, owner, { count })).rejects.toThrow(Invalid);
  }
});

test("a range that has run out is refused whole", async () => {
  const shop = await makeMerchant({ cardPrefix: "80001040000000" });
  const owner = portalContextOf(shop, "owner", now);
  await runOperation(generateStock, owner, { count: 8 });
  const over = runOperation(generateStock, owner, { count: 3 });
  await expect(over).rejects.toEqual(new Declined("CARD_NUMBERS_EXHAUSTED", { left: 2n }));
  expect(await stockOf(shop)).toHaveLength(8);
  await runOperation(generateStock, owner, { count: 2 });
});

test.each(["supervisor", "auditor", "cashier", "platform"] as const)(
  "a %s may not, and no number is made",
  async (role) => {
    const shop = await makeMerchant();
    await expect(runOperation(generateStock, portalContextOf(shop, role), { count: 1 })).rejects.toThrow(
      Forbidden,
    );
    expect(await stockOf(shop)).toEqual([]);
    expect(await auditRows(shop)).toEqual([]);
  },
);
