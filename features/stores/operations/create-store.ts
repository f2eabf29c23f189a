import { count, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { stores } from "@/db/schema/stores";
import { Declined, found } from "@/server/errors";
import { defineOperation } from "@/server/operation";
import { MAX_STORES, raiseSettingsVersion } from "@/server/settings";
import { createStoreInput } from "../schema";

export const createStore = defineOperation({
  name: "store.create",
  right: "store:manage",
  input: createStoreInput,
  async run({ tx, ctx, input }) {
    await raiseSettingsVersion(tx, ctx.scope);
    const [have] = await tx
      .select({ stores: count() })
      .from(stores)
      .where(eq(stores.merchantId, ctx.scope.merchantId));
    if (Number(have?.stores ?? 0) >= MAX_STORES) throw new Declined("TOO_MANY_STORES", { most: MAX_STORES });
    const storeId = await insertStore(tx, { merchantId: ctx.scope.merchantId, ...input, now: ctx.now });
    return { value: { storeId }, audit: { entity: "store", entityId: storeId, after: input } };
  },
});

export async function insertStore(
  tx: Tx,
  store: { merchantId: bigint; name: string; address: string; phone: string; now: Date },
): Promise<bigint> {
  const { now, ...columns } = store;
  const [row] = await tx
    .insert(stores)
    .values({ ...columns, createdAt: now })
    .returning({ id: stores.id });
  return found(row).id;
}
