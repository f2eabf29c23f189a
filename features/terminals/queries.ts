import { and, asc, count, eq, inArray, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { batches, entries } from "@/db/schema/ledger";
import { stores } from "@/db/schema/stores";
import { terminalState, terminals } from "@/db/schema/terminals";
import type { Fen } from "@/domain/money";
import { memberOf } from "@/server/member-of";
import type { Scope } from "@/server/scope";

const MAX_LISTED = 1000;

export const TERMINAL_STATUSES = ["registered", "active", "suspended"] as const;

/** What is in a terminal's open batch; what was reversed counts nowhere. */
export type OpenBatch = {
  readonly no: number;
  readonly openedAt: Date;
  readonly operations: number;
  /** paid in less paid out, every tender */
  readonly cashFen: Fen;
  /** spent less given back */
  readonly salesFen: Fen;
};

/** Terminals with their store, state and open batch, by store and name. */
export async function listTerminals(scope: Scope) {
  return withBatches(scope, await selectTerminals(scope));
}

export type TerminalRow = Awaited<ReturnType<typeof listTerminals>>[number];

/** One terminal, or null when the merchant has none of this number. */
export async function getTerminal(scope: Scope, id: bigint): Promise<TerminalRow | null> {
  const [row] = await withBatches(scope, await selectTerminals(scope, id));
  return row ?? null;
}

function selectTerminals(scope: Scope, id?: bigint) {
  const { merchantId } = scope;
  return db()
    .select({
      id: terminals.id,
      name: terminals.name,
      storeId: terminals.storeId,
      storeName: stores.name,
      status: terminalState.status,
      session: terminalState.session,
      signedOnAt: terminals.signedOnAt,
      lastSeenAt: terminals.lastSeenAt,
      appVersion: terminals.appVersion,
      createdAt: terminals.createdAt,
      batchId: terminalState.batchId,
      batchNo: terminalState.batchNo,
      batchOpenedAt: batches.openedAt,
    })
    .from(terminals)
    .innerJoin(
      terminalState,
      and(eq(terminalState.merchantId, terminals.merchantId), eq(terminalState.terminalId, terminals.id)),
    )
    .innerJoin(stores, and(eq(stores.merchantId, terminals.merchantId), eq(stores.id, terminals.storeId)))
    .innerJoin(
      batches,
      and(eq(batches.merchantId, terminalState.merchantId), eq(batches.id, terminalState.batchId)),
    )
    .where(
      and(
        eq(terminals.merchantId, merchantId),
        eq(terminalState.merchantId, merchantId),
        eq(stores.merchantId, merchantId),
        eq(batches.merchantId, merchantId),
        id === undefined ? undefined : eq(terminals.id, id),
      ),
    )
    .orderBy(asc(terminals.storeId), asc(terminals.name), asc(terminals.id))
    .limit(MAX_LISTED);
}

async function withBatches(scope: Scope, rows: Awaited<ReturnType<typeof selectTerminals>>) {
  const sums = await sumBatches(
    scope,
    rows.map((row) => row.batchId),
  );
  return rows.map(({ batchId, batchNo, batchOpenedAt, ...row }) => ({
    ...row,
    status: memberOf(TERMINAL_STATUSES, row.status),
    batch: { no: batchNo, openedAt: batchOpenedAt, ...(sums.get(batchId) ?? NOTHING) } satisfies OpenBatch,
  }));
}

const NOTHING = { operations: 0, cashFen: 0n, salesFen: 0n };

async function sumBatches(scope: Scope, batchIds: readonly bigint[]) {
  if (batchIds.length === 0) return new Map<bigint, typeof NOTHING>();
  const rows = await db()
    .select({
      batchId: entries.batchId,
      entries: count(),
      reversals: sql<string>`count(*) filter (where ${entries.kind} = 'reversal')`,
      cashFen: sql<string>`sum(${entries.cashFen})::text`,
      salesFen: sql<string>`sum(${entries.salesFen})::text`,
    })
    .from(entries)
    .where(and(eq(entries.merchantId, scope.merchantId), inArray(entries.batchId, [...batchIds])))
    .groupBy(entries.batchId);
  return new Map(
    rows.map((row) => [
      row.batchId,
      {
        // A reversal takes away itself and what it reversed.
        operations: Number(row.entries) - 2 * Number(row.reversals),
        cashFen: BigInt(row.cashFen),
        salesFen: BigInt(row.salesFen),
      },
    ]),
  );
}
