import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { approvals } from "@/db/schema/approvals";
import { users } from "@/db/schema/users";
import { approvalState } from "@/domain/approval";
import type { Scope } from "@/server/scope";

/** What the terminal that asked may know of its approval; null for another's, as for one that does not exist. */
export async function statusOfApproval(
  scope: Scope,
  asked: { readonly terminalId: bigint; readonly approvalId: bigint; readonly now: Date },
) {
  const { merchantId } = scope;
  const [row] = await db()
    .select({
      status: approvals.status,
      expiresAt: approvals.expiresAt,
      usedAt: approvals.usedAt,
      reason: approvals.reason,
      approver: users.name,
    })
    .from(approvals)
    .leftJoin(users, and(eq(users.merchantId, merchantId), eq(users.id, approvals.decidedBy)))
    .where(
      and(
        eq(approvals.merchantId, merchantId),
        eq(approvals.id, asked.approvalId),
        eq(approvals.terminalId, asked.terminalId),
      ),
    );
  if (!row) return null;
  const { status, expiresAt, usedAt, reason, approver } = row;
  const state = approvalState({ status, expiresAt, used: usedAt !== null, now: asked.now });
  return { state, expiresAt, reason, approver };
}
