import { check, date, foreignKey, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { identity, instant, int8, oneOf } from "./columns";
import { merchants } from "./merchants";

/** A person, platform-wide. What a merchant knows of the person stands in its own `member_profiles`. */
export const members = pgTable("members", {
  id: identity("id").primaryKey(),
  createdAt: instant("created_at").notNull(),
});

/** Platform-wide claim: one phone is one person. */
export const memberPhones = pgTable("member_phones", {
  phone: text("phone").primaryKey(),
  memberId: int8("member_id").notNull(),
});

/** The person as this merchant knows them; no merchant reads another's row. */
export const memberProfiles = pgTable(
  "member_profiles",
  {
    merchantId: int8("merchant_id").notNull(),
    memberId: int8("member_id").notNull(),
    phone: text("phone").notNull(),
    name: text("name").notNull().default(""),
    birthday: date("birthday", { mode: "string" }),
    gender: text("gender").notNull().default("unspecified"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.memberId], name: "member_profiles_pkey" }),
    foreignKey({ columns: [t.merchantId], foreignColumns: [merchants.id], name: "member_profiles_merchant" }),
    index("member_profiles_phone").on(t.merchantId, t.phone),
    index("member_profiles_name").on(t.merchantId, t.name),
    index("member_profiles_birthday").on(t.merchantId, t.birthday),
    index("member_profiles_created").on(t.merchantId, t.createdAt, t.memberId),
    check("member_profiles_gender", oneOf("gender", ["female", "male", "unspecified"])),
  ],
);
