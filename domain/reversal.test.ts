import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Amounts,
  addAmounts,
  applyAmounts,
  isBalanced,
  isZero,
  mirror,
  ZERO_AMOUNTS,
} from "@/domain/entry";
import { decideReversal } from "@/domain/reversal";

const RECHARGE: Amounts = {
  ...ZERO_AMOUNTS,
  cash: 10_000n,
  bonusCost: 1_000n,
  principal: 10_000n,
  bonus: 1_000n,
  points: 20n,
};
const corrected = ZERO_AMOUNTS;

describe("a reversal", () => {
  test("of a recharge still there takes all of it", () => {
    const balance = { principal: 10_000n, bonus: 1_500n, points: 20n };
    expect(decideReversal({ balance, original: RECHARGE, corrected })).toEqual({
      amounts: mirror(RECHARGE),
      after: { principal: 0n, bonus: 500n, points: 0n },
      short: 0n,
    });
  });

  test("of a void or refund whose original was reversed since moves nothing: that reversal left its part where it was", () => {
    const balance = { principal: 4_000n, bonus: 300n, points: 5n };
    expect(decideReversal({ balance, original: RECHARGE, corrected, targetReversed: true })).toEqual({
      amounts: ZERO_AMOUNTS,
      after: balance,
      short: 0n,
    });
  });

  test("of a recharge partly spent puts what is gone into suspense", () => {
    const balance = { principal: 4_000n, bonus: 300n, points: 5n };
    expect(decideReversal({ balance, original: RECHARGE, corrected })).toEqual({
      amounts: {
        cash: -10_000n,
        bonusCost: -1_000n,
        suspense: 6_700n,
        principal: -4_000n,
        bonus: -300n,
        sales: 0n,
        points: -20n,
      },
      after: { principal: 0n, bonus: 0n, points: -15n },
      short: 6_700n,
    });
  });

  test("of a spend gives all of it back", () => {
    const original = { ...ZERO_AMOUNTS, principal: -900n, bonus: -100n, sales: 1_000n, points: 10n };
    const balance = { principal: 0n, bonus: 0n, points: 0n };
    expect(decideReversal({ balance, original, corrected })).toEqual({
      amounts: mirror(original),
      after: { principal: 900n, bonus: 100n, points: -10n },
      short: 0n,
    });
  });

  test("takes back only what corrections have left", () => {
    const original = { ...ZERO_AMOUNTS, principal: -1_000n, sales: 1_000n, points: 10n };
    const refund = { ...ZERO_AMOUNTS, principal: 400n, sales: -400n, points: -4n };
    const balance = { principal: 0n, bonus: 0n, points: 0n };
    expect(decideReversal({ balance, original, corrected: refund }).amounts).toEqual({
      ...ZERO_AMOUNTS,
      principal: 600n,
      sales: -600n,
      points: -6n,
    });
    expect(isZero(decideReversal({ balance, original, corrected: mirror(original) }).amounts)).toBe(true);
  });

  test("of a void whose money was spent since comes up short, not below zero", () => {
    const spendVoid = { ...ZERO_AMOUNTS, principal: 1_000n, sales: -1_000n };
    const balance = { principal: 250n, bonus: 0n, points: 0n };
    const { amounts, after, short } = decideReversal({ balance, original: spendVoid, corrected });
    expect(short).toBe(750n);
    expect(after.principal).toBe(0n);
    expect(isBalanced(amounts)).toBe(true);
  });

  const delta = fc.bigInt({ min: -20_000n, max: 20_000n });
  const held = fc.bigInt({ min: 0n, max: 20_000n });
  const line = fc
    .record({
      bonusCost: delta,
      suspense: delta,
      principal: delta,
      bonus: delta,
      sales: delta,
      points: delta,
    })
    .map((a): Amounts => ({ ...a, cash: a.principal + a.bonus + a.sales - a.bonusCost - a.suspense }));

  test("always balances, never leaves a bucket below zero, and accounts for every fen", () => {
    fc.assert(
      fc.property(
        line,
        line,
        fc.record({ principal: held, bonus: held, points: delta }),
        (original, already, balance) => {
          const { amounts, after, short } = decideReversal({ balance, original, corrected: already });
          const left = addAmounts(original, already);
          expect(isBalanced(amounts)).toBe(true);
          expect(after).toEqual(applyAmounts(balance, amounts));
          expect(after.principal >= 0n && after.bonus >= 0n && short >= 0n).toBe(true);
          expect(amounts.principal + amounts.bonus).toBe(-left.principal - left.bonus + short);
          expect(amounts.suspense).toBe(-left.suspense + short);
          expect(after.points).toBe(balance.points - left.points);
          if (short === 0n) expect(amounts).toEqual(mirror(left));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("right after its original, it is never short", () => {
    fc.assert(
      fc.property(line, fc.record({ principal: held, bonus: held, points: delta }), (original, balance) => {
        const between = applyAmounts(balance, original);
        if (between.principal < 0n || between.bonus < 0n) return;
        expect(decideReversal({ balance: between, original, corrected })).toMatchObject({
          after: balance,
          short: 0n,
        });
      }),
    );
  });
});
