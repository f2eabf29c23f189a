import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { bytes, identity, instant, int8, oneOf } from "./columns";
import { memberProfiles } from "./members";
import { merchants } from "./merchants";

/**
 * What one card holder has at one merchant, and all a spend needs of the card: number, state and PIN are copied
 * here from the platform's card and changed with it in one transaction, so that money moves within one tenant.
 * Every change raises `version`; balances change only together with an entry.
 */
export const accounts = pgTable(
  "accounts",
  {
    merchantId: int8("merchant_id").notNull(),
    id: identity("id"),
    memberId: int8("member_id").notNull(),
    cardNo: text("card_no").notNull(),
    cardState: text("card_state").notNull(),
    pinVerifier: bytes("pin_verifier"),
    pinKey: integer("pin_key").notNull().default(0),
    pinFails: integer("pin_fails").notNull().default(0),
    /** the card has accounts at other merchants too: wrong PINs count there as well (decision 0002) */
    shared: boolean("shared").notNull().default(false),
    principalFen: int8("principal_fen").notNull().default(sql`0`),
    bonusFen: int8("bonus_fen").notNull().default(sql`0`),
    points: int8("points").notNull().default(sql`0`),
    version: int8("version").notNull().default(sql`0`),
    seq: integer("seq").notNull().default(0),
    rechargeCount: integer("recharge_count").notNull().default(0),
    chain: bytes("chain").notNull(),
    openedAt: instant("opened_at").notNull(),
    openedStoreId: int8("opened_store_id").notNull(),
    lastEntryAt: instant("last_entry_at"),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id], name: "accounts_pkey" }),
    foreignKey({ columns: [t.merchantId], foreignColumns: [merchants.id], name: "accounts_merchant" }),
    foreignKey({
      columns: [t.merchantId, t.memberId],
      foreignColumns: [memberProfiles.merchantId, memberProfiles.memberId],
      name: "accounts_profile",
    }),
    uniqueIndex("accounts_card").on(t.merchantId, t.cardNo),
    index("accounts_member").on(t.merchantId, t.memberId),
    index("accounts_opened").on(t.merchantId, t.openedAt, t.id),
    check("accounts_principal", sql`"principal_fen" >= 0`),
    check("accounts_bonus", sql`"bonus_fen" >= 0`),
    check("accounts_pin_fails", sql`"pin_fails" between 0 and 5`),
    check("accounts_card_state", oneOf("card_state", ["active", "lost", "replaced", "closed", "unbound"])),
  ],
);
