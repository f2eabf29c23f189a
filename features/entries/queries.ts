import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { batches, entries, settlements } from "@/db/schema/ledger";
import { memberProfiles } from "@/db/schema/members";
import { operators } from "@/db/schema/operators";
import { stores } from "@/db/schema/stores";
import { terminals } from "@/db/schema/terminals";
import { users } from "@/db/schema/users";
import { ENTRY_KINDS, type EntryKind, TENDERS, type Tender } from "@/domain/entry";
import type { Fen } from "@/domain/money";
import { memberOf } from "@/server/member-of";
import type { Scope } from "@/server/scope";
import { type EntryFilter, isCorrectedBy, isReversed, matching } from "./entry-filter";
import { PAGE_SIZE } from "./list-params";
import { beyond, type Page, type PageAsked, pageOf, towards } from "./time-cursor";

/** applied: it counts · voided, refunded: a later entry took it back, wholly or in part · reversed: it counts nowhere. */
export const ENTRY_STATES = ["applied", "voided", "refunded", "reversed"] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** Who did it: an operator, a portal user, a member, or the system itself (a reversal). */
export type Party = { readonly kind: string; readonly no: string | null; readonly name: string | null };

const approver = alias(operators, "approver");
const approvingUser = alias(users, "approving_user");

const listed = (scope: Scope) => ({
  id: entries.id,
  at: entries.at,
  day: entries.day,
  kind: entries.kind,
  cardNo: entries.cardNo,
  storeId: entries.storeId,
  storeName: stores.name,
  terminalId: entries.terminalId,
  terminalName: terminals.name,
  voucherNo: entries.voucherNo,
  makerKind: entries.makerKind,
  operatorNo: operators.no,
  operatorName: operators.name,
  userName: users.name,
  tender: entries.tender,
  cashFen: entries.cashFen,
  principalFen: entries.principalFen,
  bonusFen: entries.bonusFen,
  points: entries.points,
  reversed: isReversed(scope),
  voided: isCorrectedBy(scope, "void"),
  refunded: isCorrectedBy(scope, "refund"),
});

function selectListed(scope: Scope) {
  const { merchantId } = scope;
  return db()
    .select(listed(scope))
    .from(entries)
    .innerJoin(stores, and(eq(stores.merchantId, merchantId), eq(stores.id, entries.storeId)))
    .leftJoin(terminals, and(eq(terminals.merchantId, merchantId), eq(terminals.id, entries.terminalId)))
    .leftJoin(
      operators,
      and(eq(operators.merchantId, merchantId), eq(operators.id, entries.makerId), eq(entries.makerKind, "operator")),
    )
    .leftJoin(users, and(eq(users.merchantId, merchantId), eq(users.id, entries.makerId), eq(entries.makerKind, "user")));
}

type ListedRow = Awaited<ReturnType<typeof selectListed>>[number];

function toEntry({ reversed, voided, refunded, makerKind, operatorNo, operatorName, userName, ...row }: ListedRow) {
  const state: EntryState = reversed ? "reversed" : voided ? "voided" : refunded ? "refunded" : "applied";
  const maker: Party = { kind: makerKind, no: operatorNo, name: operatorName ?? userName };
  return {
    ...row,
    kind: memberOf(ENTRY_KINDS, row.kind),
    tender: row.tender === null ? null : memberOf(TENDERS, row.tender),
    maker,
    state,
  };
}

export type EntryRow = ReturnType<typeof toEntry>;

/** One page of the entries that a filter lets through, the newest first. */
export async function listEntries(scope: Scope, filter: EntryFilter, page: PageAsked): Promise<Page<EntryRow>> {
  const read = await selectListed(scope)
    .where(and(await matching(scope, filter), beyond(page, entries.at, entries.id)))
    .orderBy(...towards(page, entries.at, entries.id))
    .limit(PAGE_SIZE + 1);
  return pageOf(read.map(toEntry), PAGE_SIZE, page, (row) => row);
}

/** A sum reads at most this many of the newest rows of a filter; `capped` says that there are more. */
export const MAX_SUMMED = 100_000;

/** What a filter lets through, counted and added up. Reversed entries and reversals are listed, but count for nothing. */
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
  const counted = (column: SQL | (typeof newest)["cashFen"]) =>
    sql`coalesce(sum(${column}) filter (where ${newest.kind} <> 'reversal' and ${reversal.id} is null), 0)::bigint`.mapWith(
      BigInt,
    );
  const [row] = await db()
    .select({
      count: sql`count(*)`.mapWith(Number),
      cashFen: counted(newest.cashFen),
      principalFen: counted(newest.principalFen),
      bonusFen: counted(newest.bonusFen),
      points: counted(newest.points),
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

/** One entry with everything that its page shows, or null when the merchant has none of this reference. */
export async function getEntry(scope: Scope, id: bigint) {
  const { merchantId } = scope;
  const [row] = await db()
    .select({
      ...listed(scope),
      accountId: entries.accountId,
      bonusCostFen: entries.bonusCostFen,
      suspenseFen: entries.suspenseFen,
      salesFen: entries.salesFen,
      principalAfterFen: entries.principalAfterFen,
      bonusAfterFen: entries.bonusAfterFen,
      pointsAfter: entries.pointsAfter,
      correctsId: entries.correctsId,
      door: entries.door,
      note: entries.note,
      tierTerms: entries.tierTerms,
      approverKind: entries.approverKind,
      approverNo: approver.no,
      approverName: approver.name,
      approvingUser: approvingUser.name,
      holderName: memberProfiles.name,
      holderCardNo: accounts.cardNo,
      batchId: entries.batchId,
      batchNo: batches.no,
      batchDay: batches.day,
      settledAt: settlements.settledAt,
    })
    .from(entries)
    .innerJoin(stores, and(eq(stores.merchantId, merchantId), eq(stores.id, entries.storeId)))
    .innerJoin(accounts, and(eq(accounts.merchantId, merchantId), eq(accounts.id, entries.accountId)))
    .innerJoin(
      memberProfiles,
      and(eq(memberProfiles.merchantId, merchantId), eq(memberProfiles.memberId, accounts.memberId)),
    )
    .innerJoin(batches, and(eq(batches.merchantId, merchantId), eq(batches.id, entries.batchId)))
    .leftJoin(settlements, and(eq(settlements.merchantId, merchantId), eq(settlements.batchId, entries.batchId)))
    .leftJoin(terminals, and(eq(terminals.merchantId, merchantId), eq(terminals.id, entries.terminalId)))
    .leftJoin(
      operators,
      and(eq(operators.merchantId, merchantId), eq(operators.id, entries.makerId), eq(entries.makerKind, "operator")),
    )
    .leftJoin(users, and(eq(users.merchantId, merchantId), eq(users.id, entries.makerId), eq(entries.makerKind, "user")))
    .leftJoin(
      approver,
      and(
        eq(approver.merchantId, merchantId),
        eq(approver.id, entries.approverId),
        eq(entries.approverKind, "operator"),
      ),
    )
    .leftJoin(
      approvingUser,
      and(
        eq(approvingUser.merchantId, merchantId),
        eq(approvingUser.id, entries.approverId),
        eq(entries.approverKind, "user"),
      ),
    )
    .where(and(eq(entries.merchantId, merchantId), eq(entries.id, id)));
  if (!row) return null;
  const { approverKind, approverNo, approverName, approvingUser: userName, ...rest } = row;
  return {
    ...toEntry(rest),
    ...rest,
    approver: approverKind === null ? null : { kind: approverKind, no: approverNo, name: approverName ?? userName },
  };
}
