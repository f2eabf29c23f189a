import { and, asc, count, desc, eq, gt, gte, isNotNull, lt, ne, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { cards } from "@/db/schema/cards";
import { entries, settlements } from "@/db/schema/ledger";
import { operators } from "@/db/schema/operators";
import { stores } from "@/db/schema/stores";
import { terminalState, terminals } from "@/db/schema/terminals";
import { MAX_PIN_TRIES } from "@/domain/pin";
import type { Scope } from "@/server/scope";

/** Most lines of one kind; what is wrong at more places than these has one cause. */
const MOST = 20;
/** Fewer stock numbers than these, and a shop may run out of cards on a good day. */
const LOW_STOCK = 20;

/** Open batches with operations of an earlier business day: their terminals were not settled. */
export function listUnsettled(scope: Scope, today: string, storeId: bigint | null) {
  const { merchantId } = scope;
  const oldest = db()
    .select({ batchId: entries.batchId, day: sql<string>`min(${entries.day})`.as("oldest_day") })
    .from(entries)
    .innerJoin(
      terminalState,
      and(eq(terminalState.merchantId, merchantId), eq(terminalState.batchId, entries.batchId)),
    )
    .where(eq(entries.merchantId, merchantId))
    .groupBy(entries.batchId)
    .as("oldest");
  return db()
    .select({ terminalId: terminals.id, terminal: terminals.name, store: stores.name, day: oldest.day })
    .from(terminalState)
    .innerJoin(oldest, eq(oldest.batchId, terminalState.batchId))
    .innerJoin(
      terminals,
      and(eq(terminals.merchantId, merchantId), eq(terminals.id, terminalState.terminalId)),
    )
    .innerJoin(stores, and(eq(stores.merchantId, merchantId), eq(stores.id, terminals.storeId)))
    .where(and(eq(terminalState.merchantId, merchantId), lt(oldest.day, today), atStore(storeId)))
    .orderBy(asc(oldest.day), asc(terminals.id))
    .limit(MOST);
}

/** Terminals that may do nothing, and those whose recharge password is locked after wrong tries. */
export function listStoppedTerminals(scope: Scope, now: Date, storeId: bigint | null) {
  const { merchantId } = scope;
  return db()
    .select({
      terminalId: terminals.id,
      terminal: terminals.name,
      store: stores.name,
      status: terminalState.status,
      rechargeLockedUntil: terminalState.rechargeLockedUntil,
    })
    .from(terminalState)
    .innerJoin(
      terminals,
      and(eq(terminals.merchantId, merchantId), eq(terminals.id, terminalState.terminalId)),
    )
    .innerJoin(stores, and(eq(stores.merchantId, merchantId), eq(stores.id, terminals.storeId)))
    .where(
      and(
        eq(terminalState.merchantId, merchantId),
        or(eq(terminalState.status, "suspended"), gt(terminalState.rechargeLockedUntil, now)),
        atStore(storeId),
      ),
    )
    .orderBy(asc(terminals.storeId), asc(terminals.name), asc(terminals.id))
    .limit(MOST);
}

const atStore = (storeId: bigint | null) => (storeId === null ? undefined : eq(terminals.storeId, storeId));

/** Operators who cannot sign in until a while has passed or someone gives them a new password. */
export function listLockedOperators(scope: Scope, now: Date) {
  return db()
    .select({ no: operators.no, name: operators.name, until: operators.lockedUntil })
    .from(operators)
    .where(
      and(
        eq(operators.merchantId, scope.merchantId),
        eq(operators.status, "active"),
        isNotNull(operators.lockedUntil),
        gt(operators.lockedUntil, now),
      ),
    )
    .orderBy(asc(operators.no), asc(operators.id))
    .limit(MOST);
}

/** Settlements since an instant in which the two sides, or the counted cash, differ. */
export function listDifferences(scope: Scope, since: Date, storeId: bigint | null) {
  const { merchantId } = scope;
  return db()
    .select({
      batchId: settlements.batchId,
      batchNo: settlements.batchNo,
      terminal: terminals.name,
      store: stores.name,
      settledAt: settlements.settledAt,
    })
    .from(settlements)
    .innerJoin(terminals, and(eq(terminals.merchantId, merchantId), eq(terminals.id, settlements.terminalId)))
    .innerJoin(stores, and(eq(stores.merchantId, merchantId), eq(stores.id, settlements.storeId)))
    .where(
      and(
        eq(settlements.merchantId, merchantId),
        gte(settlements.settledAt, since),
        or(
          sql`json_array_length(${settlements.differences}) > 0`,
          and(
            isNotNull(settlements.countedCashFen),
            ne(settlements.countedCashFen, settlements.expectedCashFen),
          ),
        ),
        storeId === null ? undefined : eq(settlements.storeId, storeId),
      ),
    )
    .orderBy(desc(settlements.settledAt), desc(settlements.batchId))
    .limit(MOST);
}

/** Active cards whose PIN is locked: their holders stand at a till and cannot pay. */
export async function countLockedPins(scope: Scope): Promise<number> {
  const [row] = await db()
    .select({ cards: count() })
    .from(accounts)
    .where(
      and(
        eq(accounts.merchantId, scope.merchantId),
        eq(accounts.cardState, "active"),
        gte(accounts.pinFails, MAX_PIN_TRIES),
      ),
    );
  return row?.cards ?? 0;
}

/** How many stock numbers are left, if they are few; else null. */
export async function countLowStock(scope: Scope): Promise<number | null> {
  const few = await db()
    .select({ no: cards.cardNo })
    .from(cards)
    .where(and(eq(cards.issuerId, scope.merchantId), eq(cards.state, "stock")))
    .limit(LOW_STOCK);
  return few.length < LOW_STOCK ? few.length : null;
}

export async function hasTerminals(scope: Scope): Promise<boolean> {
  const some = await db()
    .select({ id: terminals.id })
    .from(terminals)
    .where(eq(terminals.merchantId, scope.merchantId))
    .limit(1);
  return some.length > 0;
}
