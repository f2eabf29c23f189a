import { and, eq, isNull } from "drizzle-orm";
import { rechargeTiers } from "@/db/schema/recharge-tiers";
import { defineOperation } from "@/server/operation";
import { raiseSettingsVersion } from "@/server/settings";
import { endTierInput } from "../schema";
import { lockOpenTier } from "./lock-open-tier";

/** From now on it gives nothing. The row stays, for the entries that name it. */
export const endTier = defineOperation({
  name: "tier.end",
  right: "tier:write",
  input: endTierInput,
  async run({ tx, ctx, input }) {
    await raiseSettingsVersion(tx, ctx.scope, "tiers");
    const before = await lockOpenTier(tx, ctx.scope, input.tierId);
    await tx
      .update(rechargeTiers)
      .set({ endedAt: ctx.now })
      .where(
        and(
          eq(rechargeTiers.merchantId, ctx.scope.merchantId),
          eq(rechargeTiers.id, before.id),
          isNull(rechargeTiers.endedAt),
        ),
      );
    return {
      value: { tierId: before.id },
      audit: {
        entity: "tier",
        entityId: before.id,
        before: { name: before.name },
        after: { endedAt: ctx.now },
      },
    };
  },
});
