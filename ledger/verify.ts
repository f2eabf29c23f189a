import { ledgerSql } from "@/db/client";
import { type Amounts, addAmounts, isBalanced, ZERO_AMOUNTS } from "@/domain/entry";
import { chainCode } from "./chain-code";
import type { Executor } from "./read-snapshots";
import { CHECKS, type Checked } from "./verify-checks";
import { type EntryRow, entryOfRow, sameCode } from "./verify-rows";
import { checkSeals } from "./verify-seals";

export type Verification = {
  readonly ok: boolean;
  readonly checked: readonly Checked[];
  readonly firstBad: string | null;
};

const PAGE = 2000;

/**
 * Checks the twelve invariants on a live database, in one snapshot, and names the first row that breaks one. Reads
 * entries page by page in account order; set-wise checks are one query each that looks for a single bad row.
 */
export async function verifyLedger(onProgress: (rows: number) => void = () => {}): Promise<Verification> {
  return ledgerSql().begin("isolation level repeatable read read only", async (sql) => {
    const checked: Checked[] = [await walkEntries(sql, onProgress)];
    for (const check of CHECKS) {
      const bad = await sql.unsafe<{ bad: string }[]>(`${check.firstBad} limit 1`);
      const [counted] = await sql.unsafe<{ rows: bigint }[]>(`select count(*) as rows from ${check.over}`);
      checked.push({ name: check.name, rows: Number(counted?.rows ?? 0n), firstBad: bad[0]?.bad ?? null });
    }
    checked.push(await checkSeals(sql));
    const first = checked.find((check) => check.firstBad !== null);
    return { ok: !first, checked, firstBad: first ? `${first.name}: ${first.firstBad}` : null };
  });
}

type Account = {
  merchant_id: bigint;
  id: bigint;
  principal_fen: bigint;
  bonus_fen: bigint;
  points: bigint;
  seq: number;
  chain: Uint8Array;
};

/** Balance, order, "after" columns and chain codes, account by account. */
async function walkEntries(sql: Executor, onProgress: (rows: number) => void): Promise<Checked> {
  let rows = 0;
  let after = { merchant: 0n, account: 0n };
  for (;;) {
    const accounts = await sql<Account[]>`
      select merchant_id, id, principal_fen, bonus_fen, points, seq, chain from accounts
      where (merchant_id, id) > (${after.merchant.toString()}::bigint, ${after.account.toString()}::bigint)
      order by merchant_id, id limit 200`;
    const last = accounts.at(-1);
    if (!last) break;
    for (const account of accounts) {
      const walked = await walkAccount(sql, account);
      rows += walked.rows;
      if (walked.bad)
        return { name: "entries balance and chain, accounts equal their sum", rows, firstBad: walked.bad };
      onProgress(rows);
    }
    after = { merchant: last.merchant_id, account: last.id };
  }
  return { name: "entries balance and chain, accounts equal their sum", rows, firstBad: null };
}

async function walkAccount(sql: Executor, account: Account): Promise<{ rows: number; bad: string | null }> {
  let sum: Amounts = ZERO_AMOUNTS;
  let code: Uint8Array = new Uint8Array();
  let seq = 0;
  for (;;) {
    const page = await sql<EntryRow[]>`
      select merchant_id, id, account_id, seq, kind, at, day::text as day, cash_fen, bonus_cost_fen, suspense_fen,
        principal_fen, bonus_fen, sales_fen, points, principal_after_fen, bonus_after_fen, points_after, corrects_id,
        card_no, store_id, batch_id, door, terminal_id, voucher_no, session, trace, maker_kind, maker_id,
        approver_kind, approver_id, approval_id, tender, tier_id, tier_terms::text as tier_terms, note, chain
      from entries where merchant_id = ${account.merchant_id.toString()}::bigint
        and account_id = ${account.id.toString()}::bigint and seq > ${seq} order by seq limit ${PAGE}`;
    for (const row of page) {
      const entry = entryOfRow(row);
      sum = addAmounts(sum, entry.amounts);
      const name = `entry ${entry.id} (merchant ${entry.merchantId}, account ${entry.accountId})`;
      if (entry.seq !== seq + 1) return { rows: seq, bad: `${name}: sequence ${entry.seq} after ${seq}` };
      if (!isBalanced(entry.amounts)) return { rows: seq, bad: `${name}: does not balance` };
      const { principalAfter, bonusAfter, pointsAfter } = entry;
      if (principalAfter !== sum.principal || bonusAfter !== sum.bonus || pointsAfter !== sum.points)
        return { rows: seq, bad: `${name}: balances after it are not the sum so far` };
      code = chainCode(code, entry);
      if (!sameCode(code, row.chain)) return { rows: seq, bad: `${name}: chain code does not fit its row` };
      seq = entry.seq;
    }
    if (page.length < PAGE) break;
  }
  const name = `account ${account.id} (merchant ${account.merchant_id})`;
  const fits =
    account.principal_fen === sum.principal &&
    account.bonus_fen === sum.bonus &&
    account.points === sum.points;
  if (!fits) return { rows: seq, bad: `${name}: balance is not the sum of its entries` };
  if (account.seq !== seq || !sameCode(account.chain, code))
    return { rows: seq, bad: `${name}: its last entry is missing` };
  return { rows: seq, bad: null };
}
