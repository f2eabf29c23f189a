import type { Executor } from "./read-snapshots";
import type { RequestKey } from "./request-key";
import type { KnownRequest } from "./snapshot";

export type KeyOnly = Pick<RequestKey, "terminalId" | "session" | "trace">;

export type FoundRequest = KnownRequest & { readonly txnId: string | null; readonly op: string | null };

type Row = {
  outcome: string;
  code: string;
  reply: string;
  body_hash: Uint8Array | null;
  txn_id: string | null;
  op: string | null;
  entry_id: bigint | null;
  reversal_code: string | null;
  reversal_reply: string;
};

/** What this key was answered with, if it ever was. */
export async function findRequest(
  sql: Executor,
  merchantId: bigint,
  key: KeyOnly,
): Promise<FoundRequest | null> {
  const rows = await sql.unsafe<Row[]>(
    `select r.outcome, r.code, r.reply, r.body_hash, r.txn_id, r.op, r.entry_id,
       v.code as reversal_code, v.reply as reversal_reply
     from requests r left join reversals v on v.merchant_id = r.merchant_id and v.terminal_id = r.terminal_id
       and v.session = r.session and v.trace = r.trace
     where r.merchant_id = $1::bigint and r.terminal_id = $2::bigint and r.session = $3::int and r.trace = $4::int`,
    [merchantId.toString(), key.terminalId.toString(), key.session, key.trace],
    { prepare: true },
  );
  const row = rows[0];
  if (!row) return null;
  return {
    outcome: row.outcome,
    code: row.code,
    reply: row.reply,
    bodyHash: row.body_hash,
    entryId: row.entry_id,
    txnId: row.txn_id,
    op: row.op,
    reversal: row.reversal_code === null ? null : { code: row.reversal_code, reply: row.reversal_reply },
  };
}

/** A tombstone: the key never came, and may never take effect any more. The caller holds the terminal's row. */
export async function insertTombstone(
  sql: Executor,
  merchantId: bigint,
  key: KeyOnly,
  reply: string,
  at: Date,
): Promise<void> {
  const merchant = merchantId.toString();
  const terminal = key.terminalId.toString();
  await sql`
    insert into requests (merchant_id, terminal_id, session, trace, outcome, code, reply, at)
    values (${merchant}::bigint, ${terminal}::bigint, ${key.session}, ${key.trace}, 'cancelled', '020', ${reply}, ${at})`;
  await raiseTerminalVersion(sql, merchantId, key.terminalId);
}

/** Whoever decided about this terminal from an older state must look again. */
export async function raiseTerminalVersion(
  sql: Executor,
  merchantId: bigint,
  terminalId: bigint,
): Promise<void> {
  await sql`update terminal_state set version = version + 1
    where merchant_id = ${merchantId.toString()}::bigint and terminal_id = ${terminalId.toString()}::bigint`;
}
