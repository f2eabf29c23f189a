import { and, eq } from "drizzle-orm";
import * as z from "zod";
import type { Tx } from "@/db/client";
import { settlements } from "@/db/schema/ledger";
import { merchantSettings, merchants } from "@/db/schema/merchants";
import { stores } from "@/db/schema/stores";
import { asCopy } from "@/domain/slip";
import { batchSubject, countCopy, printedByUser } from "@/features/entries/count-copy";
import { found } from "@/server/errors";
import { idField } from "@/server/input-fields";
import { defineOperation } from "@/server/operation";
import type { Scope } from "@/server/scope";
import { frozenSlip } from "../settlement-slip";

/** A settlement's slip for the portal's printer, counted as its terminal's copies are. */
export const printSettlement = defineOperation({
  name: "settlement.print",
  right: "receipt:print",
  input: z.object({ batchId: idField }),
  async run({ tx, ctx, input: { batchId } }) {
    const place = found(await settledAt(tx, ctx.scope, batchId));
    const names = { ...place, storeNames: new Map([[place.storeId, place.storeName]]) };
    const slip = found(await frozenSlip(ctx.scope, names, batchId, tx));
    const subject = batchSubject(place.terminalId, place.batchNo, "settlement");
    const by = printedByUser(ctx);
    const copy = await countCopy(tx, ctx.scope, { subject, by, at: ctx.now });
    return {
      value: asCopy(slip, copy),
      audit: { entity: "batch", entityId: `${place.terminalId}/${place.batchNo}`, after: { copy } },
    };
  },
});

/** Read here and not from the kept settings: their loading would take a second connection inside the transaction. */
async function settledAt(tx: Tx, { merchantId }: Scope, batchId: bigint) {
  const [row] = await tx
    .select({
      terminalId: settlements.terminalId,
      batchNo: settlements.batchNo,
      storeId: settlements.storeId,
      storeName: stores.name,
      merchantName: merchants.name,
      zone: merchantSettings.zone,
    })
    .from(settlements)
    .innerJoin(stores, and(eq(stores.merchantId, settlements.merchantId), eq(stores.id, settlements.storeId)))
    .innerJoin(merchants, eq(merchants.id, settlements.merchantId))
    .innerJoin(merchantSettings, eq(merchantSettings.merchantId, settlements.merchantId))
    .where(and(eq(settlements.merchantId, merchantId), eq(settlements.batchId, batchId)));
  return row;
}
