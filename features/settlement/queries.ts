import { and, asc, count, eq, gte, lte, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { settlements } from "@/db/schema/ledger";
import { operators } from "@/db/schema/operators";
import { stores } from "@/db/schema/stores";
import { terminals } from "@/db/schema/terminals";
import { beyond, FIRST_PAGE, type PageAsked, pageOf, towards } from "@/features/entries/time-cursor";
import type { Scope } from "@/server/scope";
import { SETTLEMENTS_PER_PAGE, type SettlementFilter } from "./list-params";
import { readDifferences, readTotals } from "./totals-json";

const columns = {
  batchId: settlements.batchId,
  batchNo: settlements.batchNo,
  day: settlements.day,
  settledAt: settlements.settledAt,
  storeId: settlements.storeId,
  storeName: stores.name,
  terminalId: settlements.terminalId,
  terminalName: terminals.name,
  totals: settlements.totals,
  differences: settlements.differences,
  expectedCashFen: settlements.expectedCashFen,
  countedCashFen: settlements.countedCashFen,
  entryCount: settlements.entryCount,
};

/** Settlements, latest first, one page of them. */
export async function listSettlements(
  scope: Scope,
  filter: SettlementFilter,
  page: PageAsked = FIRST_PAGE,
  limit = SETTLEMENTS_PER_PAGE,
) {
  const { settledAt, batchId } = settlements;
  const rows = await db()
    .select(columns)
    .from(settlements)
    .innerJoin(stores, and(eq(stores.merchantId, settlements.merchantId), eq(stores.id, settlements.storeId)))
    .innerJoin(
      terminals,
      and(eq(terminals.merchantId, settlements.merchantId), eq(terminals.id, settlements.terminalId)),
    )
    .where(and(...conditions(scope, filter), joinedTo(scope), beyond(page, settledAt, batchId)))
    .orderBy(...towards(page, settledAt, batchId))
    .limit(limit + 1);
  return pageOf(rows.map(narrow), limit, page, (row) => ({ at: row.settledAt, id: row.batchId }));
}

export type SettlementRow = Awaited<ReturnType<typeof listSettlements>>["rows"][number];

/** How many there are and what they add up to, of all that the filter lets through. */
export async function sumSettlements(scope: Scope, filter: SettlementFilter) {
  const [row] = await db()
    .select({
      settlements: count(),
      recharge: sumOf("recharge"),
      rechargeVoid: sumOf("rechargeVoid"),
      spend: sumOf("spend"),
      spendVoid: sumOf("spendVoid"),
      refund: sumOf("refund"),
      expectedCashFen: sql<string>`coalesce(sum(${settlements.expectedCashFen}), 0)::text`,
    })
    .from(settlements)
    .where(and(...conditions(scope, filter)));
  const fen = (digits: string | undefined) => BigInt(digits ?? "0");
  return {
    settlements: row?.settlements ?? 0,
    recharge: fen(row?.recharge),
    rechargeVoid: fen(row?.rechargeVoid),
    spend: fen(row?.spend),
    givenBack: fen(row?.spendVoid) + fen(row?.refund),
    expectedCashFen: fen(row?.expectedCashFen),
  };
}

/** One frozen settlement with both sides, or null when the merchant has none of this batch. */
export async function getSettlement(scope: Scope, batchId: bigint) {
  const [row] = await db()
    .select({
      ...columns,
      openedAt: settlements.openedAt,
      terminalTotals: settlements.terminalTotals,
      operatorNo: operators.no,
      operatorName: operators.name,
      seal: settlements.seal,
    })
    .from(settlements)
    .innerJoin(stores, and(eq(stores.merchantId, settlements.merchantId), eq(stores.id, settlements.storeId)))
    .innerJoin(
      terminals,
      and(eq(terminals.merchantId, settlements.merchantId), eq(terminals.id, settlements.terminalId)),
    )
    .innerJoin(
      operators,
      and(eq(operators.merchantId, settlements.merchantId), eq(operators.id, settlements.operatorId)),
    )
    .where(
      and(
        eq(settlements.merchantId, scope.merchantId),
        joinedTo(scope),
        eq(operators.merchantId, scope.merchantId),
        eq(settlements.batchId, batchId),
      ),
    );
  return row ? { ...narrow(row), terminalTotals: readTotals(row.terminalTotals) } : null;
}

export type Settlement = NonNullable<Awaited<ReturnType<typeof getSettlement>>>;

const MAX_TERMINALS = 1000;

/** The merchant's terminals by name, for the filter. */
export function listSettlingTerminals(scope: Scope, storeId: bigint | null) {
  return db()
    .select({ id: terminals.id, name: terminals.name })
    .from(terminals)
    .where(
      and(
        eq(terminals.merchantId, scope.merchantId),
        storeId === null ? undefined : eq(terminals.storeId, storeId),
      ),
    )
    .orderBy(asc(terminals.storeId), asc(terminals.name), asc(terminals.id))
    .limit(MAX_TERMINALS);
}

function conditions(scope: Scope, filter: SettlementFilter): (SQL | undefined)[] {
  const { storeId, terminalId, from, to, onlyDifferences } = filter;
  return [
    eq(settlements.merchantId, scope.merchantId),
    storeId === null ? undefined : eq(settlements.storeId, storeId),
    terminalId === null ? undefined : eq(settlements.terminalId, terminalId),
    from === null ? undefined : gte(settlements.day, from),
    to === null ? undefined : lte(settlements.day, to),
    onlyDifferences
      ? sql`(json_array_length(${settlements.differences}) > 0 or ${settlements.countedCashFen} <> ${settlements.expectedCashFen})`
      : undefined,
  ];
}

/** Every tenant table of a join is held to the merchant by name. */
function joinedTo(scope: Scope): SQL | undefined {
  return and(eq(stores.merchantId, scope.merchantId), eq(terminals.merchantId, scope.merchantId));
}

function sumOf(kind: string) {
  return sql<string>`coalesce(sum((${settlements.totals} -> ${kind}::text ->> 'sum')::bigint), 0)::text`;
}

function narrow<R extends { totals: unknown; differences: unknown }>(row: R) {
  return { ...row, totals: readTotals(row.totals), differences: readDifferences(row.differences) };
}
