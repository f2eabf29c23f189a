import { TENDERS } from "@/domain/entry";
import { refundSlip, voidSlip } from "@/domain/slip-money";
import { type RefundValue, refundSpend } from "@/features/entries/operations/refund-spend";
import { type VoidValue, voidEntry } from "@/features/entries/operations/void-entry";
import { refText, voucherText } from "@/features/entries/slip-facts";
import type { Approved } from "@/features/entries/supervised-money";
import type { SupervisorWord } from "@/features/operators/supervisor-word";
import type { Original } from "@/ledger/originals";
import type { LedgerAnswer } from "@/ledger/request-key";
import { Malformed, type Secrets, secretOf, type TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { encoder, requestOf } from "./money";
import { presentedCard } from "./presented-card";

/** 撤销 of a spend, of points spent or credited, or of a recharge. */
export function performVoid(door: TracedDoor, data: DataOf<"void">, secrets: Secrets): Promise<LedgerAnswer> {
  if (data.kind === "recharge" && data.rechargePassword === undefined)
    throw new Malformed("rechargePassword");
  const { cardNo, card } = presentedCard(door, data.card);
  return voidEntry({
    ...requestOf(door, data.operator),
    card,
    input: {
      kind: data.kind,
      voucher: data.voucher,
      terminalId: data.terminal === undefined ? null : BigInt(data.terminal),
      cardNo,
      pin: secrets.pin ?? null,
      rechargePassword: secrets.rechargePassword ?? null,
      ...secondPersonOf(data, secrets),
    },
    encode: encoder<VoidValue & Approved>(door, data.operator, (value, after, facts) => {
      const { kind, amounts, original, approverName } = value;
      const tender = TENDERS.find((known) => known === original.tender) ?? null;
      const originalVoucher = voucherText(original.voucherNo ?? 0);
      return {
        principalPart: magnitude(amounts.principal),
        bonusPart: magnitude(amounts.bonus),
        pointsPart: Number(amounts.points),
        original: originalOf(original),
        receipt: voidSlip(facts, { kind, amounts, after, originalVoucher, tender, approver: approverName }),
      };
    }),
  });
}

/** 退货 */
export function performRefund(
  door: TracedDoor,
  data: DataOf<"refund">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  const { cardNo, card } = presentedCard(door, data.card);
  return refundSpend({
    ...requestOf(door, data.operator),
    card,
    input: {
      cardNo,
      ref: BigInt(data.ref),
      amount: BigInt(data.amount),
      pin: secrets.pin ?? null,
      ...secondPersonOf(data, secrets),
    },
    encode: encoder<RefundValue & Approved>(door, data.operator, (value, after, facts) => {
      const { amounts, original, left, approverName } = value;
      const originalRef = refText(original.id);
      return {
        principalPart: Number(amounts.principal),
        bonusPart: Number(amounts.bonus),
        pointsPart: Number(-amounts.points),
        left: Number(left),
        original: originalOf(original),
        receipt: refundSlip(facts, { amounts, after, originalRef, left, approver: approverName }),
      };
    }),
  });
}

/** The word or the approval of an S operation, as it came. */
export function secondPersonOf(
  data: {
    readonly supervisor?: { readonly no: string } | undefined;
    readonly approvalId?: string | undefined;
  },
  secrets: Secrets,
): { readonly supervisor: SupervisorWord | null; readonly approvalId: string | null } {
  const { supervisor, approvalId } = data;
  return {
    supervisor: supervisor ? { no: supervisor.no, password: secretOf(secrets, "supervisor.password") } : null,
    approvalId: approvalId ?? null,
  };
}

function originalOf(original: Original): { ref: string; voucher: string } {
  return { ref: refText(original.id), voucher: voucherText(original.voucherNo ?? 0) };
}

function magnitude(fen: bigint): number {
  return Number(fen < 0n ? -fen : fen);
}
