import { and, eq } from "drizzle-orm";
import { type Database, db, type Tx } from "@/db/client";
import { batches, settlements } from "@/db/schema/ledger";
import { operators } from "@/db/schema/operators";
import type { Slip } from "@/domain/slip";
import { detailsSlip, settlementSlip, totalsSlip } from "@/domain/slip-batch";
import type { SlipFacts } from "@/domain/slip-money";
import { amountOf, computeTotals, isTotalKind } from "@/domain/totals";
import { voucherText } from "@/features/entries/slip-facts";
import type { Scope } from "@/server/scope";
import type { MerchantSettings } from "@/server/settings";
import { batchEntries } from "./batch-entries";
import { readDifferences, readTotals } from "./totals-json";

export type BatchPrint = "settlement" | "details" | "totals";

/** What a slip takes of the settings. */
type SlipNames = Pick<MerchantSettings, "merchantName" | "zone" | "storeNames">;

/** A batch's slips: the frozen settlement, or its operations and totals, open or closed. Null: no such batch, or not settled yet. */
export async function batchSlip(
  scope: Scope,
  asked: { settings: SlipNames; terminalId: bigint; batchNo: number; what: BatchPrint; at: Date },
  from: Database | Tx = db(),
): Promise<Slip | null> {
  const [batch] = await from
    .select()
    .from(batches)
    .where(
      and(
        eq(batches.merchantId, scope.merchantId),
        eq(batches.terminalId, asked.terminalId),
        eq(batches.no, asked.batchNo),
      ),
    );
  if (!batch) return null;
  const facts = slipFactsOf(asked.settings, { ...asked, storeId: batch.storeId, operator: null });
  const title = batch.no.toString();
  if (asked.what === "settlement") return frozenSlip(scope, asked.settings, batch.id, from);
  const items = await batchEntries(from, scope.merchantId, batch.id);
  if (asked.what === "totals") return totalsSlip(facts, { batch: title, totals: computeTotals(items) });
  const rows = items.map(({ voucherNo, kind, amounts, reversed }) => ({
    voucher: voucherNo === null ? null : voucherText(voucherNo),
    kind,
    sum: isTotalKind(kind) ? amountOf(kind, amounts) : amounts.principal + amounts.bonus,
    reversed,
  }));
  return detailsSlip(facts, { batch: title, rows });
}

/** The slip of a settlement, from the row that was frozen with it. */
export async function frozenSlip(
  scope: Scope,
  settings: SlipNames,
  batchId: bigint,
  from: Database | Tx = db(),
): Promise<Slip | null> {
  const [row] = await from
    .select({ settlement: settlements, no: operators.no, name: operators.name })
    .from(settlements)
    .innerJoin(
      operators,
      and(eq(operators.merchantId, settlements.merchantId), eq(operators.id, settlements.operatorId)),
    )
    .where(and(eq(settlements.merchantId, scope.merchantId), eq(settlements.batchId, batchId)));
  if (!row) return null;
  const { settlement: s } = row;
  const operator = { no: row.no, name: row.name };
  const facts = slipFactsOf(settings, {
    terminalId: s.terminalId,
    storeId: s.storeId,
    operator,
    at: s.settledAt,
  });
  return settlementSlip(facts, {
    batch: s.batchNo.toString(),
    openedAt: s.openedAt,
    totals: readTotals(s.totals),
    differences: readDifferences(s.differences),
    expectedCash: s.expectedCashFen,
    countedCash: s.countedCashFen,
  });
}

export function slipFactsOf(
  settings: SlipNames,
  at: { terminalId: bigint; storeId: bigint; operator: { no: string; name: string } | null; at: Date },
): SlipFacts {
  return {
    merchant: settings.merchantName,
    store: settings.storeNames.get(at.storeId) ?? "",
    terminal: at.terminalId.toString(),
    operatorNo: at.operator?.no ?? null,
    operatorName: at.operator?.name ?? null,
    at: at.at,
    zone: settings.zone,
    cardNo: null,
    ref: null,
    voucher: null,
    qr: null,
  };
}
