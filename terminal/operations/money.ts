import type { Balance } from "@/domain/entry";
import { rechargeSlip, spendSlip } from "@/domain/slip-money";
import { type RechargeValue, recharge } from "@/features/entries/operations/recharge";
import { type SpendValue, spend } from "@/features/entries/operations/spend";
import { slipFacts } from "@/features/entries/slip-facts";
import { runMoney } from "@/ledger/money-operation";
import type { LedgerAnswer } from "@/ledger/request-key";
import type { Booked, Encode, Verdict } from "@/ledger/verdict";
import { replyText, type Secrets, secretOf, type TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { codeOf, refusalData, tierApplied } from "../refusal-codes";
import { presentedCard } from "./presented-card";

export function performRecharge(
  door: TracedDoor,
  data: DataOf<"recharge">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  const { cardNo, card } = presentedCard(door, data.card);
  const input = {
    cardNo,
    paid: BigInt(data.paid),
    expectedBonus: data.expectedBonus === undefined ? null : BigInt(data.expectedBonus),
    tender: data.tender,
    rechargePassword: secretOf(secrets, "rechargePassword"),
  };
  return runMoney(recharge, {
    ...requestOf(door, data.operator),
    card,
    input,
    encode: encoder<RechargeValue>(door, data.operator, (value, after, facts) => ({
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
  const { cardNo, card } = presentedCard(door, data.card);
  const note = data.note ?? "";
  return runMoney(spend, {
    ...requestOf(door, data.operator),
    card,
    input: { cardNo, amount: BigInt(data.amount), pin: secrets.pin ?? null, note },
    encode: encoder<SpendValue>(door, data.operator, (value, after, facts) => ({
      principalPart: Number(value.split.principal),
      bonusPart: Number(value.split.bonus),
      earned: Number(value.earned),
      receipt: spendSlip(facts, { ...value, after, note }),
    })),
  });
}

/** What every request to the ledger says of its door. */
export function requestOf(door: TracedDoor, operatorNo: string) {
  const { scope, key, at } = door;
  return { merchantId: scope.merchantId, key, door: "terminal" as const, operatorNo, ...(at ? { at } : {}) };
}

/**
 * Puts a verdict into the bytes that are stored with it: every money reply has reference, voucher and balances after. A
 * closing that booked nothing has neither reference nor voucher.
 */
export function encoder<Value>(
  door: TracedDoor,
  operatorNo: string,
  own: (value: Value, after: Balance, facts: ReturnType<typeof slipFacts>) => Record<string, unknown>,
): Encode<Value> {
  return (verdict: Verdict<Value>, booked: Booked) => {
    if (!verdict.applied) {
      const code = codeOf(verdict);
      return { code, reply: replyText(code, refusalData(verdict), booked.at) };
    }
    const { after } = verdict;
    const { config, account } = booked.snapshot;
    const operator = config.operators.find((o) => o.no === operatorNo) ?? null;
    const facts = slipFacts(booked, { terminal: door.terminal, operator, cardNo: account?.cardNo ?? null });
    const data = {
      ...(facts.ref === null ? {} : { ref: facts.ref, voucher: facts.voucher }),
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
