import { and, eq } from "drizzle-orm";
import { operators } from "@/db/schema/operators";
import { defineOperation } from "@/server/operation";
import { randomDigits } from "@/server/password-hash";
import { makeVerifier } from "@/server/verifier";
import { setOperatorPasswordInput } from "../schema";
import { lockOperator } from "./lock-operator";

/** A new password for who forgot theirs; it ends a lock, has to be changed at first use, and if made here is told once. */
export const setOperatorPassword = defineOperation({
  name: "operator.setPassword",
  right: "operator:manage",
  input: setOperatorPasswordInput,
  async run({ tx, ctx, input }) {
    const { operator } = await lockOperator(tx, ctx, input.operatorId);
    const password = input.newPassword ?? randomDigits();
    const { verifier, key } = makeVerifier(password);
    await tx
      .update(operators)
      .set({
        passwordVerifier: verifier,
        passwordKey: key,
        mustChange: true,
        passwordFails: 0,
        lockedUntil: null,
      })
      .where(and(eq(operators.merchantId, ctx.scope.merchantId), eq(operators.id, operator.id)));
    return {
      value: { operatorId: operator.id, no: operator.no, password: input.newPassword ? null : password },
      audit: { entity: "operator", entityId: operator.id, after: { passwordSet: true, mustChange: true } },
    };
  },
});
