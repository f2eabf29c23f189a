import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { identity, instant, int8, oneOf } from "./columns";
import { merchants } from "./merchants";

/** A person who signs in to the web back office of one merchant. */
export const users = pgTable(
  "users",
  {
    merchantId: int8("merchant_id").notNull(),
    id: identity("id"),
    login: text("login").notNull(),
    name: text("name").notNull(),
    role: text("role").notNull(),
    status: text("status").notNull().default("active"),
    passwordHash: text("password_hash").notNull(),
    /** the operator who is the same person, so that nobody approves their own request by changing doors */
    operatorId: int8("operator_id"),
    passwordFails: integer("password_fails").notNull().default(0),
    lockedUntil: instant("locked_until"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id], name: "users_pkey" }),
    foreignKey({ columns: [t.merchantId], foreignColumns: [merchants.id], name: "users_merchant" }),
    uniqueIndex("users_login").on(t.merchantId, t.login),
    check("users_role", oneOf("role", ["owner", "supervisor", "auditor"])),
    check("users_status", oneOf("status", ["active", "removed"])),
  ],
);

/** One signed-in browser. The cookie names the row; revoking the row ends it at the next request. */
export const userSessions = pgTable(
  "user_sessions",
  {
    merchantId: int8("merchant_id").notNull(),
    id: uuid("id").notNull(),
    userId: int8("user_id").notNull(),
    createdAt: instant("created_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    userAgent: text("user_agent").notNull().default(""),
    address: text("address").notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id], name: "user_sessions_pkey" }),
    foreignKey({
      columns: [t.merchantId, t.userId],
      foreignColumns: [users.merchantId, users.id],
      name: "user_sessions_user",
    }),
    index("user_sessions_user_idx").on(t.merchantId, t.userId),
  ],
);
