import * as z from "zod";
import { found } from "@/server/errors";
import { defineOperation } from "@/server/operation";
import { revokeAllUserSessions } from "@/server/user-sessions";

/** Ends every session of the person who asks, this one too. */
export const signOutEverywhere = defineOperation({
  name: "user.signOutEverywhere",
  // Reading is what every portal role has: one may always end one's own sessions.
  right: "report:read",
  input: z.unknown(),
  async run({ tx, ctx }) {
    const userId = found(ctx.actor.kind === "user" ? ctx.actor.id : null);
    const ended = await revokeAllUserSessions(tx, {
      merchantId: ctx.scope.merchantId,
      userId,
      now: ctx.now,
    });
    return { value: { ended }, audit: { entity: "user", entityId: userId, after: { ended } } };
  },
});
