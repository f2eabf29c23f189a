import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { operators } from "@/db/schema/operators";
import { Forbidden, found } from "@/server/errors";
import { memberOf } from "@/server/member-of";
import type { Context } from "@/server/operation";
import { OPERATOR_ROLES } from "@/server/settings";

/**
 * The active operators, locked in the order of their ids, and the one that is to be changed. Only the owner touches a
 * supervisor: a supervisor manages cashiers (domain spec, section 4).
 * @throws NotFound, Forbidden
 */
export async function lockOperator(tx: Tx, ctx: Context, id: bigint) {
  const active = await tx
    .select({ id: operators.id, no: operators.no, name: operators.name, role: operators.role })
    .from(operators)
    .where(and(eq(operators.merchantId, ctx.scope.merchantId), eq(operators.status, "active")))
    .orderBy(asc(operators.id))
    .limit(100)
    .for("update");
  const row = found(active.find((operator) => operator.id === id));
  const operator = { ...row, role: memberOf(OPERATOR_ROLES, row.role) };
  requireOwnerFor(ctx, operator.role);
  return { operator, supervisors: active.filter((other) => other.role === "supervisor").length };
}

/** @throws Forbidden */
export function requireOwnerFor(ctx: Context, role: (typeof OPERATOR_ROLES)[number]): void {
  if (role === "supervisor" && ctx.actor.role !== "owner") throw new Forbidden("operator:manage");
}
