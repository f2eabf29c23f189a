import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { terminalState } from "@/db/schema/terminals";
import { computeDrawerCash, computeTotals } from "@/domain/totals";
import type { PageAsked } from "@/features/entries/time-cursor";
import type { Scope } from "@/server/scope";
import { merchantSettings } from "@/server/settings";
import { batchEntries } from "./batch-entries";
import { getBatchJournal } from "./journal-queries";
import type { SettlementFilter } from "./list-params";
import { getSettlement, listSettlements, listSettlingTerminals, sumSettlements } from "./queries";
import { frozenSlip } from "./settlement-slip";

/** All that the list of settlements shows. */
export async function loadSettlements(scope: Scope, filter: SettlementFilter, page: PageAsked) {
  const [list, sums, terminals] = await Promise.all([
    listSettlements(scope, filter, page),
    sumSettlements(scope, filter),
    listSettlingTerminals(scope, filter.storeId),
  ]);
  return { ...list, sums, terminals };
}

/** One settlement with its slip and what its terminal sent of its own list, or null when the merchant has none of this batch. */
export async function loadSettlement(scope: Scope, batchId: bigint) {
  const [settlement, settings] = await Promise.all([
    getSettlement(scope, batchId),
    merchantSettings(scope.merchantId),
  ]);
  if (!settlement) return null;
  const [slip, journal] = await Promise.all([
    frozenSlip(scope, settings, batchId),
    getBatchJournal(scope, settlement),
  ]);
  return slip ? { settlement, slip, journal } : null;
}

/** What is in a terminal's open batch so far, by kind; null when the merchant has no such terminal. */
export async function loadOpenBatch(scope: Scope, terminalId: bigint) {
  const [state] = await db()
    .select({ batchId: terminalState.batchId })
    .from(terminalState)
    .where(and(eq(terminalState.merchantId, scope.merchantId), eq(terminalState.terminalId, terminalId)));
  if (!state) return null;
  const items = await batchEntries(db(), scope.merchantId, state.batchId);
  return {
    batchId: state.batchId,
    totals: computeTotals(items),
    expectedCashFen: computeDrawerCash(items),
  };
}
