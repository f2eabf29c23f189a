import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { users } from "@/db/schema/users";
import { MAX_PASSWORD_TRIES, PASSWORD_LOCK_MS } from "@/domain/password-lock";
import { ROLES, type Role } from "@/domain/rights";
import { memberOf } from "@/server/member-of";

export type Candidate = {
  readonly merchantId: bigint;
  readonly id: bigint;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
  /** this one counted */
  readonly tries: number;
};

/**
 * Raises the counter before the password is looked at, in one guarded statement: of any number of parallel guesses
 * five get a row, the fifth with the lock already set. A lock that has run out starts a new count.
 */
export async function raiseTries(
  key: { merchantId: bigint; id: bigint },
  now: Date,
): Promise<Candidate | null> {
  const at = now.toISOString();
  const until = new Date(now.getTime() + PASSWORD_LOCK_MS).toISOString();
  const tries = sql`case when ${users.lockedUntil} is null then ${users.passwordFails} else 0 end + 1`;
  const [row] = await db()
    .update(users)
    .set({
      passwordFails: sql`${tries}`,
      lockedUntil: sql`case when ${tries} >= ${MAX_PASSWORD_TRIES} then ${until}::timestamptz end`,
    })
    .where(
      and(
        eq(users.merchantId, key.merchantId),
        eq(users.id, key.id),
        eq(users.status, "active"),
        sql`(${users.lockedUntil} is null or ${users.lockedUntil} <= ${at}::timestamptz)`,
      ),
    )
    .returning({
      name: users.name,
      role: users.role,
      passwordHash: users.passwordHash,
      tries: users.passwordFails,
    });
  return row ? { ...key, ...row, role: memberOf(ROLES, row.role) } : null;
}

/** Until when the log-in is locked. */
export async function readLock(key: { merchantId: bigint; id: bigint }, now: Date): Promise<Date> {
  const [row] = await db()
    .select({ lockedUntil: users.lockedUntil })
    .from(users)
    .where(and(eq(users.merchantId, key.merchantId), eq(users.id, key.id)));
  return row?.lockedUntil ?? now;
}
