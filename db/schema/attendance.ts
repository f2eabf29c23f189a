import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { bytes, identity, instant, int8, oneOf } from "./columns";
import { merchants } from "./merchants";

/** Someone with an attendance card; need not be an operator. */
export const employees = pgTable(
  "employees",
  {
    merchantId: int8("merchant_id").notNull(),
    id: identity("id"),
    cardNo: text("card_no").notNull(),
    name: text("name").notNull(),
    phone: text("phone").notNull(),
    passwordVerifier: bytes("password_verifier"),
    passwordKey: integer("password_key").notNull().default(0),
    passwordFails: integer("password_fails").notNull().default(0),
    lockedUntil: instant("locked_until"),
    status: text("status").notNull().default("active"),
    createdAt: instant("created_at").notNull(),
    removedAt: instant("removed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id], name: "employees_pkey" }),
    foreignKey({ columns: [t.merchantId], foreignColumns: [merchants.id], name: "employees_merchant" }),
    uniqueIndex("employees_active_card").on(t.merchantId, t.cardNo).where(sql`"status" = 'active'`),
    check("employees_status", oneOf("status", ["active", "removed"])),
  ],
);

/** One punch (打卡), as it was made; what it means for hours is computed, never stored. */
export const punches = pgTable(
  "punches",
  {
    merchantId: int8("merchant_id").notNull(),
    id: identity("id"),
    employeeId: int8("employee_id").notNull(),
    at: instant("at").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    direction: text("direction").notNull(),
    storeId: int8("store_id").notNull(),
    terminalId: int8("terminal_id").notNull(),
    /** made while the server was out of reach, at the terminal's own clock */
    offline: boolean("offline").notNull().default(false),
    receivedAt: instant("received_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id], name: "punches_pkey" }),
    foreignKey({
      columns: [t.merchantId, t.employeeId],
      foreignColumns: [employees.merchantId, employees.id],
      name: "punches_employee",
    }),
    index("punches_day").on(t.merchantId, t.employeeId, t.day, t.at),
    index("punches_at").on(t.merchantId, t.at, t.id),
    check("punches_direction", oneOf("direction", ["in", "out"])),
  ],
);
