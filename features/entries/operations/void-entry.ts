import type { Amounts } from "@/domain/entry";
import type { Right } from "@/domain/rights";
import { decideRight } from "@/domain/rights";
import { decideRechargeVoid, decideSpendVoid } from "@/domain/voiding";
import { checkSupervisor, type SupervisorWord } from "@/features/operators/supervisor-word";
import { buildWrite } from "@/ledger/build-write";
import { gateAccount, gatePin, gateRechargePassword } from "@/ledger/card-gates";
import { runLocked } from "@/ledger/locked-money";
import { findOriginalByVoucher, type Original } from "@/ledger/originals";
import type { Executor } from "@/ledger/read-snapshots";
import type { LedgerAnswer, RequestKey } from "@/ledger/request-key";
import type { Snapshot } from "@/ledger/snapshot";
import { type Encode, refusal, type Verdict } from "@/ledger/verdict";
import { now } from "@/server/clock";

export type VoidInput = {
  readonly kind: "spend" | "recharge";
  readonly voucher: string;
  /** where the original was made, if elsewhere */
  readonly terminalId: bigint | null;
  readonly cardNo: string;
  readonly pin: string | null;
  readonly rechargePassword: string | null;
  readonly supervisor: SupervisorWord | null;
};
export type VoidValue = {
  readonly kind: "spendVoid" | "rechargeVoid";
  readonly amounts: Amounts;
  readonly original: Original;
  readonly approverName: string | null;
};
export type VoidRequest = {
  readonly merchantId: bigint;
  readonly key: RequestKey;
  readonly door: "terminal";
  readonly operatorNo: string;
  readonly input: VoidInput;
  readonly encode: Encode<VoidValue>;
  readonly at?: Date;
};

const RIGHTS: Readonly<Record<VoidInput["kind"], Right>> = { spend: "spend:void", recharge: "recharge:void" };

/** 撤销: takes an operation back as a whole, by a new entry that names it; the supervisor's word is asked. */
export function voidEntry(request: VoidRequest): Promise<LedgerAnswer> {
  const { merchantId, key, input } = request;
  const ask = { merchantId, key, cardNo: input.cardNo, limitsOf: null };
  return runLocked(ask, async (sql, seen, ref) => {
    const at = request.at ?? now();
    const verdict = await decideVoid(sql, seen, request, at);
    const frame = {
      ask,
      op: "void",
      door: request.door,
      at,
      ref,
      encode: request.encode,
      record: "request" as const,
    };
    return buildWrite(frame, seen, verdict);
  });
}

async function decideVoid(
  sql: Executor,
  seen: Snapshot,
  { merchantId, key, operatorNo, input }: VoidRequest,
  at: Date,
): Promise<Verdict<VoidValue>> {
  const right = RIGHTS[input.kind];
  const operator = seen.config.operators.find((o) => o.no === operatorNo);
  if (!operator || decideRight(operator.role, right) === "refused")
    return refusal("NO_RIGHT", { operator: operatorNo });
  const approval = await checkSupervisor(sql, seen, {
    maker: operator,
    word: input.supervisor,
    right,
    now: at,
  });
  if ("applied" in approval) return approval;
  const wrongPassword =
    input.kind === "recharge" ? gateRechargePassword(seen, input.rechargePassword ?? "", at) : null;
  if (wrongPassword) return wrongPassword;
  const gate = gateAccount(seen);
  if ("applied" in gate) return gate;
  const { account } = gate;
  const pinRefused = input.kind === "spend" ? gatePin(account, input.pin) : null;
  if (pinRefused) return pinRefused;
  const from = input.terminalId ?? key.terminalId;
  const original = await findOriginalByVoucher(sql, merchantId, from, Number(input.voucher));
  if (!original || original.kind !== input.kind || original.accountId !== account.id)
    return refusal("ORIGINAL_NOT_FOUND");
  const asked = { balance: account, original: original.amounts, refundedAlready: original.corrected };
  const decided = input.kind === "spend" ? decideSpendVoid(asked) : decideRechargeVoid(asked);
  if (!decided.ok) return refusal(decided.reason, decided.detail);
  const kind = input.kind === "spend" ? "spendVoid" : "rechargeVoid";
  const { amounts, after } = decided.value;
  return {
    applied: true,
    after,
    pinRight: input.kind === "spend" && account.pinVerifier !== null,
    value: { kind, amounts, original, approverName: approval.approverName },
    movement: {
      kind,
      amounts,
      correctsId: original.id,
      tender: original.tender,
      tier: null,
      note: "",
      maker: { kind: "operator", id: operator.id },
      approver: approval.approver,
    },
  };
}
