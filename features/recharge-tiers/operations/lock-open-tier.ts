import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rechargeTiers } from "@/db/schema/recharge-tiers";
import { Declined, found } from "@/server/errors";
import type { Scope } from "@/server/scope";

/** @throws NotFound, Declined TIER_ENDED */
export async function lockOpenTier(tx: Tx, scope: Scope, id: bigint) {
  const [row] = await tx
    .select()
    .from(rechargeTiers)
    .where(and(eq(rechargeTiers.merchantId, scope.merchantId), eq(rechargeTiers.id, id)))
    .for("update");
  const tier = found(row);
  if (tier.endedAt) throw new Declined("TIER_ENDED", { endedAt: tier.endedAt });
  return tier;
}
