import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, identity, instant, int8, oneOf } from "./columns";

/** The tenant: a legal entity that issues cards and holds members' money. */
export const merchants = pgTable(
  "merchants",
  {
    id: identity("id").primaryKey(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    status: text("status").notNull().default("active"),
    createdAt: instant("created_at").notNull(),
  },
  () => [check("merchants_status", oneOf("status", ["active", "suspended", "closing"]))],
);

/** Platform-wide look-up: the slug typed at sign-in finds the merchant. */
export const merchantSlugs = pgTable("merchant_slugs", {
  slug: text("slug").primaryKey(),
  merchantId: int8("merchant_id").notNull(),
});

/** How this merchant handles money. `version` rises with every change here or in its recharge tiers. */
export const merchantSettings = pgTable(
  "merchant_settings",
  {
    merchantId: int8("merchant_id").primaryKey(),
    version: int8("version").notNull().default(sql`1`),
    zone: text("zone").notNull().default("Asia/Shanghai"),
    cutoffMinutes: integer("cutoff_minutes").notNull().default(0),
    bucketOrder: text("bucket_order").notNull().default("proportional"),
    fenPerPoint: int8("fen_per_point").notNull().default(sql`0`),
    pointsBase: text("points_base").notNull().default("whole"),
    limitPerOperationFen: int8("limit_per_operation_fen"),
    limitCardNamedFen: int8("limit_card_named_fen"),
    limitCardUnnamedFen: int8("limit_card_unnamed_fen"),
    limitOperatorDayFen: int8("limit_operator_day_fen"),
    limitCashRefundFen: int8("limit_cash_refund_fen"),
    rechargePasswordVerifier: bytes("recharge_password_verifier").notNull(),
    rechargePasswordKey: integer("recharge_password_key").notNull(),
    rechargePasswordMustChange: integer("recharge_password_must_change").notNull().default(0),
    slipHeader: text("slip_header").notNull().default(""),
    slipFooter: text("slip_footer").notNull().default(""),
    cardPrefix: text("card_prefix").notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.merchantId],
      foreignColumns: [merchants.id],
      name: "merchant_settings_merchant",
    }),
    check(
      "merchant_settings_bucket",
      oneOf("bucket_order", ["proportional", "principal_first", "bonus_first"]),
    ),
    check("merchant_settings_points_base", oneOf("points_base", ["whole", "principal"])),
    check("merchant_settings_fen_per_point", sql`"fen_per_point" >= 0`),
    check("merchant_settings_cutoff", sql`"cutoff_minutes" between 0 and 720`),
  ],
);

/** Facts about this installation: which keys its verifiers and chain codes were made with. */
export const installation = pgTable("installation", {
  name: text("name").primaryKey(),
  value: text("value").notNull(),
});
