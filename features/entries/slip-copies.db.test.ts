import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { receiptPrints } from "@/db/schema/ledger";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import type { Role } from "@/domain/rights";
import type { Slip } from "@/domain/slip";
import { printSettlement } from "@/features/settlement/operations/print-settlement";
import { Forbidden, NotFound } from "@/server/errors";
import { adminContext, runOperation } from "@/server/operation";
import { printedDay } from "@/terminal/test/printed-day";
import { rawTill } from "@/terminal/test/raw-till";
import { printReceipt } from "./operations/print-receipt";

testDatabase();

let shop: TestMerchant;
let day: Awaited<ReturnType<typeof printedDay>>;
beforeEach(async () => {
  shop = await makeMerchant();
  day = await printedDay(shop);
});

const NOBODYS = "999999999999";
type Print = (of: TestMerchant, id?: string, role?: Role) => Promise<Slip>;
const ofEntry: Print = (of, ref = day.ref, role = "owner") =>
  runOperation(printReceipt, portalContextOf(of, role), { ref });
const ofBatch: Print = (of, batchId = day.batchId, role = "owner") =>
  runOperation(printSettlement, portalContextOf(of, role), { batchId });
const atTerminal = (what: object, till = day.till) => till.do("receipt.print", { ...what });

const prints = () =>
  db()
    .select()
    .from(receiptPrints)
    .where(eq(receiptPrints.merchantId, shop.merchantId))
    .orderBy(asc(receiptPrints.copy), asc(receiptPrints.subject));
const audited = async () =>
  (await auditRows(shop)).filter(({ after }) => JSON.stringify(after).includes("copy"));

const byWhat = () => ({
  entry: { print: ofEntry, name: "receipt.print", asked: { ref: day.ref }, subject: `entry:${day.ref}` },
  settlement: {
    print: ofBatch,
    name: "settlement.print",
    asked: { batch: day.batchNo, what: "settlement" },
    subject: `batch:${day.till.at.terminal}/${day.batchNo}:settlement`,
  },
});

describe.each(["entry", "settlement"] as const)("the slip of one %s in the portal", (what) => {
  test("is its terminal's, numbered in one sequence with the copies that terminals print", async () => {
    const { print, asked, subject } = byWhat()[what];
    const first = await print(shop);
    expect(first).toMatchObject({ copy: 1, title: { zh: expect.any(String) } });
    const second = await atTerminal(asked);
    expect(second).toMatchObject({ code: "000", data: { copy: 2, receipt: { ...first, copy: 2 } } });
    expect(await print(shop)).toEqual({ ...first, copy: 3 });
    expect(await atTerminal(asked)).toMatchObject({ data: { copy: 4 } });
    const portal = { subject, userId: shop.owner.userId, terminalId: null, operatorId: null };
    const till = {
      subject,
      userId: null,
      terminalId: BigInt(day.till.at.terminal),
      operatorId: shop.cashier.id,
    };
    expect(await prints()).toMatchObject([portal, till, portal, till]);
  });

  test("is audited with its number", async () => {
    const { print, name } = byWhat()[what];
    await print(shop);
    const batch = { entity: "batch", entityId: `${day.till.at.terminal}/${day.batchNo}` };
    expect(await audited()).toMatchObject([
      {
        name,
        actorKind: "user",
        actorId: shop.owner.userId,
        door: "portal",
        ...(what === "entry" ? { entity: "entry", entityId: day.ref } : batch),
        before: null,
        after: { copy: 1 },
      },
    ]);
  });

  test("is refused to an auditor, and to the command line, which is nobody; neither leaves a row", async () => {
    const { print } = byWhat()[what];
    await expect(print(shop, undefined, "auditor")).rejects.toThrow(Forbidden);
    const nobody = adminContext(shop.merchantId);
    const asked =
      what === "entry"
        ? runOperation(printReceipt, nobody, { ref: day.ref })
        : runOperation(printSettlement, nobody, { batchId: day.batchId });
    await expect(asked).rejects.toThrow(Forbidden);
    expect(await prints()).toEqual([]);
    expect(await audited()).toEqual([]);
  });

  test("another merchant's is answered as one that is not there, and leaves no row", async () => {
    const { print } = byWhat()[what];
    const stranger = await makeMerchant();
    const told = (id?: string) => print(stranger, id).catch((error: unknown) => error);
    const theirs = await told();
    expect(theirs).toBeInstanceOf(NotFound);
    expect(theirs).toEqual(await told(NOBODYS));
    expect(
      await db().select().from(receiptPrints).where(eq(receiptPrints.merchantId, stranger.merchantId)),
    ).toEqual([]);
    expect(await auditRows(stranger)).toEqual([]);
    expect(await prints()).toEqual([]);
  });

  test("printed ten times at once, from both doors, has ten numbers", async () => {
    const { print, asked } = byWhat()[what];
    // Another terminal knows an entry's slip as well, and a batch's only its own.
    const tills = [
      day.till,
      ...(what === "entry" ? await Promise.all([1, 2, 3, 4].map(() => rawTill(shop))) : []),
    ];
    const copies = await Promise.all([
      ...tills.map(async (till) => Number((await atTerminal(asked, till)).data?.copy)),
      ...Array.from({ length: 10 - tills.length }, async () => (await print(shop)).copy),
    ]);
    expect(copies.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect((await prints()).map(({ copy }) => copy)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});
