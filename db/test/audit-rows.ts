import { asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";

/** What the merchant's audit holds, in the order it was written. */
export function auditRows(of: { merchantId: bigint }) {
  return db()
    .select({
      name: auditEvents.name,
      actorKind: auditEvents.actorKind,
      actorId: auditEvents.actorId,
      door: auditEvents.door,
      entity: auditEvents.entity,
      entityId: auditEvents.entityId,
      before: auditEvents.before,
      after: auditEvents.after,
    })
    .from(auditEvents)
    .where(eq(auditEvents.merchantId, of.merchantId))
    .orderBy(asc(auditEvents.id));
}
