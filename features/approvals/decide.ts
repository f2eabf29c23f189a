import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { approvals } from "@/db/schema/approvals";
import { users } from "@/db/schema/users";
import { decideApproval } from "@/domain/approval";
import { RIGHTS } from "@/domain/rights";
import type { AuditRecord } from "@/server/audit";
import { allowed, found } from "@/server/errors";
import { announce } from "@/server/events";
import { memberOf } from "@/server/member-of";
import type { Context } from "@/server/operation";

/**
 * Grants or denies with the approval's row locked, so that of two who decide at once the second learns what the first
 * did. @throws NotFound; Declined ALREADY_DECIDED (state), NOT_AN_APPROVER, OWN_REQUEST
 */
export async function decide(
  tx: Tx,
  ctx: Context,
  asked: { readonly approvalId: bigint; readonly status: "granted" | "denied"; readonly reason: string },
): Promise<{ readonly value: { readonly approvalId: bigint }; readonly audit: AuditRecord }> {
  const { merchantId } = ctx.scope;
  const { approvalId, status, reason } = asked;
  const userId = found(ctx.actor.kind === "user" ? ctx.actor.id : null);
  const [user] = await tx
    .select({ operatorId: users.operatorId })
    .from(users)
    .where(and(eq(users.merchantId, merchantId), eq(users.id, userId)))
    .for("share");
  const { operatorId } = found(user);
  const which = and(eq(approvals.merchantId, merchantId), eq(approvals.id, approvalId));
  const [row] = await tx.select().from(approvals).where(which).for("update");
  const approval = found(row);
  allowed(
    decideApproval({
      status: approval.status,
      expiresAt: approval.expiresAt,
      used: approval.usedAt !== null,
      now: ctx.now,
      makerOperatorId: approval.makerOperatorId,
      deciderRole: ctx.actor.role,
      deciderOperatorId: operatorId,
      right: memberOf(RIGHTS, approval.right),
    }),
  );
  const decision = { status, decidedBy: userId, decidedByOperator: operatorId, decidedAt: ctx.now, reason };
  await tx.update(approvals).set(decision).where(which);
  await announce(tx, { merchantId, kind: "approval", terminalId: approval.terminalId });
  return {
    value: { approvalId },
    audit: {
      entity: "approval",
      entityId: approvalId,
      before: { status: approval.status },
      after: { status, reason, op: approval.op, maker: approval.makerOperatorId },
    },
  };
}
