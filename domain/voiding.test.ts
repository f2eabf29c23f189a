import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Amounts, isBalanced, mirror, ZERO_AMOUNTS } from "@/domain/entry";
import {
  decidePointsCreditVoid,
  decidePointsSpendVoid,
  decideRechargeVoid,
  decideSpendVoid,
} from "@/domain/voiding";

const RECHARGE: Amounts = {
  ...ZERO_AMOUNTS,
  cash: 10_000n,
  bonusCost: 1_000n,
  principal: 10_000n,
  bonus: 1_000n,
  points: 20n,
};
const SPEND: Amounts = { ...ZERO_AMOUNTS, principal: -900n, bonus: -100n, sales: 1_000n, points: 10n };
const UNTOUCHED = { refundedAlready: ZERO_AMOUNTS };

describe("void of a spend", () => {
  test("gives both buckets back and takes earned points even below zero", () => {
    const balance = { principal: 0n, bonus: 5n, points: 3n };
    expect(decideSpendVoid({ balance, original: SPEND, ...UNTOUCHED })).toEqual({
      ok: true,
      value: { amounts: mirror(SPEND), after: { principal: 900n, bonus: 105n, points: -7n } },
    });
  });

  test("happens once, and not after a refund of a single fen", () => {
    const balance = { principal: 0n, bonus: 0n, points: 0n };
    const one = { ...ZERO_AMOUNTS, principal: 1n, sales: -1n };
    for (const refundedAlready of [mirror(SPEND), one]) {
      expect(decideSpendVoid({ balance, original: SPEND, refundedAlready })).toMatchObject({
        reason: "ALREADY_CORRECTED",
      });
    }
  });
});

describe("void of a recharge", () => {
  const decide = (principal: bigint, bonus: bigint, points = 0n) =>
    decideRechargeVoid({ balance: { principal, bonus, points }, original: RECHARGE, ...UNTOUCHED });

  test("takes principal, bonus and points back while they are there", () => {
    expect(decide(10_000n, 1_000n)).toEqual({
      ok: true,
      value: { amounts: mirror(RECHARGE), after: { principal: 0n, bonus: 0n, points: -20n } },
    });
  });

  test.each([
    [9_999n, 1_000n],
    [10_000n, 999n],
    [999_999n, 0n],
  ])("is refused with %s principal and %s bonus left", (principal, bonus) => {
    expect(decide(principal, bonus)).toEqual({
      ok: false,
      reason: "ALREADY_SPENT",
      detail: { principal, bonus },
    });
  });

  test("happens once", () => {
    const balance = { principal: 99_999n, bonus: 99_999n, points: 0n };
    expect(
      decideRechargeVoid({ balance, original: RECHARGE, refundedAlready: mirror(RECHARGE) }),
    ).toMatchObject({ reason: "ALREADY_CORRECTED" });
  });

  test("never leaves a bucket below zero", () => {
    const fen = fc.bigInt({ min: 0n, max: 20_000n });
    fc.assert(
      fc.property(fen, fen, fen, fen, (principal, held, paid, bonus) => {
        const original = { ...ZERO_AMOUNTS, cash: paid, bonusCost: bonus, principal: paid, bonus };
        const result = decideRechargeVoid({
          balance: { principal, bonus: held, points: 0n },
          original,
          ...UNTOUCHED,
        });
        expect(result.ok).toBe(principal >= paid && held >= bonus);
        if (!result.ok) return;
        expect(isBalanced(result.value.amounts)).toBe(true);
        expect(result.value.after.principal >= 0n && result.value.after.bonus >= 0n).toBe(true);
      }),
    );
  });
});

describe("voids of points", () => {
  const balance = { principal: 1n, bonus: 2n, points: 3n };
  test("a points spend gives its points back", () => {
    const original = { ...ZERO_AMOUNTS, points: -10n };
    expect(decidePointsSpendVoid({ balance, original, ...UNTOUCHED })).toMatchObject({
      value: { after: { principal: 1n, bonus: 2n, points: 13n } },
    });
    expect(decidePointsSpendVoid({ balance, original, refundedAlready: mirror(original) })).toMatchObject({
      reason: "ALREADY_CORRECTED",
    });
  });

  test("a points credit takes its points back, even below zero", () => {
    const original = { ...ZERO_AMOUNTS, points: 10n };
    expect(decidePointsCreditVoid({ balance, original, ...UNTOUCHED })).toMatchObject({
      value: { after: { principal: 1n, bonus: 2n, points: -7n } },
    });
    expect(decidePointsCreditVoid({ balance, original, refundedAlready: mirror(original) })).toMatchObject({
      reason: "ALREADY_CORRECTED",
    });
  });
});
