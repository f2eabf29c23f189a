import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { batches, settlements } from "@/db/schema/ledger";
import { terminalState, terminals } from "@/db/schema/terminals";
import { businessDay } from "@/domain/business-day";
import type { Fen } from "@/domain/money";
import {
  compareTotals,
  computeDrawerCash,
  computeTotals,
  type Totals,
  type TotalsDifference,
} from "@/domain/totals";
import { batchSeal } from "@/ledger/chain-code";
import type { LockedTerminal } from "@/ledger/terminal-transaction";
import { found } from "@/server/errors";
import type { MerchantSettings } from "@/server/settings";
import { batchEntries } from "../batch-entries";
import { differencesJson, totalsJson } from "../totals-json";

export type Settled = {
  readonly batchNo: number;
  readonly newBatchNo: number;
  readonly openedAt: Date;
  readonly storeId: bigint;
  readonly totals: Totals;
  readonly differences: readonly TotalsDifference[];
  readonly expectedCash: Fen;
  readonly countedCash: Fen | null;
};

/**
 * 结算: closes the terminal's batch with the server's totals beside the terminal's, seals it, opens the next. Never
 * refuses for a difference (terminal-protocol.md §5). The caller holds the terminal's row, so no operation is under way.
 */
export async function settleBatch(
  tx: Tx,
  terminal: LockedTerminal,
  asked: {
    readonly settings: MerchantSettings;
    readonly operatorId: bigint;
    readonly theirs: Totals;
    readonly countedCash: Fen | null;
    readonly now: Date;
  },
): Promise<Settled> {
  const { merchantId, terminalId, batchId, batchNo } = terminal;
  const [place] = await tx
    .select({ storeId: terminals.storeId, openedAt: batches.openedAt })
    .from(terminals)
    .innerJoin(batches, and(eq(batches.merchantId, terminals.merchantId), eq(batches.id, batchId)))
    .where(and(eq(terminals.merchantId, merchantId), eq(terminals.id, terminalId)));
  const { storeId, openedAt } = found(place);
  const items = await batchEntries(tx, merchantId, batchId);
  const totals = computeTotals(items);
  const differences = compareTotals(totals, asked.theirs);
  const expectedCash = computeDrawerCash(items);
  const { zone, cutoffMinutes } = asked.settings;
  const frozen = {
    merchantId,
    batchId,
    terminalId,
    storeId,
    batchNo,
    openedAt,
    settledAt: asked.now,
    day: businessDay(asked.now, zone, cutoffMinutes),
    operatorId: asked.operatorId,
    expectedCashFen: expectedCash,
    countedCashFen: asked.countedCash,
    entryCount: items.length,
  };
  const columns = {
    totals: totalsJson(totals),
    terminalTotals: totalsJson(asked.theirs),
    differences: differencesJson(differences),
  };
  const sealed = {
    ...frozen,
    totals: JSON.stringify(columns.totals),
    terminalTotals: JSON.stringify(columns.terminalTotals),
    differences: JSON.stringify(columns.differences),
  };
  const codes = items.map((item) => item.chain);
  await tx.insert(settlements).values({ ...frozen, ...columns, seal: batchSeal(sealed, codes) });
  const newBatchNo = batchNo + 1;
  const [opened] = await tx
    .insert(batches)
    .values({ merchantId, storeId, terminalId, no: newBatchNo, openedAt: asked.now })
    .returning({ id: batches.id });
  await tx
    .update(terminalState)
    .set({ batchId: found(opened).id, batchNo: newBatchNo })
    .where(and(eq(terminalState.merchantId, merchantId), eq(terminalState.terminalId, terminalId)));
  const { countedCash } = asked;
  return { batchNo, newBatchNo, openedAt, storeId, totals, differences, expectedCash, countedCash };
}
