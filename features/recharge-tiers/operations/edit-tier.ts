import { and, eq, isNull } from "drizzle-orm";
import { rechargeTiers } from "@/db/schema/recharge-tiers";
import { defineOperation } from "@/server/operation";
import { raiseSettingsVersion } from "@/server/settings";
import { editTierInput } from "../schema";
import { lockOpenTier } from "./lock-open-tier";
import { tierColumns } from "./tier-columns";

/** New terms from now on. What was booked keeps the old ones: each entry carries a copy of its own. */
export const editTier = defineOperation({
  name: "tier.edit",
  right: "tier:write",
  input: editTierInput,
  async run({ tx, ctx, input }) {
    await raiseSettingsVersion(tx, ctx.scope, "tiers");
    const before = await lockOpenTier(tx, ctx.scope, input.tierId);
    const columns = await tierColumns(tx, ctx, input);
    await tx
      .update(rechargeTiers)
      .set(columns)
      .where(
        and(
          eq(rechargeTiers.merchantId, ctx.scope.merchantId),
          eq(rechargeTiers.id, before.id),
          isNull(rechargeTiers.endedAt),
        ),
      );
    return {
      value: { tierId: before.id },
      audit: { entity: "tier", entityId: before.id, before, after: columns },
    };
  },
});
