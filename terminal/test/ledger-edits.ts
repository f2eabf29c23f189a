import type { Sql } from "postgres";
import { chainCode } from "@/ledger/chain-code";
import { type EntryRow, entryOfRow } from "@/ledger/verify-rows";
import { keys } from "@/server/keys";

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

function one(from: readonly EntryRow[], draw: EditedHistory["draw"]): EntryRow {
  const entry = from[draw(from.length)];
  if (!entry) throw new Error("no entry to edit");
  return entry;
}

const named = (entry: EntryRow) => `entry ${entry.id} (merchant ${entry.merchant_id}`;
const accountOf = (entry: EntryRow) => `account ${entry.account_id} (merchant ${entry.merchant_id})`;
const where = (entry: EntryRow) => `merchant_id = ${entry.merchant_id} and id = ${entry.id}`;
const request = (entry: EntryRow) =>
  `merchant_id = ${entry.merchant_id} and terminal_id = ${entry.terminal_id} and session = ${entry.session} and trace = ${entry.trace}`;
const lastOf = ({ entries }: EditedHistory): EntryRow => one(entries.slice(-1), () => 0);

/** The entry that stands after this one, or the account where none does: what shows that it is gone. */
function follower({ entries }: EditedHistory, entry: EntryRow): string {
  const next = entries.find((other) => other.seq === entry.seq + 1);
  return next ? named(next) : accountOf(entry);
}

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

/** The account set back to the very state it had before, code included, and the request gone too. */
const lastUndone: Edit = async (sql, history) => {
  const entry = lastOf(history);
  const before = one(history.entries.slice(-2, -1), () => 0);
  await sql.unsafe(`delete from entries where ${where(entry)}`);
  await sql.unsafe(`delete from requests where ${request(entry)}`);
  await sql`update accounts set seq = ${before.seq}, principal_fen = ${before.principal_after_fen.toString()}::bigint,
      bonus_fen = ${before.bonus_after_fen.toString()}::bigint, points = ${before.points_after.toString()}::bigint,
      chain = ${before.chain}
    where merchant_id = ${entry.merchant_id.toString()}::bigint and id = ${entry.account_id.toString()}::bigint`;
  return `terminal ${entry.terminal_id} (merchant ${entry.merchant_id})`;
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

/** A whole entry of one's own, in its place in the account and at its terminal, with a code made under a guessed key. */
const inserted: Edit = async (sql, history) => {
  const last = lastOf(history);
  const paid = BigInt(1 + history.draw(90_000));
  const forged: EntryRow = {
    ...last,
    id: last.id + 1n,
    seq: last.seq + 1,
    trace: (last.trace ?? 0) + 1,
    voucher_no: (last.voucher_no ?? 0) + 1,
    kind: "recharge",
    tender: "cash",
    corrects_id: null,
    cash_fen: paid,
    principal_fen: paid,
    bonus_fen: 0n,
    bonus_cost_fen: 0n,
    sales_fen: 0n,
    points: 0n,
    principal_after_fen: last.principal_after_fen + paid,
  };
  const chain = underAnotherKey(() => chainCode(last.chain, entryOfRow(forged)));
  await sql`insert into entries ${sql(plain({ ...forged, chain }))}`;
  await sql.unsafe(`insert into requests (merchant_id, terminal_id, session, trace, txn_id, body_hash, op, outcome, code,
      reply, entry_id, at)
    select merchant_id, terminal_id, session, ${forged.trace}, txn_id, body_hash, 'recharge', outcome, code, reply,
      ${forged.id}, at from requests where ${request(last)}`);
  await sql.unsafe(`update terminal_state set voucher_no = voucher_no + 1
    where merchant_id = ${last.merchant_id} and terminal_id = ${last.terminal_id}`);
  await sql`update accounts set seq = ${forged.seq}, chain = ${chain},
      principal_fen = ${forged.principal_after_fen.toString()}::bigint
    where merchant_id = ${last.merchant_id.toString()}::bigint and id = ${last.account_id.toString()}::bigint`;
  return named(forged);
};

/** An amount changed and every code from there on made anew under a guessed key: all of it fits but the key. */
const rechained: Edit = async (sql, { entries, draw }) => {
  const start = draw(entries.length);
  const edited = one(entries.slice(start), () => 0);
  let previous = entries[start - 1]?.chain ?? new Uint8Array();
  let note = "edited";
  for (const row of entries.slice(start)) {
    const entry = { ...row, note };
    previous = underAnotherKey(() => chainCode(previous, entryOfRow(entry)));
    await sql`update entries set note = ${note}, chain = ${previous}
      where merchant_id = ${row.merchant_id.toString()}::bigint and id = ${row.id.toString()}::bigint`;
    note = entries.find((other) => other.seq === row.seq + 1)?.note ?? "";
  }
  await sql`update accounts set chain = ${previous}
    where merchant_id = ${edited.merchant_id.toString()}::bigint and id = ${edited.account_id.toString()}::bigint`;
  return named(edited);
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

function underAnotherKey<T>(run: () => T): T {
  const real = keys();
  globalThis.yikaKeys = { ...real, chain: new Uint8Array(32).fill(7) };
  try {
    return run();
  } finally {
    globalThis.yikaKeys = real;
  }
}

/** The row as the driver wants it for an insert. */
function plain(row: EntryRow): Record<string, string | number | Date | Uint8Array | null> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? value.toString() : value]),
  );
}
