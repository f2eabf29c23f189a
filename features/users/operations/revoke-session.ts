import { and, eq, isNull } from "drizzle-orm";
import { userSessions } from "@/db/schema/users";
import { found } from "@/server/errors";
import { defineOperation } from "@/server/operation";
import { revokeSessionInput } from "../schema";

/** Ends one sign-in of the person who asks; anybody else's is not found. */
export const revokeSession = defineOperation({
  name: "user.revokeSession",
  // Reading is what every portal role has: one may always end one's own sessions.
  right: "report:read",
  input: revokeSessionInput,
  async run({ tx, ctx, input }) {
    const userId = found(ctx.actor.kind === "user" ? ctx.actor.id : null);
    const [ended] = await tx
      .update(userSessions)
      .set({ revokedAt: ctx.now })
      .where(
        and(
          eq(userSessions.merchantId, ctx.scope.merchantId),
          eq(userSessions.userId, userId),
          eq(userSessions.id, input.sessionId),
          isNull(userSessions.revokedAt),
        ),
      )
      .returning({ id: userSessions.id });
    const { id } = found(ended);
    return { value: { ended: id }, audit: { entity: "user", entityId: userId, after: { endedSession: id } } };
  },
});
