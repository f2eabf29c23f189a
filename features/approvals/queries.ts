import { and, count, eq, gt, lte, ne, or, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { approvals } from "@/db/schema/approvals";
import { entries } from "@/db/schema/ledger";
import { operators } from "@/db/schema/operators";
import { stores } from "@/db/schema/stores";
import { terminals } from "@/db/schema/terminals";
import { users } from "@/db/schema/users";
import { approvalState } from "@/domain/approval";
import { beyond, FIRST_PAGE, type PageAsked, pageOf, towards } from "@/features/entries/time-cursor";
import type { Scope } from "@/server/scope";
import { readDetails } from "./details";
import { APPROVALS_PER_PAGE, type ApprovalFilter } from "./list-params";

/** Approvals of one facet, the latest asked first, one page of them. */
export async function listApprovals(
  scope: Scope,
  filter: ApprovalFilter,
  at: Date,
  page: PageAsked = FIRST_PAGE,
  limit = APPROVALS_PER_PAGE,
) {
  const rows = await selectApprovals(scope)
    .where(and(...conditions(scope, filter, at), beyond(page, approvals.requestedAt, approvals.id)))
    .orderBy(...towards(page, approvals.requestedAt, approvals.id))
    .limit(limit + 1);
  return pageOf(
    rows.map((row) => toApproval(row, at)),
    limit,
    page,
    (row) => ({ at: row.requestedAt, id: row.id }),
  );
}

/** How many there are of a facet. */
export async function countApprovals(scope: Scope, filter: ApprovalFilter, at: Date): Promise<number> {
  const [row] = await db()
    .select({ n: count() })
    .from(approvals)
    .where(and(...conditions(scope, filter, at)));
  return row?.n ?? 0;
}

/** One approval with the entry that used it up, or null when the merchant has none of this number. */
export async function getApproval(scope: Scope, id: bigint, at: Date) {
  const [row] = await selectApprovals(scope).where(
    and(eq(approvals.merchantId, scope.merchantId), eq(approvals.id, id)),
  );
  return row ? toApproval(row, at) : null;
}

export type ApprovalRow = NonNullable<Awaited<ReturnType<typeof getApproval>>>;

function selectApprovals(scope: Scope) {
  const { merchantId } = scope;
  return db()
    .select({
      id: approvals.id,
      op: approvals.op,
      right: approvals.right,
      details: approvals.details,
      status: approvals.status,
      storeName: stores.name,
      terminalId: approvals.terminalId,
      terminalName: terminals.name,
      makerOperatorId: approvals.makerOperatorId,
      makerNo: operators.no,
      makerName: operators.name,
      requestedAt: approvals.requestedAt,
      expiresAt: approvals.expiresAt,
      decidedAt: approvals.decidedAt,
      deciderName: users.name,
      reason: approvals.reason,
      usedAt: approvals.usedAt,
      entryId: entries.id,
    })
    .from(approvals)
    .innerJoin(stores, and(eq(stores.merchantId, merchantId), eq(stores.id, approvals.storeId)))
    .innerJoin(terminals, and(eq(terminals.merchantId, merchantId), eq(terminals.id, approvals.terminalId)))
    .innerJoin(
      operators,
      and(eq(operators.merchantId, merchantId), eq(operators.id, approvals.makerOperatorId)),
    )
    .leftJoin(users, and(eq(users.merchantId, merchantId), eq(users.id, approvals.decidedBy)))
    .leftJoin(entries, and(eq(entries.merchantId, merchantId), eq(entries.approvalId, approvals.id)));
}

function toApproval(
  { status, usedAt, details, ...row }: Awaited<ReturnType<typeof selectApprovals>>[number],
  at: Date,
) {
  const state = approvalState({ status, expiresAt: row.expiresAt, used: usedAt !== null, now: at });
  return { ...row, usedAt, state, details: readDetails(details) };
}

function conditions(scope: Scope, { facet, storeId }: ApprovalFilter, at: Date): (SQL | undefined)[] {
  const { status, expiresAt } = approvals;
  return [
    eq(approvals.merchantId, scope.merchantId),
    storeId === null ? undefined : eq(approvals.storeId, storeId),
    facet === "pending"
      ? and(eq(status, "pending"), gt(expiresAt, at))
      : or(ne(status, "pending"), lte(expiresAt, at)),
  ];
}
