import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes, instant, int8, oneOf } from "./columns";
import { stores } from "./stores";

/** Platform-wide look-up: the eight digits of X-Terminal find the merchant. */
export const terminalDirectory = pgTable("terminal_directory", {
  terminalId: int8("terminal_id").primaryKey().generatedAlwaysAsIdentity({ startWith: 10000017 }),
  merchantId: int8("merchant_id").notNull(),
});

/** A device that stands in a store. Its key is sealed with a key that is not in the database. */
export const terminals = pgTable(
  "terminals",
  {
    merchantId: int8("merchant_id").notNull(),
    id: int8("id").notNull(),
    storeId: int8("store_id").notNull(),
    name: text("name").notNull(),
    keySealed: bytes("key_sealed").notNull(),
    signedOnAt: instant("signed_on_at"),
    lastSeenAt: instant("last_seen_at"),
    appVersion: text("app_version"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id], name: "terminals_pkey" }),
    foreignKey({
      columns: [t.merchantId, t.storeId],
      foreignColumns: [stores.merchantId, stores.id],
      name: "terminals_store",
    }),
    index("terminals_store_idx").on(t.merchantId, t.storeId),
  ],
);

/** The few columns that change with every operation: session, open batch, voucher counter, wrong-secret counters. */
export const terminalState = pgTable(
  "terminal_state",
  {
    merchantId: int8("merchant_id").notNull(),
    terminalId: int8("terminal_id").notNull(),
    status: text("status").notNull().default("registered"),
    session: integer("session").notNull().default(0),
    batchId: int8("batch_id").notNull(),
    batchNo: integer("batch_no").notNull(),
    voucherNo: integer("voucher_no").notNull().default(0),
    version: int8("version").notNull().default(sql`0`),
    wrongSecrets: integer("wrong_secrets").notNull().default(0),
    wrongSince: instant("wrong_since"),
    rechargeFails: integer("recharge_fails").notNull().default(0),
    rechargeLockedUntil: instant("recharge_locked_until"),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.terminalId], name: "terminal_state_pkey" }),
    foreignKey({
      columns: [t.merchantId, t.terminalId],
      foreignColumns: [terminals.merchantId, terminals.id],
      name: "terminal_state_terminal",
    }),
    check("terminal_state_status", oneOf("status", ["registered", "active", "suspended"])),
    check("terminal_state_counters", sql`"voucher_no" >= 0 and "session" >= 0 and "batch_no" >= 1`),
  ],
);

/** Every sign-on; the salt gives the session's keys back for as long as an old trace may be asked for. */
export const terminalSessions = pgTable(
  "terminal_sessions",
  {
    merchantId: int8("merchant_id").notNull(),
    terminalId: int8("terminal_id").notNull(),
    session: integer("session").notNull(),
    salt: bytes("salt").notNull(),
    signedOnAt: instant("signed_on_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.terminalId, t.session], name: "terminal_sessions_pkey" }),
    foreignKey({
      columns: [t.merchantId, t.terminalId],
      foreignColumns: [terminals.merchantId, terminals.id],
      name: "terminal_sessions_terminal",
    }),
  ],
);

/** Nonces of messages without a trace, kept ten minutes. Unlogged: losing them in a crash costs nothing but that window. */
export const terminalNonces = pgTable(
  "terminal_nonces",
  {
    merchantId: int8("merchant_id").notNull(),
    terminalId: int8("terminal_id").notNull(),
    nonce: text("nonce").notNull(),
    seenAt: instant("seen_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.terminalId, t.nonce], name: "terminal_nonces_pkey" }),
    index("terminal_nonces_seen").on(t.merchantId, t.seenAt),
  ],
);

/** An activation code, found by its first six characters; only its MAC key is kept, sealed. */
export const activationCodes = pgTable("activation_codes", {
  handle: text("handle").primaryKey(),
  merchantId: int8("merchant_id").notNull(),
  terminalId: int8("terminal_id").notNull(),
  macKeySealed: bytes("mac_key_sealed").notNull(),
  expiresAt: instant("expires_at").notNull(),
  spent: boolean("spent").notNull().default(false),
});
