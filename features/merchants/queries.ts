import { eq } from "drizzle-orm";
import { type Database, db, type Tx } from "@/db/client";
import { merchantSlugs, merchants } from "@/db/schema/merchants";

/** The merchant that a slug names, or null. For gates only: it is asked before there is a scope. */
export async function findMerchantBySlug(slug: string, from: Database | Tx = db()) {
  const [place] = await from
    .select({ merchantId: merchantSlugs.merchantId })
    .from(merchantSlugs)
    .where(eq(merchantSlugs.slug, slug));
  if (!place) return null;
  const [row] = await from
    .select({ id: merchants.id, slug: merchants.slug, name: merchants.name, status: merchants.status })
    .from(merchants)
    .where(eq(merchants.id, place.merchantId));
  return row ?? null;
}
