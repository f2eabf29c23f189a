import type { Amounts } from "@/domain/entry";
import type { Right } from "@/domain/rights";
import type { VoidKind } from "@/domain/slip-money";
import {
  decidePointsCreditVoid,
  decidePointsSpendVoid,
  decideRechargeVoid,
  decideSpendVoid,
} from "@/domain/voiding";
import { gateAccount, gatePin, gateRechargePassword } from "@/ledger/card-gates";
import { findOriginalByVoucher, type Original } from "@/ledger/originals";
import type { LedgerAnswer } from "@/ledger/request-key";
import type { AccountState } from "@/ledger/snapshot";
import { type Refusal, refusal } from "@/ledger/verdict";
import {
  type Deciding,
  type Judged,
  runSupervised,
  type SupervisedInput,
  type SupervisedMoney,
  type SupervisedRequest,
} from "../supervised-money";

export type VoidInput = SupervisedInput & {
  /** points: spent or credited, whichever the voucher names */
  readonly kind: "spend" | "recharge" | "points";
  readonly voucher: string;
  /** where the original was made, if elsewhere */
  readonly terminalId: bigint | null;
  readonly pin: string | null;
  readonly rechargePassword: string | null;
};
export type VoidValue = { readonly kind: VoidKind; readonly amounts: Amounts; readonly original: Original };
export type VoidRequest = SupervisedRequest<VoidInput, VoidValue>;

const RIGHTS: Readonly<Record<VoidInput["kind"], Right>> = {
  spend: "spend:void",
  recharge: "recharge:void",
  points: "points:void",
};

type Secret = "pin" | "rechargePassword";

/** Per original: which kind of void takes it back, by which rule, and whose secret is asked. */
const VOIDS = {
  spend: { asked: "spend", kind: "spendVoid", secret: "pin", decide: decideSpendVoid },
  recharge: {
    asked: "recharge",
    kind: "rechargeVoid",
    secret: "rechargePassword",
    decide: decideRechargeVoid,
  },
  pointsSpend: { asked: "points", kind: "pointsSpendVoid", secret: "pin", decide: decidePointsSpendVoid },
  pointsCredit: {
    asked: "points",
    kind: "pointsCreditVoid",
    secret: "rechargePassword",
    decide: decidePointsCreditVoid,
  },
} as const;

/** The secret that a void asks for before it looks at the voucher; of points only the voucher tells. */
const ASKED_AT_ONCE: Readonly<Record<VoidInput["kind"], Secret | null>> = {
  spend: "pin",
  recharge: "rechargePassword",
  points: null,
};

/** 撤销: takes an operation back as a whole, by a new entry that names it; a second person has to agree. */
export function voidEntry(request: VoidRequest): Promise<LedgerAnswer> {
  return runSupervised(voiding, request);
}

const voiding: SupervisedMoney<VoidInput, VoidValue> = {
  name: "void",
  right: (input) => RIGHTS[input.kind],
  asksSecond: () => true,
  async judge(deciding) {
    const { sql, seen, input, operator, key } = deciding;
    const early = ASKED_AT_ONCE[input.kind];
    if (early === "rechargePassword") {
      const wrong = gatePassword(deciding);
      if (wrong) return wrong;
    }
    const gate = gateAccount(seen);
    if ("applied" in gate) return gate;
    const { account } = gate;
    const pinRefused = early === "pin" ? gatePin(account, input.pin) : null;
    if (pinRefused) return pinRefused;
    const from = input.terminalId ?? key.terminalId;
    const original = await findOriginalByVoucher(sql, seen.merchantId, from, Number(input.voucher));
    const way = original ? wayOf(original) : null;
    if (!original || !way || way.asked !== input.kind || original.accountId !== account.id)
      return refusal("ORIGINAL_NOT_FOUND");
    const refused = early === null ? gateSecret(deciding, account, way.secret) : null;
    if (refused) return refused;
    return judgeVoid(account, original, way, { input, operatorId: operator.id });
  },
};

type Way = (typeof VOIDS)[keyof typeof VOIDS];

function wayOf({ kind }: Original): Way | null {
  return kind === "spend" || kind === "recharge" || kind === "pointsSpend" || kind === "pointsCredit"
    ? VOIDS[kind]
    : null;
}

function gateSecret(deciding: Deciding<VoidInput>, account: AccountState, secret: Secret): Refusal | null {
  return secret === "pin" ? gatePin(account, deciding.input.pin) : gatePassword(deciding);
}

/** Without one nothing was guessed, and nothing counts: the voucher named points credited, and the terminal did not know. */
function gatePassword({ seen, input, at }: Deciding<VoidInput>): Refusal | null {
  const { rechargePassword } = input;
  return rechargePassword === null
    ? refusal("RECHARGE_PASSWORD_WRONG")
    : gateRechargePassword(seen, rechargePassword, at);
}

function judgeVoid(
  account: AccountState,
  original: Original,
  way: Way,
  by: { readonly input: VoidInput; readonly operatorId: bigint },
): Judged<VoidValue> | Refusal {
  const asked = { balance: account, original: original.amounts, refundedAlready: original.corrected };
  const decided = way.decide(asked);
  if (!decided.ok) return refusal(decided.reason, decided.detail);
  const { kind } = way;
  const { amounts, after } = decided.value;
  const { cardNo } = account;
  return {
    substance: [kind, cardNo, original.id],
    details: {
      cardNo,
      kind: by.input.kind,
      originalRef: original.id,
      ...(by.input.kind === "points" ? { points: size(amounts.points) } : { amount: moneyOf(amounts) }),
    },
    verdict: {
      applied: true,
      after,
      pinRight: way.secret === "pin" && account.pinVerifier !== null,
      value: { kind, amounts, original },
      movement: {
        kind,
        amounts,
        correctsId: original.id,
        tender: original.tender,
        tier: null,
        note: "",
        maker: { kind: "operator", id: by.operatorId },
        approver: null,
      },
    },
  };
}

/** Fen that go back to the account, or out of it: what was paid or spent. */
function moneyOf({ cash, sales }: Amounts): bigint {
  return size(cash === 0n ? sales : cash);
}

function size(figure: bigint): bigint {
  return figure < 0n ? -figure : figure;
}
