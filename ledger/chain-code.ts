import { createHmac } from "node:crypto";
import { keys } from "@/server/keys";
import type { Entry } from "./movement";

/**
 * The chain code of an entry (domain.md §6.11): HMAC under a key outside the database over the account's previous
 * code and every column. Whoever edits, drops or inserts a row cannot make the codes fit again.
 */
export function chainCode(previous: Uint8Array, entry: Entry): Uint8Array {
  const before = entry.seq === 1 ? genesisCode(entry.merchantId, entry.accountId) : previous;
  return createHmac("sha256", keys().chain).update(before).update(canonicalText(entry)).digest();
}

/** The code before an account's first entry. */
export function genesisCode(merchantId: bigint, accountId: bigint): Uint8Array {
  return createHmac("sha256", keys().chain).update(`yika account\n${merchantId}\n${accountId}`).digest();
}

/** A settlement's columns as the seal covers them; totals and differences are the stored texts, money is fen. */
export type FrozenSettlement = {
  readonly merchantId: bigint;
  readonly batchId: bigint;
  readonly terminalId: bigint;
  readonly storeId: bigint;
  readonly batchNo: number;
  readonly openedAt: Date;
  readonly settledAt: Date;
  readonly day: string;
  readonly operatorId: bigint;
  readonly totals: string;
  readonly terminalTotals: string;
  readonly differences: string;
  readonly expectedCashFen: bigint;
  readonly countedCashFen: bigint | null;
  readonly entryCount: number;
};

/** Seals a batch: HMAC over every column of its settlement, and its entries' codes in order of reference. */
export function batchSeal(settlement: FrozenSettlement, codes: readonly Uint8Array[]): Uint8Array {
  const s = settlement;
  const text = [
    "yika batch",
    s.merchantId,
    s.batchId,
    s.terminalId,
    s.storeId,
    s.batchNo,
    s.openedAt.toISOString(),
    s.settledAt.toISOString(),
    s.day,
    s.operatorId,
    s.totals,
    s.terminalTotals,
    s.differences,
    s.expectedCashFen,
    s.countedCashFen ?? "",
    s.entryCount,
    "",
  ].join("\n");
  const hmac = createHmac("sha256", keys().chain).update(text);
  for (const code of codes) hmac.update(code);
  return hmac.digest();
}

function canonicalText(e: Entry): string {
  const a = e.amounts;
  return [
    e.merchantId,
    e.id,
    e.accountId,
    e.seq,
    e.kind,
    e.at.toISOString(),
    e.day,
    a.cash,
    a.bonusCost,
    a.suspense,
    a.principal,
    a.bonus,
    a.sales,
    a.points,
    e.principalAfter,
    e.bonusAfter,
    e.pointsAfter,
    e.correctsId ?? "",
    e.cardNo,
    e.storeId,
    e.batchId,
    e.door,
    e.terminalId ?? "",
    e.voucherNo ?? "",
    e.session ?? "",
    e.trace ?? "",
    e.maker.kind,
    e.maker.id,
    e.approver?.kind ?? "",
    e.approver?.id ?? "",
    e.tender ?? "",
    e.tierId ?? "",
    e.tierTerms ?? "",
    JSON.stringify(e.note),
    // Added later: entries from before have no such line, and their codes must still fit.
    ...(e.approvalId === null ? [] : [`approval ${e.approvalId}`]),
  ].join("\n");
}
