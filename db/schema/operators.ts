import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { bytes, identity, instant, int8, oneOf } from "./columns";
import { merchants } from "./merchants";

/** Supervisor or cashier as a terminal sees them. A number may be given again; the id never is. */
export const operators = pgTable(
  "operators",
  {
    merchantId: int8("merchant_id").notNull(),
    id: identity("id"),
    no: text("no").notNull(),
    name: text("name").notNull(),
    role: text("role").notNull(),
    status: text("status").notNull().default("active"),
    passwordVerifier: bytes("password_verifier").notNull(),
    passwordKey: integer("password_key").notNull(),
    mustChange: boolean("must_change").notNull().default(false),
    passwordFails: integer("password_fails").notNull().default(0),
    lockedUntil: instant("locked_until"),
    createdAt: instant("created_at").notNull(),
    removedAt: instant("removed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id], name: "operators_pkey" }),
    foreignKey({ columns: [t.merchantId], foreignColumns: [merchants.id], name: "operators_merchant" }),
    uniqueIndex("operators_active_no").on(t.merchantId, t.no).where(sql`"status" = 'active'`),
    check("operators_no", sql`"no" ~ '^[0-9]{2}$'`),
    check("operators_role", oneOf("role", ["cashier", "supervisor"])),
    check("operators_status", oneOf("status", ["active", "removed"])),
  ],
);
