import type { Balance } from "@/domain/entry";
import { TENDERS } from "@/domain/entry";
import { rechargeSlip, spendSlip, voidSlip } from "@/domain/slip-money";
import { type RechargeValue, recharge } from "@/features/entries/operations/recharge";
import { type SpendValue, spend } from "@/features/entries/operations/spend";
import { type VoidValue, voidEntry } from "@/features/entries/operations/void-entry";
import { refText, slipFacts, voucherText } from "@/features/entries/slip-facts";
import { runMoney } from "@/ledger/money-operation";
import type { LedgerAnswer } from "@/ledger/request-key";
import type { Booked, Encode, Verdict } from "@/ledger/verdict";
import { Malformed, replyText, type Secrets, secretOf, type TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { codeOf, refusalData, tierApplied } from "../refusal-codes";

type CardRef = { no: string } | { token: string };

/** The card number a reference stands for. A one-time token is no card known here. */
export function cardNoOf(card: CardRef): string {
  return "no" in card ? card.no : "";
}

export function performRecharge(
  door: TracedDoor,
  data: DataOf<"recharge">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  const input = {
    cardNo: cardNoOf(data.card),
    paid: BigInt(data.paid),
    expectedBonus: data.expectedBonus === undefined ? null : BigInt(data.expectedBonus),
    tender: data.tender,
    rechargePassword: secretOf(secrets, "rechargePassword"),
  };
  return runMoney(recharge, {
    ...common(door, data.operator),
    input,
    encode: encoder<RechargeValue>(door, data.operator, input.cardNo, (value, after, facts) => ({
      paid: Number(value.paid),
      bonusGiven: Number(value.bonus),
      pointsGiven: Number(value.points),
      tier: tierApplied(value.tier),
      receipt: rechargeSlip(facts, { ...value, tierName: value.tier?.name ?? null, after }),
    })),
  });
}

export function performSpend(
  door: TracedDoor,
  data: DataOf<"spend">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  const cardNo = cardNoOf(data.card);
  const note = data.note ?? "";
  return runMoney(spend, {
    ...common(door, data.operator),
    input: { cardNo, amount: BigInt(data.amount), pin: secrets.pin ?? null, note },
    encode: encoder<SpendValue>(door, data.operator, cardNo, (value, after, facts) => ({
      principalPart: Number(value.split.principal),
      bonusPart: Number(value.split.bonus),
      earned: Number(value.earned),
      receipt: spendSlip(facts, { ...value, after, note }),
    })),
  });
}

export function performVoid(door: TracedDoor, data: DataOf<"void">, secrets: Secrets): Promise<LedgerAnswer> {
  if (data.kind === "recharge" && data.rechargePassword === undefined)
    throw new Malformed("rechargePassword");
  const { kind } = data;
  if (kind === "points") return Promise.resolve({ kind: "busy" });
  const cardNo = cardNoOf(data.card);
  return voidEntry({
    ...common(door, data.operator),
    input: {
      kind,
      voucher: data.voucher,
      terminalId: data.terminal === undefined ? null : BigInt(data.terminal),
      cardNo,
      pin: secrets.pin ?? null,
      rechargePassword: secrets.rechargePassword ?? null,
      supervisor: data.supervisor
        ? { no: data.supervisor.no, password: secretOf(secrets, "supervisor.password") }
        : null,
    },
    encode: encoder<VoidValue>(
      door,
      data.operator,
      cardNo,
      ({ kind, amounts, original, approverName }, after, facts) => {
        const originalVoucher = voucherText(original.voucherNo ?? 0);
        const tender = TENDERS.find((known) => known === original.tender) ?? null;
        return {
          principalPart: magnitude(amounts.principal),
          bonusPart: magnitude(amounts.bonus),
          pointsPart: Number(amounts.points),
          original: { ref: refText(original.id), voucher: originalVoucher },
          receipt: voidSlip(facts, { kind, amounts, after, originalVoucher, tender, approver: approverName }),
        };
      },
    ),
  });
}

function magnitude(fen: bigint): number {
  return Number(fen < 0n ? -fen : fen);
}

function common(door: TracedDoor, operatorNo: string) {
  const { scope, key, at } = door;
  return { merchantId: scope.merchantId, key, door: "terminal" as const, operatorNo, ...(at ? { at } : {}) };
}

/** Puts a verdict into the bytes that are stored with it: every money reply has reference, voucher and balances after. */
function encoder<Value>(
  door: TracedDoor,
  operatorNo: string,
  cardNo: string,
  own: (value: Value, after: Balance, facts: ReturnType<typeof slipFacts>) => Record<string, unknown>,
): Encode<Value> {
  return (verdict: Verdict<Value>, booked: Booked) => {
    if (!verdict.applied) {
      const code = codeOf(verdict);
      return { code, reply: replyText(code, refusalData(verdict), booked.at) };
    }
    const { after } = verdict;
    const operator = booked.snapshot.config.operators.find((o) => o.no === operatorNo) ?? null;
    const facts = slipFacts(booked, { terminal: door.terminal, operator, cardNo });
    const data = {
      ref: facts.ref,
      voucher: facts.voucher,
      ...balanceData(after),
      ...own(verdict.value, after, facts),
    };
    return { code: "000", reply: replyText("000", data, booked.at) };
  };
}

export function balanceData(balance: Balance): { principal: number; bonus: number; points: number } {
  return {
    principal: Number(balance.principal),
    bonus: Number(balance.bonus),
    points: Number(balance.points),
  };
}
