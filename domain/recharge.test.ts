import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBalanced } from "@/domain/entry";
import { NO_LIMITS, PREPAID_CARD_LIMITS } from "@/domain/limits";
import { MAX_FEN } from "@/domain/money";
import { decideRecharge, type RechargeAsked } from "@/domain/recharge";

function asked(over: Partial<RechargeAsked> = {}): RechargeAsked {
  return {
    balance: { principal: 0n, bonus: 0n, points: 0n },
    paid: 10_000n,
    bonus: 1_000n,
    points: 5n,
    expectedBonus: 1_000n,
    limits: NO_LIMITS,
    named: true,
    operatorDayTotal: 0n,
    ...over,
  };
}

const decision = (over: Partial<RechargeAsked>) => decideRecharge(asked(over));
const refusal = (limit: string, max: bigint) => ({ ok: false, reason: "OVER_LIMIT", detail: { limit, max } });

describe("a recharge", () => {
  test("credits what was paid and what is given", () => {
    expect(decision({})).toEqual({
      ok: true,
      value: {
        amounts: {
          cash: 10_000n,
          bonusCost: 1_000n,
          suspense: 0n,
          principal: 10_000n,
          bonus: 1_000n,
          sales: 0n,
          points: 5n,
        },
        after: { principal: 10_000n, bonus: 1_000n, points: 5n },
      },
    });
  });

  test.each([0n, -1n])("%s fen is refused", (paid) => {
    expect(decision({ paid })).toMatchObject({ reason: "NOT_POSITIVE" });
  });

  test("changed terms are refused with the new figures, whether better or worse", () => {
    for (const expectedBonus of [0n, 999n, 2_000n]) {
      expect(decision({ expectedBonus })).toEqual({
        ok: false,
        reason: "TERMS_CHANGED",
        detail: { bonus: 1_000n, points: 5n },
      });
    }
    expect(decision({ expectedBonus: null }).ok).toBe(true);
  });
});

describe("its limits", () => {
  test("per operation counts what is paid, not the bonus", () => {
    const limits = { ...NO_LIMITS, perOperation: 10_000n };
    expect(decision({ limits }).ok).toBe(true);
    expect(decision({ limits, paid: 10_001n })).toEqual(refusal("perOperation", 10_000n));
  });

  test("the card's balance counts the bonus too", () => {
    const limits = PREPAID_CARD_LIMITS;
    const balance = { principal: 489_000n, bonus: 0n, points: 0n };
    expect(decision({ limits, balance }).ok).toBe(true);
    expect(decision({ limits, balance: { ...balance, bonus: 1n } })).toEqual(
      refusal("cardBalanceNamed", 500_000n),
    );
  });

  test("an unnamed card holds less", () => {
    const limits = PREPAID_CARD_LIMITS;
    expect(decision({ limits, named: false, paid: 99_000n }).ok).toBe(true);
    expect(decision({ limits, named: false, paid: 99_001n })).toEqual(
      refusal("cardBalanceUnnamed", 100_000n),
    );
  });

  test("per operator and day", () => {
    const limits = { ...NO_LIMITS, perOperatorDay: 20_000n };
    expect(decision({ limits, operatorDayTotal: 10_000n }).ok).toBe(true);
    expect(decision({ limits, operatorDayTotal: 10_001n })).toEqual(refusal("perOperatorDay", 20_000n));
    expect(decision({ limits, operatorDayTotal: null, paid: 50_000n }).ok).toBe(true);
  });

  test("nothing grows beyond what the wire can carry", () => {
    const full = { principal: MAX_FEN - 11_000n, bonus: 0n, points: 0n };
    expect(decision({ balance: full }).ok).toBe(true);
    expect(decision({ balance: { ...full, bonus: 1n } })).toEqual(refusal("maximum", MAX_FEN));
    expect(decision({ points: MAX_FEN + 1n })).toEqual(refusal("maximum", MAX_FEN));
  });

  test("balances, and credits exactly what was paid and given", () => {
    const fen = fc.bigInt({ min: 0n, max: 10_000_000n });
    fc.assert(
      fc.property(fen, fen, fen, fen, fc.boolean(), (principal, held, paid, bonus, named) => {
        const balance = { principal, bonus: held, points: 0n };
        const result = decision({
          balance,
          paid,
          bonus,
          expectedBonus: bonus,
          named,
          limits: PREPAID_CARD_LIMITS,
        });
        if (!result.ok) return;
        const { amounts, after } = result.value;
        expect(isBalanced(amounts)).toBe(true);
        expect(amounts.cash).toBe(paid);
        expect(after.principal - principal).toBe(paid);
        expect(after.bonus - held).toBe(bonus);
        expect(after.principal + after.bonus <= (named ? 500_000n : 100_000n)).toBe(true);
      }),
    );
  });
});
