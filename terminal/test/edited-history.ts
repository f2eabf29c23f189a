import type { Sql } from "postgres";
import type { EntryRow } from "@/ledger/verify-rows";

/**
 * What someone with the database's own rights could do to the ledger afterwards. Each edit says which row is the first
 * bad one, in the words of `verifyLedger`. Constraints and foreign keys are no help: they are switched off.
 */
export type Edit = (sql: OwnerSql, history: EditedHistory) => Promise<string>;
export type OwnerSql = Sql<{ bigint: bigint }>;
export type EditedHistory = {
  readonly merchantId: bigint;
  /** of the one account, in order */
  readonly entries: readonly EntryRow[];
  /** draws a whole number from 0 up to, not including, `below` */
  readonly draw: (below: number) => number;
};

export async function readHistory(sql: OwnerSql, merchantId: bigint): Promise<readonly EntryRow[]> {
  return sql<EntryRow[]>`
    select e.*, e.day::text as day, e.tier_terms::text as tier_terms from entries e
    where merchant_id = ${merchantId.toString()}::bigint order by account_id, seq`;
}

export function one(from: readonly EntryRow[], draw: EditedHistory["draw"]): EntryRow {
  const entry = from[draw(from.length)];
  if (!entry) throw new Error("no entry to edit");
  return entry;
}

export const named = (entry: EntryRow) => `entry ${entry.id} (merchant ${entry.merchant_id}`;
export const accountOf = (entry: EntryRow) => `account ${entry.account_id} (merchant ${entry.merchant_id})`;
export const where = (entry: EntryRow) => `merchant_id = ${entry.merchant_id} and id = ${entry.id}`;
export const request = (entry: EntryRow) =>
  `merchant_id = ${entry.merchant_id} and terminal_id = ${entry.terminal_id} and session = ${entry.session} and trace = ${entry.trace}`;
export const lastOf = ({ entries }: EditedHistory): EntryRow => one(entries.slice(-1), () => 0);

/** The entry that stands after this one, or the account where none does: what shows that it is gone. */
export function follower({ entries }: EditedHistory, entry: EntryRow): string {
  const next = entries.find((other) => other.seq === entry.seq + 1);
  return next ? named(next) : accountOf(entry);
}
