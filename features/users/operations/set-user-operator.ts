import { and, eq, ne } from "drizzle-orm";
import { operators } from "@/db/schema/operators";
import { users } from "@/db/schema/users";
import { Declined, found } from "@/server/errors";
import { defineOperation } from "@/server/operation";
import { setUserOperatorInput } from "../schema";

/**
 * Says which operator a portal user is at the terminals, or that they are none: so that nobody approves in the portal
 * what they asked for at a till. Refuses with OPERATOR_LINKED (login) where the operator is another user already.
 */
export const setUserOperator = defineOperation({
  name: "user.setOperator",
  right: "user:manage",
  input: setUserOperatorInput,
  async run({ tx, ctx, input }) {
    const { merchantId } = ctx.scope;
    const { userId, operatorId = null } = input;
    if (operatorId !== null) {
      // Its row locked, so that of two who link the same operator at once the second sees the first.
      const which = and(eq(operators.merchantId, merchantId), eq(operators.id, operatorId));
      const [operator] = await tx.select({ id: operators.id }).from(operators).where(which).for("update");
      found(operator);
      const [taken] = await tx
        .select({ login: users.login })
        .from(users)
        .where(and(eq(users.merchantId, merchantId), eq(users.operatorId, operatorId), ne(users.id, userId)));
      if (taken) throw new Declined("OPERATOR_LINKED", { login: taken.login });
    }
    const own = and(eq(users.merchantId, merchantId), eq(users.id, userId));
    const [before] = await tx.select({ operatorId: users.operatorId }).from(users).where(own).for("update");
    const old = found(before);
    await tx.update(users).set({ operatorId }).where(own);
    return {
      value: { userId, operatorId },
      audit: { entity: "user", entityId: userId, before: old, after: { operatorId } },
    };
  },
});
