import { and, eq } from "drizzle-orm";
import { operators } from "@/db/schema/operators";
import { defineOperation } from "@/server/operation";
import { raiseSettingsVersion } from "@/server/settings";
import { renameOperatorInput } from "../schema";
import { lockOperator } from "./lock-operator";

export const renameOperator = defineOperation({
  name: "operator.rename",
  right: "operator:manage",
  input: renameOperatorInput,
  async run({ tx, ctx, input }) {
    await raiseSettingsVersion(tx, ctx.scope);
    const { operator } = await lockOperator(tx, ctx, input.operatorId);
    await tx
      .update(operators)
      .set({ name: input.name })
      .where(and(eq(operators.merchantId, ctx.scope.merchantId), eq(operators.id, operator.id)));
    return {
      value: { operatorId: operator.id },
      audit: {
        entity: "operator",
        entityId: operator.id,
        before: { name: operator.name },
        after: { name: input.name },
      },
    };
  },
});
