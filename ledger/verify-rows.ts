import type { Entry } from "./movement";
import { amountsOf } from "./originals";

/** An `entries` row as the checks read it. */
export type EntryRow = {
  merchant_id: bigint;
  id: bigint;
  account_id: bigint;
  seq: number;
  kind: string;
  at: Date;
  day: string;
  cash_fen: bigint;
  bonus_cost_fen: bigint;
  suspense_fen: bigint;
  principal_fen: bigint;
  bonus_fen: bigint;
  sales_fen: bigint;
  points: bigint;
  principal_after_fen: bigint;
  bonus_after_fen: bigint;
  points_after: bigint;
  corrects_id: bigint | null;
  card_no: string;
  store_id: bigint;
  batch_id: bigint;
  door: string;
  terminal_id: bigint | null;
  voucher_no: number | null;
  session: number | null;
  trace: number | null;
  maker_kind: string;
  maker_id: bigint;
  approver_kind: string | null;
  approver_id: bigint | null;
  approval_id: bigint | null;
  tender: string | null;
  tier_id: bigint | null;
  tier_terms: string | null;
  note: string;
  chain: Uint8Array;
};

/** The row as the ledger wrote it: what its chain code is computed over. */
export function entryOfRow(row: EntryRow): Entry {
  return {
    merchantId: row.merchant_id,
    id: row.id,
    accountId: row.account_id,
    seq: row.seq,
    kind: row.kind,
    at: row.at,
    day: row.day,
    amounts: amountsOf(row),
    principalAfter: row.principal_after_fen,
    bonusAfter: row.bonus_after_fen,
    pointsAfter: row.points_after,
    correctsId: row.corrects_id,
    cardNo: row.card_no,
    storeId: row.store_id,
    batchId: row.batch_id,
    door: row.door,
    terminalId: row.terminal_id,
    voucherNo: row.voucher_no,
    session: row.session,
    trace: row.trace,
    maker: { kind: row.maker_kind, id: row.maker_id },
    approver:
      row.approver_kind === null && row.approver_id === null
        ? null
        : { kind: row.approver_kind ?? "", id: row.approver_id ?? 0n },
    approvalId: row.approval_id,
    tender: row.tender,
    tierId: row.tier_id,
    tierTerms: row.tier_terms,
    note: row.note,
  };
}

export function sameCode(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
