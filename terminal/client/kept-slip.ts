import type { Slip } from "@/domain/slip";
import { byKey, type OperationRecord } from "./journal";
import { receiptOf } from "./outcome";

/** The slip of the newest operation with this voucher that went through, or of the newest at all. */
export function keptSlipOf(records: Iterable<OperationRecord>, voucher: string | null): Slip | null {
  const newestFirst = [...records].sort((a, b) => byKey(b, a));
  for (const record of newestFirst) {
    if (voucher !== null && record.reply?.data.voucher !== voucher) continue;
    const slip = receiptOf(record);
    if (slip) return slip;
  }
  return null;
}
