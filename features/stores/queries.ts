import { and, asc, eq } from "drizzle-orm";
import { type Database, db, type Tx } from "@/db/client";
import { stores } from "@/db/schema/stores";
import type { Scope } from "@/server/scope";
import { MAX_STORES } from "@/server/settings";

const columns = {
  id: stores.id,
  name: stores.name,
  address: stores.address,
  phone: stores.phone,
  status: stores.status,
  createdAt: stores.createdAt,
};

/** Every store of the merchant, the open ones first, oldest first. */
export function listStores(scope: Scope) {
  return db()
    .select(columns)
    .from(stores)
    .where(eq(stores.merchantId, scope.merchantId))
    .orderBy(asc(eq(stores.status, "closed")), asc(stores.id))
    .limit(MAX_STORES);
}

export type StoreRow = Awaited<ReturnType<typeof listStores>>[number];

/** One store, or null when the merchant has none of this id. */
export async function getStore(
  scope: Scope,
  id: bigint,
  from: Database | Tx = db(),
): Promise<StoreRow | null> {
  const [row] = await from
    .select(columns)
    .from(stores)
    .where(and(eq(stores.merchantId, scope.merchantId), eq(stores.id, id)));
  return row ?? null;
}
