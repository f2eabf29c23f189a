import { and, eq } from "drizzle-orm";
import { operators } from "@/db/schema/operators";
import { Declined } from "@/server/errors";
import { defineOperation } from "@/server/operation";
import { raiseSettingsVersion } from "@/server/settings";
import { removeOperatorInput } from "../schema";
import { lockOperator } from "./lock-operator";

/** 柜员管理 → remove. The row stays, for the entries that name it; the number may be given to someone else. */
export const removeOperator = defineOperation({
  name: "operator.remove",
  right: "operator:manage",
  input: removeOperatorInput,
  async run({ tx, ctx, input }) {
    await raiseSettingsVersion(tx, ctx.scope);
    const { operator, supervisors } = await lockOperator(tx, ctx, input.operatorId);
    if (operator.role === "supervisor" && supervisors <= 1) throw new Declined("LAST_SUPERVISOR");
    await tx
      .update(operators)
      .set({ status: "removed", removedAt: ctx.now })
      .where(and(eq(operators.merchantId, ctx.scope.merchantId), eq(operators.id, operator.id)));
    const { no, name, role } = operator;
    return {
      value: { operatorId: operator.id, no, name, role },
      audit: {
        entity: "operator",
        entityId: operator.id,
        before: { no, name, role, status: "active" },
        after: { status: "removed" },
      },
    };
  },
});
