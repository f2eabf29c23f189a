import { batchSeal } from "./chain-code";
import type { Executor } from "./read-snapshots";
import type { Checked } from "./verify-checks";
import { sameCode } from "./verify-rows";

const NAME = "each settlement's seal fits its columns and its entries' codes";

type Row = {
  merchant_id: bigint;
  batch_id: bigint;
  terminal_id: bigint;
  store_id: bigint;
  batch_no: number;
  opened_at: Date;
  settled_at: Date;
  day: string;
  operator_id: bigint;
  totals: string;
  terminal_totals: string;
  differences: string;
  expected_cash_fen: bigint;
  counted_cash_fen: bigint | null;
  entry_count: number;
  seal: Uint8Array;
};

/** Recomputes every settlement's seal, batch by batch. */
export async function checkSeals(sql: Executor): Promise<Checked> {
  let rows = 0;
  let after = { merchant: 0n, batch: 0n };
  for (;;) {
    const page = await sql<Row[]>`
      select merchant_id, batch_id, terminal_id, store_id, batch_no, opened_at, settled_at, day::text as day,
        operator_id, totals::text as totals, terminal_totals::text as terminal_totals,
        differences::text as differences, expected_cash_fen, counted_cash_fen, entry_count, seal
      from settlements
      where (merchant_id, batch_id) > (${after.merchant.toString()}::bigint, ${after.batch.toString()}::bigint)
      order by merchant_id, batch_id limit 200`;
    const last = page.at(-1);
    if (!last) return { name: NAME, rows, firstBad: null };
    for (const row of page) {
      rows += 1;
      if (!(await fits(sql, row)))
        return {
          name: NAME,
          rows,
          firstBad: `settlement of batch ${row.batch_id} (merchant ${row.merchant_id})`,
        };
    }
    after = { merchant: last.merchant_id, batch: last.batch_id };
  }
}

async function fits(sql: Executor, row: Row): Promise<boolean> {
  const codes = await sql<{ chain: Uint8Array }[]>`
    select chain from entries where merchant_id = ${row.merchant_id.toString()}::bigint
      and batch_id = ${row.batch_id.toString()}::bigint order by id`;
  const sealed = {
    merchantId: row.merchant_id,
    batchId: row.batch_id,
    terminalId: row.terminal_id,
    storeId: row.store_id,
    batchNo: row.batch_no,
    openedAt: row.opened_at,
    settledAt: row.settled_at,
    day: row.day,
    operatorId: row.operator_id,
    totals: row.totals,
    terminalTotals: row.terminal_totals,
    differences: row.differences,
    expectedCashFen: row.expected_cash_fen,
    countedCashFen: row.counted_cash_fen,
    entryCount: row.entry_count,
  };
  const seal = batchSeal(
    sealed,
    codes.map((code) => code.chain),
  );
  return sameCode(seal, row.seal);
}
