import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BUCKET_ORDERS } from "@/domain/bucket";
import { isBalanced } from "@/domain/entry";
import { NO_LIMITS } from "@/domain/limits";
import { decideSpend, type SpendAsked } from "@/domain/spend";

function asked(over: Partial<SpendAsked> = {}): SpendAsked {
  return {
    balance: { principal: 10_000n, bonus: 1_000n, points: 5n },
    amount: 5_500n,
    order: "proportional",
    pointsRule: { fenPerPoint: 100n, base: "whole" },
    limits: NO_LIMITS,
    ...over,
  };
}

describe("a spend", () => {
  test("moves both buckets to sales and earns points", () => {
    expect(decideSpend(asked())).toEqual({
      ok: true,
      value: {
        amounts: {
          cash: 0n,
          bonusCost: 0n,
          suspense: 0n,
          principal: -5_000n,
          bonus: -500n,
          sales: 5_500n,
          points: 55n,
        },
        split: { principal: 5_000n, bonus: 500n },
        earned: 55n,
        after: { principal: 5_000n, bonus: 500n, points: 60n },
      },
    });
  });

  test("the last fen may be spent, one more may not", () => {
    expect(decideSpend(asked({ amount: 11_000n }))).toMatchObject({
      value: { after: { principal: 0n, bonus: 0n } },
    });
    expect(decideSpend(asked({ amount: 11_001n }))).toEqual({
      ok: false,
      reason: "BALANCE_TOO_LOW",
      detail: { principal: 10_000n, bonus: 1_000n },
    });
  });

  test.each([0n, -1n])("%s fen is refused", (amount) => {
    expect(decideSpend(asked({ amount }))).toMatchObject({ reason: "NOT_POSITIVE" });
  });

  test("the limit itself is allowed, one fen above it is not", () => {
    const limits = { ...NO_LIMITS, perOperation: 5_000n };
    expect(decideSpend(asked({ amount: 5_000n, limits })).ok).toBe(true);
    expect(decideSpend(asked({ amount: 5_001n, limits }))).toEqual({
      ok: false,
      reason: "OVER_LIMIT",
      detail: { limit: "perOperation", max: 5_000n },
    });
  });

  const fen = fc.bigInt({ min: 0n, max: 10_000_000n });
  test("balances, never overdraws, and takes exactly what was asked", () => {
    fc.assert(
      fc.property(
        fc.record({ principal: fen, bonus: fen, points: fc.bigInt({ min: -1_000n, max: 1_000n }) }),
        fc.bigInt({ min: -10n, max: 20_000_000n }),
        fc.constantFrom(...BUCKET_ORDERS),
        fc.bigInt({ min: 0n, max: 500n }),
        (balance, amount, order, fenPerPoint) => {
          const result = decideSpend(
            asked({ balance, amount, order, pointsRule: { fenPerPoint, base: "principal" } }),
          );
          expect(result.ok).toBe(amount > 0n && amount <= balance.principal + balance.bonus);
          if (!result.ok) return;
          const { amounts, after, earned } = result.value;
          expect(isBalanced(amounts)).toBe(true);
          expect(after.principal >= 0n && after.bonus >= 0n).toBe(true);
          expect(balance.principal + balance.bonus - after.principal - after.bonus).toBe(amount);
          expect(after.points - balance.points).toBe(earned);
        },
      ),
    );
  });
});
