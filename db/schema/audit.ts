import { check, foreignKey, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { identity, instant, int8, oneOf } from "./columns";
import { merchants } from "./merchants";

/** Who did what, through which door, with before and after. Never holds a secret. */
export const auditEvents = pgTable(
  "audit_events",
  {
    merchantId: int8("merchant_id").notNull(),
    id: identity("id"),
    at: instant("at").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: int8("actor_id"),
    door: text("door").notNull(),
    /** terminal number or network address */
    origin: text("origin").notNull().default(""),
    name: text("name").notNull(),
    entity: text("entity").notNull(),
    entityId: text("entity_id").notNull(),
    before: jsonb("before"),
    after: jsonb("after"),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id], name: "audit_events_pkey" }),
    foreignKey({ columns: [t.merchantId], foreignColumns: [merchants.id], name: "audit_events_merchant" }),
    index("audit_events_at").on(t.merchantId, t.at, t.id),
    index("audit_events_entity").on(t.merchantId, t.entity, t.entityId, t.at),
    check("audit_events_actor", oneOf("actor_kind", ["operator", "user", "member", "platform", "system"])),
    check("audit_events_door", oneOf("door", ["terminal", "portal", "member", "admin", "system"])),
  ],
);
