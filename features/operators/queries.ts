import { and, asc, count, desc, eq } from "drizzle-orm";
import { type Database, db, type Tx } from "@/db/client";
import { operators } from "@/db/schema/operators";
import { memberOf } from "@/server/member-of";
import type { Scope } from "@/server/scope";
import { OPERATOR_ROLES } from "@/server/settings";

const MAX_LISTED = 500;
const STATUSES = ["active", "removed"] as const;

const columns = {
  id: operators.id,
  no: operators.no,
  name: operators.name,
  role: operators.role,
  status: operators.status,
  mustChange: operators.mustChange,
  lockedUntil: operators.lockedUntil,
  createdAt: operators.createdAt,
  removedAt: operators.removedAt,
};

/** Supervisors and cashiers: the active ones by number, then the removed ones, latest first. */
export async function listOperators(scope: Scope) {
  const rows = await db()
    .select(columns)
    .from(operators)
    .where(eq(operators.merchantId, scope.merchantId))
    .orderBy(
      asc(eq(operators.status, "removed")),
      desc(operators.removedAt),
      asc(operators.no),
      asc(operators.id),
    )
    .limit(MAX_LISTED);
  return rows.map(narrow);
}

export type OperatorRow = Awaited<ReturnType<typeof listOperators>>[number];

/** One operator, removed ones too, or null when the merchant has none of this id. */
export async function getOperator(scope: Scope, id: bigint): Promise<OperatorRow | null> {
  const [row] = await db()
    .select(columns)
    .from(operators)
    .where(and(eq(operators.merchantId, scope.merchantId), eq(operators.id, id)));
  return row ? narrow(row) : null;
}

/** The active operator of this number, or null; it may have been another person's number before. */
export async function findActiveOperator(
  from: Database | Tx,
  scope: Scope,
  no: string,
): Promise<OperatorRow | null> {
  const [row] = await from
    .select(columns)
    .from(operators)
    .where(
      and(eq(operators.merchantId, scope.merchantId), eq(operators.no, no), eq(operators.status, "active")),
    );
  return row ? narrow(row) : null;
}

/** How many supervisors the merchant has. */
export async function countSupervisors(from: Database | Tx, scope: Scope): Promise<number> {
  const [row] = await from
    .select({ n: count() })
    .from(operators)
    .where(
      and(
        eq(operators.merchantId, scope.merchantId),
        eq(operators.role, "supervisor"),
        eq(operators.status, "active"),
      ),
    );
  return row?.n ?? 0;
}

function narrow<R extends { role: string; status: string }>(row: R) {
  return { ...row, role: memberOf(OPERATOR_ROLES, row.role), status: memberOf(STATUSES, row.status) };
}
