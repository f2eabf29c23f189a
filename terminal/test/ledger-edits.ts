import type { EntryRow } from "@/ledger/verify-rows";
import {
  accountOf,
  type Edit,
  follower,
  lastOf,
  named,
  type OwnerSql,
  one,
  request,
  where,
} from "./edited-history";
import { inserted, lastUndone, rechained } from "./ledger-forgeries";

const amountChanged: Edit = async (sql, { entries, draw }) => {
  const entry = one(entries, draw);
  const by = 1 + draw(500);
  await sql.unsafe(`update entries set principal_fen = principal_fen - ${by}, sales_fen = sales_fen + ${by}
    where ${where(entry)}`);
  return named(entry);
};

const unbalanced: Edit = async (sql, { entries, draw }) => {
  const entry = one(entries, draw);
  await sql.unsafe(`update entries set cash_fen = cash_fen + 1 where ${where(entry)}`);
  return named(entry);
};

const afterChanged: Edit = async (sql, { entries, draw }) => {
  const entry = one(entries, draw);
  const column = ["principal_after_fen", "bonus_after_fen", "points_after"][draw(3)];
  await sql.unsafe(`update entries set ${column} = ${column} + ${1 + draw(500)} where ${where(entry)}`);
  return named(entry);
};

const middleDeleted: Edit = async (sql, history) => {
  const entry = one(history.entries.slice(0, -1), history.draw);
  await sql.unsafe(`delete from entries where ${where(entry)}`);
  await sql.unsafe(`delete from requests where ${request(entry)}`);
  return follower(history, entry);
};

/** Deleted, and everything after it moved up and refigured: only the codes are left to tell. */
const middleClosedUp: Edit = async (sql, history) => {
  const entry = one(history.entries.slice(0, -1), history.draw);
  const account = `merchant_id = ${entry.merchant_id} and id = ${entry.account_id}`;
  await middleGone(sql, entry);
  await sql.unsafe(`update accounts set seq = seq - 1, principal_fen = principal_fen - ${entry.principal_fen},
    bonus_fen = bonus_fen - ${entry.bonus_fen}, points = points - ${entry.points} where ${account}`);
  return follower(history, entry);
};

async function middleGone(sql: OwnerSql, entry: EntryRow): Promise<void> {
  await sql.unsafe(`delete from entries where ${where(entry)}`);
  await sql.unsafe(`delete from requests where ${request(entry)}`);
  await sql.unsafe(`update entries set seq = seq - 1, principal_after_fen = principal_after_fen - ${entry.principal_fen},
    bonus_after_fen = bonus_after_fen - ${entry.bonus_fen}, points_after = points_after - ${entry.points}
    where merchant_id = ${entry.merchant_id} and account_id = ${entry.account_id} and seq > ${entry.seq}`);
}

const lastDeleted: Edit = async (sql, history) => {
  const entry = lastOf(history);
  await sql.unsafe(`delete from entries where ${where(entry)}`);
  return accountOf(entry);
};

const swapped: Edit = async (sql, { entries, draw }) => {
  const first = draw(entries.length - 1);
  const early = one(entries.slice(first), () => 0);
  const late = one(entries.slice(first + 1), draw);
  await sql.unsafe(`update entries set seq = 1000 where ${where(early)}`);
  await sql.unsafe(`update entries set seq = ${early.seq} where ${where(late)}`);
  await sql.unsafe(`update entries set seq = ${late.seq} where ${where(early)}`);
  return named(late);
};

const balanceRaised: Edit = async (sql, history) => {
  const entry = lastOf(history);
  await sql.unsafe(`update accounts set principal_fen = principal_fen + ${1 + history.draw(100_000)}
    where merchant_id = ${entry.merchant_id} and id = ${entry.account_id}`);
  return accountOf(entry);
};

/** The balance and the last entry agree with each other, with the sum, and with the equation. */
const balanceWithLast: Edit = async (sql, history) => {
  const entry = lastOf(history);
  const by = 1 + history.draw(1000);
  await sql.unsafe(`update entries set principal_fen = principal_fen + ${by}, sales_fen = sales_fen - ${by},
    principal_after_fen = principal_after_fen + ${by} where ${where(entry)}`);
  await sql.unsafe(`update accounts set principal_fen = principal_fen + ${by}
    where merchant_id = ${entry.merchant_id} and id = ${entry.account_id}`);
  return named(entry);
};

const requestDeleted: Edit = async (sql, { entries, draw }) => {
  const entry = one(
    entries.filter((row) => row.kind !== "reversal"),
    draw,
  );
  await sql.unsafe(`delete from requests where ${request(entry)}`);
  return named(entry);
};

const requestMoved: Edit = async (sql, { entries, draw }) => {
  const entry = one(
    entries.filter((row) => row.kind !== "reversal"),
    draw,
  );
  await sql.unsafe(`update requests set trace = trace + 1000 where ${request(entry)}`);
  return `request ${entry.terminal_id}/${entry.session}/${(entry.trace ?? 0) + 1000}`;
};

const reversalDeleted: Edit = async (sql, { entries }) => {
  const entry = one(
    entries.filter((row) => row.kind === "reversal"),
    () => 0,
  );
  await sql.unsafe(`delete from reversals where ${request(entry)}`);
  return named(entry);
};

const settlementEdited: Edit = async (sql, { entries, merchantId, draw }) => {
  const to = [
    `totals = replace(totals::text, '"count":', '"count":1')::json`,
    `totals = replace(totals::text, '"sum":"', '"sum":"1')::json`,
    `totals = '{}'::json`,
    "counted_cash_fen = counted_cash_fen + 100",
    "expected_cash_fen = expected_cash_fen - 100",
    `terminal_totals = '{"spend":{"count":1,"sum":"1"}}'::json`,
    `differences = '[]'::json`,
    "entry_count = entry_count - 1",
    "operator_id = operator_id + 1",
    "settled_at = settled_at + interval '1 hour'",
    "seal = sha256(seal)",
  ];
  await sql.unsafe(`update settlements set ${to[draw(to.length)]} where merchant_id = ${merchantId}`);
  return `settlement of batch ${entries[0]?.batch_id} (merchant ${merchantId})`;
};

export const EDITS: Readonly<Record<string, Edit>> = {
  "amount changed": amountChanged,
  "entry put out of balance": unbalanced,
  "after-column changed": afterChanged,
  "entry deleted in the middle": middleDeleted,
  "entry deleted and the rest closed up": middleClosedUp,
  "last entry deleted": lastDeleted,
  "last entry undone without a trace": lastUndone,
  "two entries swapped": swapped,
  "entry inserted with a plausible code": inserted,
  "codes made anew under a guessed key": rechained,
  "balance raised": balanceRaised,
  "balance raised together with the last entry": balanceWithLast,
  "request deleted": requestDeleted,
  "request moved to another key": requestMoved,
  "reversal deleted": reversalDeleted,
  "settlement edited": settlementEdited,
};

/** Changes one column of one entry, whatever its type. */
export async function editColumn(
  sql: OwnerSql,
  entry: EntryRow,
  column: string,
  type: string,
): Promise<void> {
  const to: Readonly<Record<string, string>> = {
    bigint: `coalesce(${column}, 0) + 1000000`,
    integer: `coalesce(${column}, 0) + 1000`,
    text: `coalesce(${column}, '') || 'x'`,
    date: `${column} + 1`,
    "timestamp with time zone": `${column} + interval '1 second'`,
    json: `'{"name":"other"}'::json`,
    bytea: `sha256(${column})`,
  };
  if (!to[type]) throw new Error(`no edit for columns of type ${type}`);
  await sql.unsafe(`update entries set ${column} = ${to[type]} where ${where(entry)}`);
}
