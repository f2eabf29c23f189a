import { check, foreignKey, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { identity, instant, int8, oneOf } from "./columns";
import { merchants } from "./merchants";

/** A place of the merchant; terminals stand in stores. */
export const stores = pgTable(
  "stores",
  {
    merchantId: int8("merchant_id").notNull(),
    id: identity("id"),
    name: text("name").notNull(),
    address: text("address").notNull().default(""),
    phone: text("phone").notNull().default(""),
    status: text("status").notNull().default("open"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id], name: "stores_pkey" }),
    foreignKey({ columns: [t.merchantId], foreignColumns: [merchants.id], name: "stores_merchant" }),
    check("stores_status", oneOf("status", ["open", "closed"])),
  ],
);
