import { ledgerSql } from "@/db/client";
import { log } from "@/server/log";

/** What a message without a trace may see: the terminal's present state, and that its nonce is fresh. */
export type QueryGate = {
  readonly fresh: boolean;
  readonly status: string;
  readonly session: number;
  readonly storeId: bigint;
  readonly batchId: bigint;
  readonly batchNo: number;
};

type Row = {
  fresh: boolean;
  status: string;
  session: number;
  store_id: bigint;
  batch_id: bigint;
  batch_no: number;
};

/** Records the nonce and reads the state in one statement; a nonce is accepted once within ten minutes (§3.8). */
export async function passQueryGate(
  merchantId: bigint,
  terminalId: bigint,
  nonce: string,
  now: Date,
): Promise<QueryGate> {
  const merchant = merchantId.toString();
  const terminal = terminalId.toString();
  const expired = new Date(now.getTime() - NONCE_WINDOW_MS);
  const rows = await ledgerSql()<Row[]>`
    with taken as (
      insert into terminal_nonces (merchant_id, terminal_id, nonce, seen_at)
      values (${merchant}::bigint, ${terminal}::bigint, ${nonce}, ${now})
      on conflict (merchant_id, terminal_id, nonce) do update set seen_at = excluded.seen_at
        where terminal_nonces.seen_at < ${expired}
      returning 1)
    select exists (select 1 from taken) as fresh, ts.status, ts.session, t.store_id, ts.batch_id, ts.batch_no
    from terminal_state ts
    join terminals t on t.merchant_id = ts.merchant_id and t.id = ts.terminal_id
    where ts.merchant_id = ${merchant}::bigint and ts.terminal_id = ${terminal}::bigint`;
  const row = rows[0];
  if (!row) throw new Error("terminal vanished between gate and query");
  sweepNonces(merchant, expired);
  const { fresh, status, session, store_id: storeId, batch_id: batchId, batch_no: batchNo } = row;
  return { fresh, status, session, storeId, batchId, batchNo };
}

const NONCE_WINDOW_MS = 600_000;
const SWEEP_EVERY = 1000;
let sinceSweep = 0;

/** Old nonces go now and then; nothing waits for it, and a failed sweep is made up for by the next. */
function sweepNonces(merchant: string, before: Date): void {
  sinceSweep += 1;
  if (sinceSweep < SWEEP_EVERY) return;
  sinceSweep = 0;
  ledgerSql()`delete from terminal_nonces where merchant_id = ${merchant}::bigint and seen_at < ${before}`.catch(
    (error: unknown) => log().warn({ error }, "old nonces were not swept"),
  );
}
