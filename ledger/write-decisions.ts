import { chainCode } from "./chain-code";
import type { Entry } from "./movement";
import type { Executor } from "./read-snapshots";
import type { RequestKey, StoredAnswer } from "./request-key";
import type { AccountState, TerminalState } from "./snapshot";
import { arrayLiterals, type Cell, type Column, unnestClause } from "./statement-columns";

/** One decided request, with the versions it was decided against. Everything in it is written, or nothing is. */
export type Write = {
  readonly merchantId: bigint;
  readonly key: RequestKey;
  readonly op: string;
  readonly at: Date;
  readonly answer: StoredAnswer;
  readonly outcome: "applied" | "declined";
  /** where the answer is kept: a new request, or the reversal of one already applied */
  readonly record: "request" | "reversal";
  readonly terminal: TerminalState;
  readonly terminalAfter: TerminalCounters;
  /** null: the account is not touched (a plain decline needs no guard on it) */
  readonly account: AccountState | null;
  readonly pinFailsAfter: number;
  readonly rechargeCountAfter: number;
  readonly entry: Entry | null;
};

export type TerminalCounters = {
  readonly status: string;
  readonly voucherNo: number;
  readonly wrongSecrets: number;
  readonly wrongSince: Date | null;
  readonly rechargeFails: number;
  readonly rechargeLockedUntil: Date | null;
};

const entryColumn = (
  name: string,
  type: string,
  value: (entry: Entry, write: Write) => Cell,
): Column<Write> => ({
  name,
  type,
  value: (write) => (write.entry ? value(write.entry, write) : null),
});

/** The entry's own columns, in the table's names: used for the arrays and for the insert alike. */
const ENTRY_COLUMNS: readonly Column<Write>[] = [
  entryColumn("seq", "int", (e) => e.seq),
  entryColumn("kind", "text", (e) => e.kind),
  entryColumn("day", "date", (e) => e.day),
  entryColumn("cash_fen", "bigint", (e) => e.amounts.cash),
  entryColumn("bonus_cost_fen", "bigint", (e) => e.amounts.bonusCost),
  entryColumn("suspense_fen", "bigint", (e) => e.amounts.suspense),
  entryColumn("principal_fen", "bigint", (e) => e.amounts.principal),
  entryColumn("bonus_fen", "bigint", (e) => e.amounts.bonus),
  entryColumn("sales_fen", "bigint", (e) => e.amounts.sales),
  entryColumn("points", "bigint", (e) => e.amounts.points),
  entryColumn("principal_after_fen", "bigint", (e) => e.principalAfter),
  entryColumn("bonus_after_fen", "bigint", (e) => e.bonusAfter),
  entryColumn("points_after", "bigint", (e) => e.pointsAfter),
  entryColumn("corrects_id", "bigint", (e) => e.correctsId),
  entryColumn("card_no", "text", (e) => e.cardNo),
  entryColumn("store_id", "bigint", (e) => e.storeId),
  entryColumn("batch_id", "bigint", (e) => e.batchId),
  entryColumn("door", "text", (e) => e.door),
  entryColumn("voucher_no", "int", (e) => e.voucherNo),
  entryColumn("maker_kind", "text", (e) => e.maker.kind),
  entryColumn("maker_id", "bigint", (e) => e.maker.id),
  entryColumn("approver_kind", "text", (e) => e.approver?.kind ?? null),
  entryColumn("approver_id", "bigint", (e) => e.approver?.id ?? null),
  entryColumn("approval_id", "bigint", (e) => e.approvalId),
  entryColumn("tender", "text", (e) => e.tender),
  entryColumn("tier_id", "bigint", (e) => e.tierId),
  entryColumn("tier_terms", "json", (e) => e.tierTerms),
  entryColumn("note", "text", (e) => e.note),
  entryColumn("chain", "bytea", (e, w) => (w.account ? chainCode(w.account.chain, e) : null)),
];

const COLUMNS: readonly Column<Write>[] = [
  { name: "merchant_id", type: "bigint", value: (w) => w.merchantId },
  { name: "terminal_id", type: "bigint", value: (w) => w.key.terminalId },
  { name: "session", type: "int", value: (w) => w.key.session },
  { name: "trace", type: "int", value: (w) => w.key.trace },
  { name: "txn_id", type: "text", value: (w) => w.key.txnId },
  { name: "body_hash", type: "bytea", value: (w) => w.key.bodyHash },
  { name: "op", type: "text", value: (w) => w.op },
  { name: "at", type: "timestamptz", value: (w) => w.at },
  { name: "outcome", type: "text", value: (w) => w.outcome },
  { name: "code", type: "text", value: (w) => w.answer.code },
  { name: "reply", type: "json_text", value: (w) => w.answer.reply },
  { name: "record", type: "text", value: (w) => w.record },
  { name: "terminal_version", type: "bigint", value: (w) => w.terminal.version },
  { name: "status_after", type: "text", value: (w) => w.terminalAfter.status },
  { name: "voucher_after", type: "int", value: (w) => w.terminalAfter.voucherNo },
  { name: "wrong_after", type: "int", value: (w) => w.terminalAfter.wrongSecrets },
  { name: "wrong_since_after", type: "timestamptz", value: (w) => w.terminalAfter.wrongSince },
  { name: "recharge_fails_after", type: "int", value: (w) => w.terminalAfter.rechargeFails },
  { name: "recharge_locked_after", type: "timestamptz", value: (w) => w.terminalAfter.rechargeLockedUntil },
  { name: "account_id", type: "bigint", value: (w) => w.account?.id ?? null },
  { name: "account_version", type: "bigint", value: (w) => w.account?.version ?? null },
  { name: "pin_fails_after", type: "int", value: (w) => w.pinFailsAfter },
  { name: "recharge_count_after", type: "int", value: (w) => w.rechargeCountAfter },
  { name: "entry_id", type: "bigint", value: (w) => w.entry?.id ?? null },
  ...ENTRY_COLUMNS,
];

const ENTRY_NAMES = ENTRY_COLUMNS.map((column) => column.name).join(", ");
const MERCHANTS = `$${COLUMNS.length + 1}::bigint[]`;

/**
 * Both guards are taken as row locks first, terminal before account: a row whose version has moved on drops out
 * whole, and no half of it is written. A decline that leaves the account alone needs the terminal's guard only.
 */
const WRITE_SQL = `
with i as materialized (select * from ${unnestClause(COLUMNS, "u")}),
t as materialized (
  select i.n, i.account_id from i
  join terminal_state ts on ts.merchant_id = i.merchant_id and ts.terminal_id = i.terminal_id
    and ts.version = i.terminal_version
  where ts.merchant_id = any(${MERCHANTS})
  for no key update of ts),
a as materialized (
  select i.n from i join t on t.n = i.n
  join accounts a on a.merchant_id = i.merchant_id and a.id = i.account_id and a.version = i.account_version
  where a.merchant_id = any(${MERCHANTS})
  for no key update of a),
done as materialized (
  select i.* from i join t on t.n = i.n where t.account_id is null or t.n in (select n from a)),
terminal_update as (
  update terminal_state ts set version = ts.version + 1, status = d.status_after, voucher_no = d.voucher_after,
    wrong_secrets = d.wrong_after, wrong_since = d.wrong_since_after, recharge_fails = d.recharge_fails_after,
    recharge_locked_until = d.recharge_locked_after
  from done d
  where ts.merchant_id = d.merchant_id and ts.terminal_id = d.terminal_id and ts.merchant_id = any(${MERCHANTS})),
account_update as (
  update accounts a set version = a.version + 1, pin_fails = d.pin_fails_after,
    recharge_count = d.recharge_count_after, seq = coalesce(d.seq, a.seq),
    principal_fen = coalesce(d.principal_after_fen, a.principal_fen),
    bonus_fen = coalesce(d.bonus_after_fen, a.bonus_fen), points = coalesce(d.points_after, a.points),
    chain = coalesce(d.chain, a.chain), last_entry_at = case when d.entry_id is null then a.last_entry_at else d.at end
  from done d
  where a.merchant_id = d.merchant_id and a.id = d.account_id and a.merchant_id = any(${MERCHANTS})),
request_insert as (
  insert into requests (merchant_id, terminal_id, session, trace, txn_id, body_hash, op, outcome, code, reply, entry_id, at)
  select merchant_id, terminal_id, session, trace, txn_id, body_hash, op, outcome, code, reply, entry_id, at
  from done where record = 'request'),
reversal_insert as (
  insert into reversals (merchant_id, terminal_id, session, trace, code, reply, entry_id, at)
  select merchant_id, terminal_id, session, trace, code, reply, entry_id, at from done where record = 'reversal'),
entry_insert as (
  insert into entries (merchant_id, id, account_id, at, terminal_id, session, trace, ${ENTRY_NAMES})
  select merchant_id, entry_id, account_id, at, terminal_id, session, trace, ${ENTRY_NAMES} from done where entry_id is not null)
select n::int as n from done`;

/** Commits what still fits its guards, in one statement; returns for each write whether it is in the ledger now. */
export async function writeDecisions(sql: Executor, writes: readonly Write[]): Promise<boolean[]> {
  const merchants = `{${[...new Set(writes.map((w) => w.merchantId))].join(",")}}`;
  const rows = await sql.unsafe<{ n: number }[]>(WRITE_SQL, [...arrayLiterals(COLUMNS, writes), merchants], {
    prepare: true,
  });
  const done = new Set(rows.map((row) => row.n));
  return writes.map((_, index) => done.has(index + 1));
}
