import type { Sql, TransactionSql } from "postgres";
import { businessDay } from "@/domain/business-day";
import { type MerchantSettings, settingsAt } from "@/server/settings";
import type { RequestKey } from "./request-key";
import type { AccountState, KnownRequest, NoAccount, Snapshot, TerminalState } from "./snapshot";
import { arrayLiterals, type Column, unnestClause } from "./statement-columns";

/** What a request asks the ledger to look at. */
export type Ask = {
  readonly merchantId: bigint;
  readonly key: RequestKey;
  readonly cardNo: string;
  /** set for a recharge: reads tier uses and the operator's day where the merchant limits them */
  readonly limitsOf: { readonly operatorNo: string; readonly at: Date } | null;
};

export type Executor = Sql<{ bigint: bigint }> | TransactionSql<{ bigint: bigint }>;

const COLUMNS: readonly Column<Ask>[] = [
  { name: "merchant_id", type: "bigint", value: (a) => a.merchantId },
  { name: "terminal_id", type: "bigint", value: (a) => a.key.terminalId },
  { name: "session", type: "int", value: (a) => a.key.session },
  { name: "trace", type: "int", value: (a) => a.key.trace },
  { name: "card_no", type: "text", value: (a) => a.cardNo },
];

const SNAPSHOT_SQL = `
select i.n::int as n, s.version as config_version,
  t.store_id, ts.status, ts.session, ts.batch_id, ts.batch_no, ts.voucher_no, ts.version as terminal_version,
  ts.wrong_secrets, ts.wrong_since, ts.recharge_fails, ts.recharge_locked_until,
  a.id as account_id, a.member_id, a.card_state, a.pin_verifier, a.pin_key, a.pin_fails, a.shared,
  a.principal_fen, a.bonus_fen, a.points, a.version as account_version, a.seq, a.recharge_count, a.chain, p.name <> '' as named,
  r.outcome, r.code, r.reply, r.body_hash, r.entry_id, v.code as reversal_code, v.reply as reversal_reply
from ${unnestClause(COLUMNS, "i")}
join merchant_settings s on s.merchant_id = i.merchant_id
join terminals t on t.merchant_id = i.merchant_id and t.id = i.terminal_id
join terminal_state ts on ts.merchant_id = i.merchant_id and ts.terminal_id = i.terminal_id
left join accounts a on a.merchant_id = i.merchant_id and a.card_no = i.card_no
left join member_profiles p on p.merchant_id = a.merchant_id and p.member_id = a.member_id
left join requests r on r.merchant_id = i.merchant_id and r.terminal_id = i.terminal_id
  and r.session = i.session and r.trace = i.trace
left join reversals v on v.merchant_id = r.merchant_id and v.terminal_id = r.terminal_id
  and v.session = r.session and v.trace = r.trace
where s.merchant_id = any($${COLUMNS.length + 1}::bigint[]) and t.merchant_id = any($${COLUMNS.length + 1}::bigint[])
  and ts.merchant_id = any($${COLUMNS.length + 1}::bigint[])`;

type Row = {
  n: number;
  config_version: bigint;
  store_id: bigint;
  status: string;
  session: number;
  batch_id: bigint;
  batch_no: number;
  voucher_no: number;
  terminal_version: bigint;
  wrong_secrets: number;
  wrong_since: Date | null;
  recharge_fails: number;
  recharge_locked_until: Date | null;
  account_id: bigint | null;
  member_id: bigint;
  card_state: string;
  pin_verifier: Uint8Array | null;
  pin_key: number;
  pin_fails: number;
  shared: boolean;
  principal_fen: bigint;
  bonus_fen: bigint;
  points: bigint;
  account_version: bigint;
  seq: number;
  recharge_count: number;
  chain: Uint8Array;
  named: boolean;
  outcome: string | null;
  code: string;
  reply: string;
  body_hash: Uint8Array | null;
  entry_id: bigint | null;
  reversal_code: string | null;
  reversal_reply: string;
};

/** One statement for all asks (at most 64); the answer has a snapshot for each, in their order. */
export async function readSnapshots(sql: Executor, asks: readonly Ask[]): Promise<Snapshot[]> {
  const merchants = `{${[...new Set(asks.map((a) => a.merchantId))].join(",")}}`;
  const rows = await sql.unsafe<Row[]>(SNAPSHOT_SQL, [...arrayLiterals(COLUMNS, asks), merchants], {
    prepare: true,
  });
  const byAsk = new Map(rows.map((row) => [row.n, row]));
  const snapshots: Snapshot[] = [];
  for (const [index, ask] of asks.entries()) {
    const row = byAsk.get(index + 1);
    if (!row) throw new Error("terminal or merchant vanished between gate and ledger");
    snapshots.push(await toSnapshot(sql, ask, row));
  }
  return snapshots;
}

async function toSnapshot(sql: Executor, ask: Ask, row: Row): Promise<Snapshot> {
  const config = await settingsAt(ask.merchantId, row.config_version);
  const account = toAccount(ask, row);
  const known = toKnown(row);
  const limitsOf = account !== null && known === null ? ask.limitsOf : null;
  return {
    merchantId: ask.merchantId,
    config,
    terminal: toTerminal(row),
    known,
    account,
    noAccount: account ? null : await whyNoAccount(sql, ask),
    usesByTier:
      limitsOf && account && config.tiers.some((tier) => tier.timesPerMember !== null)
        ? await tierUses(sql, ask.merchantId, account.memberId)
        : new Map(),
    operatorDayTotal:
      limitsOf && config.limits.perOperatorDay !== null
        ? await operatorDayTotal(sql, ask.merchantId, config, limitsOf)
        : null,
  };
}

function toTerminal(row: Row): TerminalState {
  return {
    status: row.status,
    session: row.session,
    storeId: row.store_id,
    batchId: row.batch_id,
    batchNo: row.batch_no,
    voucherNo: row.voucher_no,
    version: row.terminal_version,
    wrongSecrets: row.wrong_secrets,
    wrongSince: row.wrong_since,
    rechargeFails: row.recharge_fails,
    rechargeLockedUntil: row.recharge_locked_until,
  };
}

function toAccount(ask: Ask, row: Row): AccountState | null {
  if (row.account_id === null) return null;
  return {
    id: row.account_id,
    memberId: row.member_id,
    cardNo: ask.cardNo,
    cardState: row.card_state,
    named: row.named,
    pinVerifier: row.pin_verifier,
    pinKey: row.pin_key,
    pinFails: row.pin_fails,
    shared: row.shared,
    principal: row.principal_fen,
    bonus: row.bonus_fen,
    points: row.points,
    version: row.account_version,
    seq: row.seq,
    rechargeCount: row.recharge_count,
    chain: row.chain,
  };
}

function toKnown(row: Row): KnownRequest | null {
  if (row.outcome === null) return null;
  return {
    outcome: row.outcome,
    code: row.code,
    reply: row.reply,
    bodyHash: row.body_hash,
    entryId: row.entry_id,
    reversal: row.reversal_code === null ? null : { code: row.reversal_code, reply: row.reversal_reply },
  };
}

/** Only asked when the card has no account here: the platform's card says why. */
export async function whyNoAccount(
  sql: Executor,
  ask: { merchantId: bigint; cardNo: string },
): Promise<NoAccount> {
  const rows = await sql<{ state: string; mine: boolean }[]>`
    select c.state, c.issuer_id = ${ask.merchantId.toString()}::bigint as mine from cards c where c.card_no = ${ask.cardNo}`;
  const card = rows[0];
  if (!card || (card.state === "stock" && !card.mine)) return { why: "unknown" };
  if (card.state === "stock" || card.mine) return { why: "state", state: card.state };
  return { why: "notBound" };
}

async function tierUses(sql: Executor, merchantId: bigint, memberId: bigint): Promise<Map<bigint, number>> {
  const rows = await sql<{ tier_id: bigint; uses: number }[]>`
    select e.tier_id, count(*)::int as uses
    from accounts a
    join entries e on e.merchant_id = a.merchant_id and e.account_id = a.id
    where a.merchant_id = ${merchantId.toString()}::bigint and a.member_id = ${memberId.toString()}::bigint
      and e.kind = 'recharge' and e.tier_id is not null
      and not exists (select 1 from entries c where c.merchant_id = e.merchant_id and c.corrects_id = e.id)
    group by e.tier_id`;
  return new Map(rows.map((row) => [row.tier_id, row.uses]));
}

async function operatorDayTotal(
  sql: Executor,
  merchantId: bigint,
  config: MerchantSettings,
  limitsOf: { operatorNo: string; at: Date },
): Promise<bigint> {
  const operator = config.operators.find((o) => o.no === limitsOf.operatorNo);
  if (!operator) return 0n;
  const day = businessDay(limitsOf.at, config.zone, config.cutoffMinutes);
  const rows = await sql<{ total: bigint }[]>`
    select coalesce(sum(cash_fen), 0)::bigint as total from entries
    where merchant_id = ${merchantId.toString()}::bigint and day = ${day}::date and maker_kind = 'operator'
      and maker_id = ${operator.id.toString()}::bigint and kind in ('recharge', 'rechargeVoid')`;
  return rows[0]?.total ?? 0n;
}
