import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { bytes, identity, instant, int8, oneOf } from "./columns";
import { merchants } from "./merchants";

/** The operations of one terminal since its last settlement; portal entries have one per store and day. */
export const batches = pgTable(
  "batches",
  {
    merchantId: int8("merchant_id").notNull(),
    id: identity("id"),
    storeId: int8("store_id").notNull(),
    terminalId: int8("terminal_id"),
    no: integer("no").notNull(),
    day: date("day", { mode: "string" }),
    openedAt: instant("opened_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id], name: "batches_pkey" }),
    foreignKey({ columns: [t.merchantId], foreignColumns: [merchants.id], name: "batches_merchant" }),
    uniqueIndex("batches_terminal_no")
      .on(t.merchantId, t.terminalId, t.no)
      .where(sql`"terminal_id" is not null`),
    uniqueIndex("batches_store_day").on(t.merchantId, t.storeId, t.day).where(sql`"day" is not null`),
    check("batches_kind", sql`("terminal_id" is null) = ("day" is not null)`),
  ],
);

/** One immutable movement. The columns are the chart of accounts; the application can only insert. */
export const entries = pgTable(
  "entries",
  {
    merchantId: int8("merchant_id").notNull(),
    /** the twelve-digit reference */
    id: int8("id").notNull(),
    accountId: int8("account_id").notNull(),
    seq: integer("seq").notNull(),
    kind: text("kind").notNull(),
    at: instant("at").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    cashFen: int8("cash_fen").notNull(),
    bonusCostFen: int8("bonus_cost_fen").notNull(),
    suspenseFen: int8("suspense_fen").notNull(),
    principalFen: int8("principal_fen").notNull(),
    bonusFen: int8("bonus_fen").notNull(),
    salesFen: int8("sales_fen").notNull(),
    points: int8("points").notNull(),
    principalAfterFen: int8("principal_after_fen").notNull(),
    bonusAfterFen: int8("bonus_after_fen").notNull(),
    pointsAfter: int8("points_after").notNull(),
    correctsId: int8("corrects_id"),
    cardNo: text("card_no").notNull(),
    storeId: int8("store_id").notNull(),
    batchId: int8("batch_id").notNull(),
    door: text("door").notNull(),
    terminalId: int8("terminal_id"),
    voucherNo: integer("voucher_no"),
    /** the key of the request that made it: finds the stored reply and its slip */
    session: integer("session"),
    trace: integer("trace"),
    makerKind: text("maker_kind").notNull(),
    makerId: int8("maker_id").notNull(),
    approverKind: text("approver_kind"),
    approverId: int8("approver_id"),
    /** the approval from the portal that was used up by this entry */
    approvalId: int8("approval_id"),
    tender: text("tender"),
    tierId: int8("tier_id"),
    tierTerms: json("tier_terms"),
    note: text("note").notNull().default(""),
    chain: bytes("chain").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id], name: "entries_pkey" }),
    uniqueIndex("entries_account_seq").on(t.merchantId, t.accountId, t.seq),
    uniqueIndex("entries_voucher").on(t.merchantId, t.terminalId, t.voucherNo),
    index("entries_at").on(t.merchantId, t.at, t.id),
    index("entries_batch").on(t.merchantId, t.batchId, t.id),
    index("entries_corrects").on(t.merchantId, t.correctsId).where(sql`"corrects_id" is not null`),
    uniqueIndex("entries_approval").on(t.merchantId, t.approvalId).where(sql`"approval_id" is not null`),
    foreignKey({
      columns: [t.merchantId, t.accountId],
      foreignColumns: [accounts.merchantId, accounts.id],
      name: "entries_account",
    }),
    foreignKey({
      columns: [t.merchantId, t.batchId],
      foreignColumns: [batches.merchantId, batches.id],
      name: "entries_batch_fk",
    }),
    foreignKey({
      columns: [t.merchantId, t.correctsId],
      foreignColumns: [t.merchantId, t.id],
      name: "entries_corrects_fk",
    }),
    check(
      "entries_kind",
      oneOf("kind", [
        "recharge",
        "rechargeVoid",
        "spend",
        "spendVoid",
        "refund",
        "pointsCredit",
        "pointsCreditVoid",
        "pointsSpend",
        "pointsSpendVoid",
        "close",
        "reversal",
        "opening",
      ]),
    ),
    check(
      "entries_balanced",
      sql`"cash_fen" + "bonus_cost_fen" + "suspense_fen" = "principal_fen" + "bonus_fen" + "sales_fen"`,
    ),
    check("entries_after", sql`"principal_after_fen" >= 0 and "bonus_after_fen" >= 0`),
    check(
      "entries_signs",
      sql`case "kind"
        when 'recharge' then "cash_fen" > 0 and "bonus_cost_fen" >= 0 and "sales_fen" = 0 and "principal_fen" = "cash_fen"
        when 'rechargeVoid' then "cash_fen" < 0 and "bonus_cost_fen" <= 0 and "sales_fen" = 0 and "principal_fen" = "cash_fen"
        when 'spend' then "cash_fen" = 0 and "bonus_cost_fen" = 0 and "sales_fen" > 0 and "principal_fen" <= 0 and "bonus_fen" <= 0
        when 'spendVoid' then "cash_fen" = 0 and "bonus_cost_fen" = 0 and "sales_fen" < 0 and "principal_fen" >= 0 and "bonus_fen" >= 0
        when 'refund' then "cash_fen" = 0 and "bonus_cost_fen" = 0 and "sales_fen" < 0 and "principal_fen" >= 0 and "bonus_fen" >= 0
        when 'close' then "cash_fen" <= 0 and "principal_after_fen" = 0 and "bonus_after_fen" = 0 and "points_after" = 0
        when 'opening' then "cash_fen" = 0 and "sales_fen" = 0
        when 'reversal' then true
        else "cash_fen" = 0 and "bonus_cost_fen" = 0 and "principal_fen" = 0 and "bonus_fen" = 0 and "sales_fen" = 0
      end`,
    ),
    check("entries_suspense", sql`"suspense_fen" = 0 or "kind" in ('reversal', 'opening')`),
    check(
      "entries_corrects_kind",
      sql`("corrects_id" is not null) = ("kind" in ('rechargeVoid', 'spendVoid', 'refund', 'pointsCreditVoid', 'pointsSpendVoid', 'reversal'))`,
    ),
    check(
      "entries_maker_approver",
      sql`("approver_id" is null) = ("approver_kind" is null) and ("approver_id" is null or "approver_kind" <> "maker_kind" or "approver_id" <> "maker_id")`,
    ),
    check("entries_maker", oneOf("maker_kind", ["operator", "user", "member", "system"])),
    check("entries_door", oneOf("door", ["terminal", "portal", "member", "admin", "system"])),
    check(
      "entries_tender",
      sql`"tender" is null or "tender" in ('cash', 'wechat', 'alipay', 'bank_card', 'transfer')`,
    ),
    check("entries_tendered", sql`"kind" <> 'recharge' or "tender" is not null`),
    check(
      "entries_terminal",
      sql`"door" <> 'terminal' or ("terminal_id" is not null and "voucher_no" is not null)`,
    ),
  ],
);

/** One answered key of a terminal, for ever: applied, declined, or cancelled before it came (a tombstone). */
export const requests = pgTable(
  "requests",
  {
    merchantId: int8("merchant_id").notNull(),
    terminalId: int8("terminal_id").notNull(),
    session: integer("session").notNull(),
    trace: integer("trace").notNull(),
    txnId: text("txn_id"),
    bodyHash: bytes("body_hash"),
    op: text("op"),
    outcome: text("outcome").notNull(),
    code: text("code").notNull(),
    reply: text("reply").notNull(),
    entryId: int8("entry_id"),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.terminalId, t.session, t.trace], name: "requests_pkey" }),
    check("requests_outcome", oneOf("outcome", ["applied", "declined", "cancelled"])),
    check("requests_tombstone", sql`("outcome" = 'cancelled') = ("body_hash" is null)`),
    check("requests_entry", sql`"entry_id" is null or "outcome" = 'applied'`),
    check("requests_key", sql`"session" >= 1 and "trace" >= 1`),
  ],
);

/** An applied key that its terminal took back (冲正): from then on it is answered as cancelled. */
export const reversals = pgTable(
  "reversals",
  {
    merchantId: int8("merchant_id").notNull(),
    terminalId: int8("terminal_id").notNull(),
    session: integer("session").notNull(),
    trace: integer("trace").notNull(),
    code: text("code").notNull(),
    reply: text("reply").notNull(),
    entryId: int8("entry_id"),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.terminalId, t.session, t.trace], name: "reversals_pkey" }),
    foreignKey({
      columns: [t.merchantId, t.terminalId, t.session, t.trace],
      foreignColumns: [requests.merchantId, requests.terminalId, requests.session, requests.trace],
      name: "reversals_request",
    }),
    check("reversals_code", oneOf("code", ["020", "022"])),
  ],
);

/** A closed batch, frozen: both sides' totals, the cash counted, and a seal over its entries' chain codes. */
export const settlements = pgTable(
  "settlements",
  {
    merchantId: int8("merchant_id").notNull(),
    batchId: int8("batch_id").notNull(),
    terminalId: int8("terminal_id").notNull(),
    storeId: int8("store_id").notNull(),
    batchNo: integer("batch_no").notNull(),
    openedAt: instant("opened_at").notNull(),
    settledAt: instant("settled_at").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    operatorId: int8("operator_id").notNull(),
    totals: json("totals").notNull(),
    terminalTotals: json("terminal_totals").notNull(),
    differences: json("differences").notNull(),
    expectedCashFen: int8("expected_cash_fen").notNull(),
    countedCashFen: int8("counted_cash_fen"),
    entryCount: integer("entry_count").notNull(),
    seal: bytes("seal").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.batchId], name: "settlements_pkey" }),
    foreignKey({
      columns: [t.merchantId, t.batchId],
      foreignColumns: [batches.merchantId, batches.id],
      name: "settlements_batch",
    }),
    index("settlements_at").on(t.merchantId, t.settledAt, t.batchId),
    check("settlements_count", sql`"entry_count" >= 0`),
  ],
);

/** Every reprint is counted, so that a copy can be told from the original. */
export const receiptPrints = pgTable(
  "receipt_prints",
  {
    merchantId: int8("merchant_id").notNull(),
    id: identity("id"),
    /** "entry:<ref>" or "batch:<terminal>/<no>:<what>" */
    subject: text("subject").notNull(),
    copy: integer("copy").notNull(),
    at: instant("at").notNull(),
    /** an operator at a terminal, or a user of the portal */
    terminalId: int8("terminal_id"),
    operatorId: int8("operator_id"),
    userId: int8("user_id"),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.id], name: "receipt_prints_pkey" }),
    foreignKey({ columns: [t.merchantId], foreignColumns: [merchants.id], name: "receipt_prints_merchant" }),
    uniqueIndex("receipt_prints_subject").on(t.merchantId, t.subject, t.copy),
    check("receipt_prints_copy", sql`"copy" >= 1`),
    check(
      "receipt_prints_printer",
      sql`("user_id" is null) = ("operator_id" is not null and "terminal_id" is not null) and ("operator_id" is null) = ("terminal_id" is null)`,
    ),
  ],
);
