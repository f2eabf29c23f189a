import { type Amounts, addAmounts, ENTRY_KINDS, type EntryKind, ZERO_AMOUNTS } from "@/domain/entry";
import type { Executor } from "./read-snapshots";

/** An entry that a void, refund or reversal wants to correct, with the sum of what already corrected it. */
export type Original = {
  readonly id: bigint;
  readonly accountId: bigint;
  readonly batchId: bigint;
  readonly kind: EntryKind;
  readonly cardNo: string;
  readonly voucherNo: number | null;
  readonly tender: string | null;
  readonly amounts: Amounts;
  readonly corrected: Amounts;
  /** it corrects an entry that was reversed since: what it gave back, the reversal did not */
  readonly targetReversed: boolean;
};

type AmountRow = {
  cash_fen: bigint;
  bonus_cost_fen: bigint;
  suspense_fen: bigint;
  principal_fen: bigint;
  bonus_fen: bigint;
  sales_fen: bigint;
  points: bigint;
};
type Row = AmountRow & {
  id: bigint;
  account_id: bigint;
  batch_id: bigint;
  kind: string;
  card_no: string;
  voucher_no: number | null;
  tender: string | null;
  target_reversed: boolean;
};

const AMOUNTS = "cash_fen, bonus_cost_fen, suspense_fen, principal_fen, bonus_fen, sales_fen, points";
const ENTRY = `id, account_id, batch_id, kind, card_no, voucher_no, tender, ${AMOUNTS},
  exists (select 1 from entries r where r.merchant_id = $1::bigint and r.corrects_id = e.corrects_id
    and r.kind = 'reversal') as target_reversed`;

/** The latest entry with this voucher number (six digits, the counter's last ones) at this terminal. */
export async function findOriginalByVoucher(
  sql: Executor,
  merchantId: bigint,
  terminalId: bigint,
  voucher: number,
): Promise<Original | null> {
  const rows = await sql.unsafe<Row[]>(
    `select ${ENTRY} from entries e where merchant_id = $1::bigint and terminal_id = $2::bigint and voucher_no = (
       select voucher_no - (voucher_no - $3::int + 1000000) % 1000000 from terminal_state
       where merchant_id = $1::bigint and terminal_id = $2::bigint)`,
    [merchantId.toString(), terminalId.toString(), voucher],
  );
  return withCorrections(sql, merchantId, rows[0]);
}

/** The entry with this reference. */
export async function findOriginal(sql: Executor, merchantId: bigint, id: bigint): Promise<Original | null> {
  const rows = await sql.unsafe<Row[]>(
    `select ${ENTRY} from entries e where merchant_id = $1::bigint and id = $2::bigint`,
    [merchantId.toString(), id.toString()],
  );
  return withCorrections(sql, merchantId, rows[0]);
}

/** Call with the account locked. A correction that was itself reversed counts for nothing: its reversal is added too. */
async function withCorrections(
  sql: Executor,
  merchantId: bigint,
  row: Row | undefined,
): Promise<Original | null> {
  const kind = ENTRY_KINDS.find((known) => known === row?.kind);
  if (!row || !kind) return null;
  const corrections = await sql.unsafe<AmountRow[]>(
    `with first as (select id, ${AMOUNTS} from entries where merchant_id = $1::bigint and corrects_id = $2::bigint)
     select ${AMOUNTS} from first
     union all
     select ${AMOUNTS} from entries where merchant_id = $1::bigint and corrects_id in (select id from first)`,
    [merchantId.toString(), row.id.toString()],
  );
  return {
    id: row.id,
    accountId: row.account_id,
    batchId: row.batch_id,
    kind,
    cardNo: row.card_no,
    voucherNo: row.voucher_no,
    tender: row.tender,
    amounts: amountsOf(row),
    targetReversed: row.target_reversed,
    corrected: corrections.map(amountsOf).reduce(addAmounts, ZERO_AMOUNTS),
  };
}

/** The chart of accounts of an entry row, as the domain names it. */
export function amountsOf(row: AmountRow): Amounts {
  return {
    cash: row.cash_fen,
    bonusCost: row.bonus_cost_fen,
    suspense: row.suspense_fen,
    principal: row.principal_fen,
    bonus: row.bonus_fen,
    sales: row.sales_fen,
    points: row.points,
  };
}
