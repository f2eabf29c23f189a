import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { users } from "@/db/schema/users";
import { tx as inTransaction } from "@/db/tx";
import { MAX_PASSWORD_TRIES } from "@/domain/password-lock";
import { writeAudit } from "@/server/audit";
import { Declined, found } from "@/server/errors";
import type { Context } from "@/server/operation";
import { passwordMatches } from "@/server/password-hash";
import { raiseTries, readLock } from "./password-tries";

/**
 * A fresh check of the password of whoever acts in the portal, before a deed that an unwatched browser must not do. It
 * counts as at sign-in and locks the same log-in. @throws Declined PASSWORD_WRONG (triesLeft), PASSWORD_LOCKED
 * (lockedUntil), NotFound where nobody acts who has one
 */
export async function checkOwnPassword(ctx: Context, password: string): Promise<void> {
  const id = found(ctx.actor.kind === "user" ? ctx.actor.id : null);
  const { merchantId } = ctx.scope;
  const key = { merchantId, id };
  const candidate = await raiseTries(key, ctx.now);
  if (!candidate) throw new Declined("PASSWORD_LOCKED", { lockedUntil: await readLock(key, ctx.now) });
  if (!(await passwordMatches(password, candidate.passwordHash))) {
    const source = { ...ctx, merchantId, name: "user.passwordWrong" };
    await inTransaction((tx) => writeAudit(tx, source, { entity: "user", entityId: id }));
    throw new Declined("PASSWORD_WRONG", { triesLeft: Math.max(MAX_PASSWORD_TRIES - candidate.tries, 0) });
  }
  await db()
    .update(users)
    .set({ passwordFails: 0, lockedUntil: null })
    .where(and(eq(users.merchantId, merchantId), eq(users.id, id)));
}
