import { and, eq, isNull, ne } from "drizzle-orm";
import { userSessions, users } from "@/db/schema/users";
import { Declined, found } from "@/server/errors";
import { defineOperation } from "@/server/operation";
import { hashPassword, passwordMatches } from "@/server/password-hash";
import { checkOwnPassword } from "../check-own-password";
import { changeOwnPasswordInput } from "../schema";

/**
 * One's own password in the portal, by who knows the old one; every other sign-in of the person ends with it. Wrong tries
 * count as at sign-in. Refuses with PASSWORD_WRONG, PASSWORD_LOCKED, SAME_PASSWORD.
 */
export const changeOwnPassword = defineOperation({
  name: "user.changePassword",
  // Reading is what every portal role has: one may always change one's own password.
  right: "report:read",
  input: changeOwnPasswordInput,
  before: ({ ctx, input }) => checkOwnPassword(ctx, input.password),
  async run({ tx, ctx, input }) {
    const { merchantId } = ctx.scope;
    const id = found(ctx.actor.kind === "user" ? ctx.actor.id : null);
    const own = and(eq(users.merchantId, merchantId), eq(users.id, id), eq(users.status, "active"));
    const [row] = await tx.select({ hash: users.passwordHash }).from(users).where(own).for("update");
    // Of two changes at once the second finds the first one's password.
    if (!(await passwordMatches(input.password, found(row).hash))) throw new Declined("PASSWORD_WRONG");
    if (input.newPassword === input.password) throw new Declined("SAME_PASSWORD");
    await tx
      .update(users)
      .set({ passwordHash: await hashPassword(input.newPassword) })
      .where(own);
    const ended = await tx
      .update(userSessions)
      .set({ revokedAt: ctx.now })
      .where(
        and(
          eq(userSessions.merchantId, merchantId),
          eq(userSessions.userId, id),
          ne(userSessions.id, input.sessionId),
          isNull(userSessions.revokedAt),
        ),
      )
      .returning({ id: userSessions.id });
    return {
      value: { ended: ended.length },
      audit: { entity: "user", entityId: id, after: { passwordSet: true, ended: ended.length } },
    };
  },
});
