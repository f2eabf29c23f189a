import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { alias, type PgColumn } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { batches, entries, settlements } from "@/db/schema/ledger";
import { memberProfiles } from "@/db/schema/members";
import { operators } from "@/db/schema/operators";
import { stores } from "@/db/schema/stores";
import { terminals } from "@/db/schema/terminals";
import { users } from "@/db/schema/users";
import type { Fen } from "@/domain/money";
import type { Scope } from "@/server/scope";
import { type EntryFilter, matching } from "./entry-filter";
import { type EntryRow, type Party, selectEntries, toEntryRow } from "./entry-row";
import { PAGE_SIZE } from "./list-params";
import { beyond, type Page, type PageAsked, pageOf, towards } from "./time-cursor";

/** One page of the entries that a filter lets through, the newest first. */
export async function listEntries(
  scope: Scope,
  filter: EntryFilter,
  page: PageAsked,
): Promise<Page<EntryRow>> {
  const read = await selectEntries(scope)
    .where(and(await matching(scope, filter), beyond(page, entries.at, entries.id)))
    .orderBy(...towards(page, entries.at, entries.id))
    .limit(PAGE_SIZE + 1);
  return pageOf(read.map(toEntryRow), PAGE_SIZE, page, (row) => row);
}

/** A sum reads at most this many of the newest rows of a filter; `capped` says that there are more. */
export const MAX_SUMMED = 100_000;

/** What a filter lets through, counted and added up. Reversed entries and reversals are counted as rows, but sum to nothing. */
export type EntrySums = {
  readonly count: number;
  readonly capped: boolean;
  readonly cashFen: Fen;
  readonly principalFen: Fen;
  readonly bonusFen: Fen;
  readonly points: bigint;
};

export async function sumEntries(scope: Scope, filter: EntryFilter): Promise<EntrySums> {
  const newest = db()
    .select({
      id: entries.id,
      kind: entries.kind,
      cashFen: entries.cashFen,
      principalFen: entries.principalFen,
      bonusFen: entries.bonusFen,
      points: entries.points,
    })
    .from(entries)
    .where(await matching(scope, filter))
    .orderBy(desc(entries.at), desc(entries.id))
    .limit(MAX_SUMMED + 1)
    .as("newest");
  const reversal = alias(entries, "its_reversal");
  const summed = (column: PgColumn) =>
    sql`coalesce(sum(${column}) filter (where ${newest.kind} <> 'reversal' and ${reversal.id} is null), 0)::bigint`.mapWith(
      BigInt,
    );
  const [row] = await db()
    .select({
      count: sql`count(*)`.mapWith(Number),
      cashFen: summed(newest.cashFen),
      principalFen: summed(newest.principalFen),
      bonusFen: summed(newest.bonusFen),
      points: summed(newest.points),
    })
    .from(newest)
    .leftJoin(
      reversal,
      and(
        eq(reversal.merchantId, scope.merchantId),
        eq(reversal.correctsId, newest.id),
        eq(reversal.kind, "reversal"),
      ),
    );
  if (!row) throw new Error("a sum without a row");
  return { ...row, count: Math.min(row.count, MAX_SUMMED), capped: row.count > MAX_SUMMED };
}

/** One entry with everything its page shows, or null when the merchant has none of this reference. */
export async function getEntry(scope: Scope, id: bigint) {
  const [[row], [detail]] = await Promise.all([
    selectEntries(scope).where(and(eq(entries.merchantId, scope.merchantId), eq(entries.id, id))),
    selectDetail(scope, id),
  ]);
  if (!row || !detail) return null;
  const { approverKind, operatorNo, operatorName, userName, ...rest } = detail;
  const approver: Party | null =
    approverKind === null ? null : { kind: approverKind, no: operatorNo, name: operatorName ?? userName };
  return { ...toEntryRow(row), ...rest, approver };
}

export type EntryDetail = NonNullable<Awaited<ReturnType<typeof getEntry>>>;

function selectDetail(scope: Scope, id: bigint) {
  const { merchantId } = scope;
  return db()
    .select({
      bonusCostFen: entries.bonusCostFen,
      suspenseFen: entries.suspenseFen,
      salesFen: entries.salesFen,
      principalAfterFen: entries.principalAfterFen,
      bonusAfterFen: entries.bonusAfterFen,
      pointsAfter: entries.pointsAfter,
      door: entries.door,
      note: entries.note,
      tierTerms: entries.tierTerms,
      approverKind: entries.approverKind,
      operatorNo: operators.no,
      operatorName: operators.name,
      userName: users.name,
      holderName: memberProfiles.name,
      /** the holder's card now: another one than the entry's after a reissue */
      holderCardNo: accounts.cardNo,
      batchId: entries.batchId,
      batchNo: batches.no,
      settledAt: settlements.settledAt,
    })
    .from(entries)
    .innerJoin(accounts, and(eq(accounts.merchantId, merchantId), eq(accounts.id, entries.accountId)))
    .innerJoin(
      memberProfiles,
      and(eq(memberProfiles.merchantId, merchantId), eq(memberProfiles.memberId, accounts.memberId)),
    )
    .innerJoin(batches, and(eq(batches.merchantId, merchantId), eq(batches.id, entries.batchId)))
    .leftJoin(
      settlements,
      and(eq(settlements.merchantId, merchantId), eq(settlements.batchId, entries.batchId)),
    )
    .leftJoin(
      operators,
      and(
        eq(operators.merchantId, merchantId),
        eq(operators.id, entries.approverId),
        eq(entries.approverKind, "operator"),
      ),
    )
    .leftJoin(
      users,
      and(
        eq(users.merchantId, merchantId),
        eq(users.id, entries.approverId),
        eq(entries.approverKind, "user"),
      ),
    )
    .where(and(eq(entries.merchantId, merchantId), eq(entries.id, id)));
}

/** An entry may be corrected, the correction reversed; deeper it does not go, and one more is room. */
const MAX_DEPTH = 3;
const MAX_CORRECTIONS = 100;

/** The entry that everything about `entry` began with, and all that corrects it or corrects a correction, oldest first. */
export async function listCorrections(scope: Scope, entry: EntryRow): Promise<EntryRow[]> {
  const family = [await originOf(scope, entry)];
  for (let depth = 0, above = family; depth < MAX_DEPTH && above.length > 0; depth += 1) {
    above = await correctionsOf(scope, above);
    family.push(...above);
  }
  return family;
}

async function originOf(scope: Scope, entry: EntryRow): Promise<EntryRow> {
  let origin = entry;
  for (let depth = 0; depth < MAX_DEPTH && origin.correctsId !== null; depth += 1) {
    const [above] = await selectEntries(scope).where(
      and(eq(entries.merchantId, scope.merchantId), eq(entries.id, origin.correctsId)),
    );
    if (!above) return origin;
    origin = toEntryRow(above);
  }
  return origin;
}

async function correctionsOf(scope: Scope, corrected: readonly EntryRow[]): Promise<EntryRow[]> {
  const ids = corrected.map((row) => row.id);
  const rows = await selectEntries(scope)
    .where(and(eq(entries.merchantId, scope.merchantId), inArray(entries.correctsId, ids)))
    .orderBy(asc(entries.at), asc(entries.id))
    .limit(MAX_CORRECTIONS);
  return rows.map(toEntryRow);
}

const MAX_TERMINALS = 1000;

/** The terminals a list can be narrowed to, those of one store or all, by store and name. */
export function listTerminalNames(scope: Scope, storeId: bigint | null) {
  const { merchantId } = scope;
  return db()
    .select({ id: terminals.id, name: terminals.name, storeName: stores.name })
    .from(terminals)
    .innerJoin(stores, and(eq(stores.merchantId, merchantId), eq(stores.id, terminals.storeId)))
    .where(
      and(
        eq(terminals.merchantId, merchantId),
        storeId === null ? undefined : eq(terminals.storeId, storeId),
      ),
    )
    .orderBy(asc(terminals.storeId), asc(terminals.name), asc(terminals.id))
    .limit(MAX_TERMINALS);
}
