import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, json, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes, identity, instant, int8, oneOf } from "./columns";
import { merchants } from "./merchants";

/**
 * A second person's word on one operation (审批): asked for by a terminal, given in the portal, used once. `substance` is
 * SHA-256 over what was asked (operation, card, original, amount): nothing else can be done with it.
 */
export const approvals = pgTable(
  "approvals",
  {
    merchantId: int8("merchant_id").notNull(),
    id: identity("id"),
    op: text("op").notNull(),
    right: text("right").notNull(),
    substance: bytes("substance").notNull(),
    /** what the approver is shown: card, original, amount, tender; never a secret */
    details: json("details").notNull(),
    status: text("status").notNull().default("pending"),
    storeId: int8("store_id").notNull(),
    terminalId: int8("terminal_id").notNull(),
    makerOperatorId: int8("maker_operator_id").notNull(),
    requestedAt: instant("requested_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    decidedBy: int8("decided_by"),
    /** the operator who is the same person as the deciding user, if there is one */
    decidedByOperator: int8("decided_by_operator"),
    decidedAt: instant("decided_at"),
    reason: text("reason").notNull().default(""),
    usedAt: instant("used_at"),
    usedSession: integer("used_session"),
    usedTrace: integer("used_trace"),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id], name: "approvals_pkey" }),
    foreignKey({ columns: [t.merchantId], foreignColumns: [merchants.id], name: "approvals_merchant" }),
    index("approvals_status").on(t.merchantId, t.status, t.requestedAt, t.id),
    index("approvals_terminal").on(t.merchantId, t.terminalId, t.requestedAt),
    check("approvals_status_known", oneOf("status", ["pending", "granted", "denied"])),
    check("approvals_decided", sql`("status" = 'pending') = ("decided_by" is null and "decided_at" is null)`),
    check(
      "approvals_four_eyes",
      sql`"decided_by_operator" is null or "decided_by_operator" <> "maker_operator_id"`,
    ),
    check("approvals_used", sql`"used_at" is null or "status" = 'granted'`),
    check("approvals_expiry", sql`"expires_at" > "requested_at"`),
  ],
);
