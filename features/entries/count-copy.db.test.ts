import postgres from "postgres";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { receiptPrints } from "@/db/schema/ledger";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { sqlState, tx } from "@/db/tx";
import type { Slip } from "@/domain/slip";
import { runOperation } from "@/server/operation";
import { printedEntry } from "@/terminal/test/printed-day";
import { countCopy, entrySubject } from "./count-copy";
import { printReceipt } from "./operations/print-receipt";

const { ownerUrl } = testDatabase();

let shop: TestMerchant;
beforeAll(async () => {
  shop = await makeMerchant();
});

async function untilSomeoneWaits(): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1 });
  try {
    for (let looks = 0; looks < 20_000; looks += 1) {
      const waiting = await owner`
        select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      if (waiting.length > 0) return;
    }
  } finally {
    await owner.end();
  }
  throw new Error("nobody waited");
}

test("a print that is undone gives its number to the one that waited for it", async () => {
  const ctx = portalContextOf(shop);
  const { ref } = await printedEntry(shop);
  const asked = { subject: entrySubject(BigInt(ref)), by: { userId: shop.owner.userId }, at: ctx.now };
  let waiting: Promise<Slip> | undefined;
  const undone = tx(async (open) => {
    expect(await countCopy(open, ctx.scope, asked)).toBe(1);
    waiting = runOperation(printReceipt, ctx, { ref });
    await untilSomeoneWaits();
    throw new Error("out of paper");
  });
  await expect(undone).rejects.toThrow("out of paper");
  expect(await waiting).toMatchObject({ copy: 1 });
});

test.each([
  ["nobody", {}],
  ["a terminal without an operator", { terminalId: 1n }],
  ["an operator without a terminal", { operatorId: 1n }],
  ["a user and an operator at a terminal", { userId: 1n, terminalId: 1n, operatorId: 1n }],
  ["a user at a terminal", { userId: 1n, terminalId: 1n }],
  ["a user who is an operator", { userId: 1n, operatorId: 1n }],
])("the database takes no copy by %s", async (_who, by) => {
  const { merchantId } = shop;
  const values = { merchantId, subject: "entry:1", copy: 1, at: portalContextOf(shop).now, ...by };
  const error = await db()
    .insert(receiptPrints)
    .values(values)
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  expect(sqlState(error)).toBe("23514");
});
