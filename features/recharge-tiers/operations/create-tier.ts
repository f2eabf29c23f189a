import { and, count, eq, isNull } from "drizzle-orm";
import { rechargeTiers } from "@/db/schema/recharge-tiers";
import { Declined, found } from "@/server/errors";
import { defineOperation } from "@/server/operation";
import { MAX_OPEN_TIERS, raiseSettingsVersion } from "@/server/settings";
import { createTierInput } from "../schema";
import { tierColumns } from "./tier-columns";

export const createTier = defineOperation({
  name: "tier.create",
  right: "tier:write",
  input: createTierInput,
  async run({ tx, ctx, input }) {
    const { merchantId } = ctx.scope;
    await raiseSettingsVersion(tx, ctx.scope, "tiers");
    const columns = await tierColumns(tx, ctx, input);
    const [open] = await tx
      .select({ tiers: count() })
      .from(rechargeTiers)
      .where(and(eq(rechargeTiers.merchantId, merchantId), isNull(rechargeTiers.endedAt)));
    if (Number(open?.tiers ?? 0) >= MAX_OPEN_TIERS)
      throw new Declined("TOO_MANY_TIERS", { most: MAX_OPEN_TIERS });
    const [row] = await tx
      .insert(rechargeTiers)
      .values({ merchantId, ...columns, createdAt: ctx.now })
      .returning({ id: rechargeTiers.id });
    const { id } = found(row);
    return { value: { tierId: id }, audit: { entity: "tier", entityId: id, after: columns } };
  },
});
