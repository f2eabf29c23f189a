import type { SlipFacts } from "@/domain/slip-money";
import type { Booked } from "@/ledger/verdict";
import type { MerchantSettings } from "@/server/settings";

/** Where and when a slip was made, from what the ledger saw. */
export function slipFacts(
  booked: Booked,
  at: { terminal: string; operator: { no: string; name: string } | null; cardNo: string | null },
): SlipFacts {
  const { config, terminal } = booked.snapshot;
  return {
    merchant: config.merchantName,
    store: storeName(config, terminal.storeId),
    terminal: at.terminal,
    operatorNo: at.operator?.no ?? null,
    operatorName: at.operator?.name ?? null,
    at: booked.at,
    zone: config.zone,
    cardNo: at.cardNo,
    ref: booked.ref === null ? null : refText(booked.ref),
    voucher: booked.voucherNo === null ? null : voucherText(booked.voucherNo),
    qr: booked.ref === null ? null : `YIKA:${refText(booked.ref)}`,
  };
}

export function storeName(config: MerchantSettings, storeId: bigint): string {
  return config.storeNames.get(storeId) ?? "";
}

/** The twelve digits of a reference. */
export function refText(ref: bigint): string {
  return ref.toString().padStart(12, "0");
}

/** The six digits of a terminal's voucher; the counter goes on past a million, the slip starts again. */
export function voucherText(voucherNo: number): string {
  return (voucherNo % 1_000_000).toString().padStart(6, "0");
}
