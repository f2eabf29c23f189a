import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { batches } from "@/db/schema/ledger";
import { asCopy, type Slip } from "@/domain/slip";
import { settlementSlip, totalsSlip } from "@/domain/slip-batch";
import { computeTotals, TOTAL_KINDS, type Totals } from "@/domain/totals";
import { batchSubject, countCopy, entrySubject } from "@/features/entries/count-copy";
import { slipOfEntry } from "@/features/entries/slip-of-entry";
import { batchEntries } from "@/features/settlement/batch-entries";
import { settleBatch } from "@/features/settlement/operations/settle-batch";
import { type BatchPrint, batchSlip, slipFactsOf } from "@/features/settlement/settlement-slip";
import type { LedgerAnswer } from "@/ledger/request-key";
import { refusal } from "@/ledger/verdict";
import { found } from "@/server/errors";
import { merchantSettings } from "@/server/settings";
import { type Answer, answer, type QueryDoor, type TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { type Place, performAtPlace } from "./keyed";

export async function answerTotals(door: QueryDoor): Promise<Answer> {
  const { merchantId } = door.scope;
  const { batchId, batchNo, storeId } = door.gate;
  const [settings, items, [batch]] = await Promise.all([
    merchantSettings(merchantId),
    batchEntries(db(), merchantId, batchId),
    db()
      .select({ openedAt: batches.openedAt })
      .from(batches)
      .where(and(eq(batches.merchantId, merchantId), eq(batches.id, batchId))),
  ]);
  const totals = computeTotals(items);
  const facts = slipFactsOf(settings, { terminalId: door.terminalId, storeId, operator: null, at: door.now });
  return answer("000", {
    batch: batchNo,
    totals: wireTotals(totals),
    openedAt: found(batch).openedAt.toISOString(),
    receipt: totalsSlip(facts, { batch: batchNo.toString(), totals }),
  });
}

/** 结算: closes the batch, whatever the terminal's totals say. */
export function performSettle(door: TracedDoor, data: DataOf<"batch.settle">): Promise<LedgerAnswer> {
  return performAtPlace(door, "batch.settle", data.operator, async (place) => {
    const settled = await settleBatch(place.tx, place.terminal, {
      settings: place.settings,
      operatorId: place.operator.id,
      theirs: readTotals(data.totals),
      countedCash: data.countedCash === undefined ? null : BigInt(data.countedCash),
      now: place.at,
    });
    return {
      applied: true,
      data: {
        batch: settled.batchNo,
        totals: wireTotals(settled.totals),
        differences: settled.differences.map(({ kind, ours, theirs }) => ({
          kind,
          ours: wire(ours),
          theirs: wire(theirs),
        })),
        countedCash: settled.countedCash === null ? null : Number(settled.countedCash),
        expectedCash: Number(settled.expectedCash),
        newBatch: settled.newBatchNo,
        receipt: settlementSlip(place.facts, { ...settled, batch: settled.batchNo.toString() }),
      },
    };
  });
}

/** 交易打印: a slip once more, counted, so that it can be told from the original. */
export function performPrint(door: TracedDoor, data: DataOf<"receipt.print">): Promise<LedgerAnswer> {
  return performAtPlace(door, "receipt.print", data.operator, async (place) => {
    const slip =
      "ref" in data
        ? await slipOfEntry(door.scope, BigInt(data.ref), place.tx)
        : await slipOfBatch(door, place, data);
    if (!slip) return refusal("ORIGINAL_NOT_FOUND");
    const subject =
      "ref" in data ? entrySubject(BigInt(data.ref)) : batchSubject(door.terminalId, data.batch, data.what);
    const by = { terminalId: door.terminalId, operatorId: place.operator.id };
    const copy = await countCopy(place.tx, door.scope, { subject, by, at: place.at });
    return { applied: true, data: { copy, receipt: asCopy(slip, copy) } };
  });
}

function slipOfBatch(
  door: TracedDoor,
  { settings, at, tx }: Place,
  { batch, what }: { batch: number; what: BatchPrint },
): Promise<Slip | null> {
  return batchSlip(door.scope, { settings, terminalId: door.terminalId, batchNo: batch, what, at }, tx);
}

function readTotals(wireForm: DataOf<"batch.settle">["totals"]): Totals {
  const totals: Totals = {};
  for (const kind of TOTAL_KINDS) {
    const total = wireForm[kind];
    if (total) totals[kind] = { count: total.count, sum: BigInt(total.sum) };
  }
  return totals;
}

function wireTotals(totals: Totals): Record<string, { count: number; sum: number }> {
  return Object.fromEntries(
    TOTAL_KINDS.flatMap((kind) => {
      const total = totals[kind];
      return total ? [[kind, wire(total)]] : [];
    }),
  );
}

function wire(total: { count: number; sum: bigint }): { count: number; sum: number } {
  return { count: total.count, sum: Number(total.sum) };
}
