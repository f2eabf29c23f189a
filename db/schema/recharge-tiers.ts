import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { identity, instant, int8, oneOf } from "./columns";
import { merchants } from "./merchants";

/** Recharge bonus tier (充值优惠). Ended, never deleted: entries carry the terms they were booked under. */
export const rechargeTiers = pgTable(
  "recharge_tiers",
  {
    merchantId: int8("merchant_id").notNull(),
    id: identity("id"),
    name: text("name").notNull(),
    fromFen: int8("from_fen").notNull(),
    give: text("give").notNull(),
    /** fen for fixed, basis points for percent, points for points */
    value: int8("value").notNull(),
    perFullMultiple: boolean("per_full_multiple").notNull().default(false),
    startsAt: instant("starts_at"),
    endsAt: instant("ends_at"),
    storeIds: int8("store_ids").array(),
    firstRechargeOnly: boolean("first_recharge_only").notNull().default(false),
    timesPerMember: integer("times_per_member"),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id], name: "recharge_tiers_pkey" }),
    foreignKey({ columns: [t.merchantId], foreignColumns: [merchants.id], name: "recharge_tiers_merchant" }),
    check("recharge_tiers_give", oneOf("give", ["fixed", "percent", "points"])),
    check("recharge_tiers_figures", sql`"from_fen" > 0 and "value" > 0`),
    check("recharge_tiers_window", sql`"ends_at" is null or "starts_at" is null or "ends_at" > "starts_at"`),
    check("recharge_tiers_times", sql`"times_per_member" is null or "times_per_member" > 0`),
  ],
);
