import { sql } from "drizzle-orm";
import { check, foreignKey, integer, json, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { instant, int8 } from "./columns";
import { terminals } from "./terminals";

/** A terminal's own list of a batch, sent in parts after a difference or a restore; `differences` stands on the last part. */
export const terminalJournals = pgTable(
  "terminal_journals",
  {
    merchantId: int8("merchant_id").notNull(),
    terminalId: int8("terminal_id").notNull(),
    batchNo: integer("batch_no").notNull(),
    part: integer("part").notNull(),
    parts: integer("parts").notNull(),
    items: json("items").notNull(),
    differences: json("differences"),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.merchantId, t.terminalId, t.batchNo, t.part], name: "terminal_journals_pkey" }),
    foreignKey({
      columns: [t.merchantId, t.terminalId],
      foreignColumns: [terminals.merchantId, terminals.id],
      name: "terminal_journals_terminal",
    }),
    check("terminal_journals_part", sql`"part" between 1 and "parts"`),
  ],
);
