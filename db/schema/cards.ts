import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes, instant, int8, oneOf } from "./columns";

/** A card number, platform-wide: who issued it and what state it is in. */
export const cards = pgTable(
  "cards",
  {
    cardNo: text("card_no").primaryKey(),
    issuerId: int8("issuer_id").notNull(),
    state: text("state").notNull().default("stock"),
    virtual: boolean("virtual").notNull().default(false),
    memberId: int8("member_id"),
    replacedBy: text("replaced_by"),
    createdAt: instant("created_at").notNull(),
    openedAt: instant("opened_at"),
  },
  (t) => [
    index("cards_issuer").on(t.issuerId, t.state, t.cardNo),
    check("cards_no", sql`"card_no" ~ '^[0-9]{8,19}$'`),
    check("cards_state", oneOf("state", ["stock", "active", "lost", "replaced", "closed"])),
    check("cards_holder", sql`("state" = 'stock') = ("member_id" is null)`),
    check("cards_replaced", sql`("state" = 'replaced') = ("replaced_by" is not null)`),
  ],
);

/** Platform-wide look-up: which merchants know this card, the issuer and every bound one. */
export const cardMerchants = pgTable(
  "card_merchants",
  {
    cardNo: text("card_no").notNull(),
    merchantId: int8("merchant_id").notNull(),
    boundAt: instant("bound_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.cardNo, t.merchantId], name: "card_merchants_pkey" })],
);

/** A member's one-time code that stands for the card for 60 s; only its SHA-256 is kept. */
export const cardTokens = pgTable(
  "card_tokens",
  {
    tokenHash: bytes("token_hash").primaryKey(),
    cardNo: text("card_no").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("card_tokens_expires").on(t.expiresAt)],
);
