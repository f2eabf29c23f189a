import type { Amounts } from "@/domain/entry";
import type { Fen } from "@/domain/money";
import { decideRefund } from "@/domain/refund";
import { gateAccount, gatePin } from "@/ledger/card-gates";
import { findOriginal, type Original } from "@/ledger/originals";
import type { LedgerAnswer } from "@/ledger/request-key";
import { refusal } from "@/ledger/verdict";
import {
  runSupervised,
  type SupervisedInput,
  type SupervisedMoney,
  type SupervisedRequest,
} from "../supervised-money";

export type RefundInput = SupervisedInput & {
  /** the spend's reference */
  readonly ref: bigint;
  /** fen to give back now */
  readonly amount: Fen;
  readonly pin: string | null;
};
export type RefundValue = {
  readonly amounts: Amounts;
  readonly original: Original;
  /** fen that may still be given back */
  readonly left: Fen;
};
export type RefundRequest = SupervisedRequest<RefundInput, RefundValue>;

/** 退货: gives a spend back, in part or whole, on any day and at any terminal of the merchant. */
export function refundSpend(request: RefundRequest): Promise<LedgerAnswer> {
  return runSupervised(refunding, request);
}

const refunding: SupervisedMoney<RefundInput, RefundValue> = {
  name: "refund",
  right: () => "refund:create",
  asksSecond: () => true,
  async judge({ sql, seen, input, operator }) {
    const gate = gateAccount(seen);
    if ("applied" in gate) return gate;
    const { account } = gate;
    const pinRefused = gatePin(account, input.pin);
    if (pinRefused) return pinRefused;
    const original = await findOriginal(sql, seen.merchantId, input.ref);
    if (original?.kind !== "spend" || original.accountId !== account.id) return refusal("ORIGINAL_NOT_FOUND");
    const decided = decideRefund({
      balance: account,
      original: original.amounts,
      refundedAlready: original.corrected,
      amount: input.amount,
    });
    if (!decided.ok) return refusal(decided.reason, decided.detail);
    const { amounts, after, left } = decided.value;
    const { cardNo } = account;
    return {
      substance: [cardNo, original.id, input.amount],
      details: { cardNo, amount: input.amount, originalRef: original.id },
      verdict: {
        applied: true,
        after,
        pinRight: account.pinVerifier !== null,
        value: { amounts, original, left },
        movement: {
          kind: "refund",
          amounts,
          correctsId: original.id,
          tender: null,
          tier: null,
          note: "",
          maker: { kind: "operator", id: operator.id },
          approver: null,
        },
      },
    };
  },
};
