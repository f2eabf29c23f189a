import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Amounts, addAmounts, isBalanced, isZero, mirror, ZERO_AMOUNTS } from "@/domain/entry";
import { computeRefundShare, decideRefund } from "@/domain/refund";

const SPEND: Amounts = { ...ZERO_AMOUNTS, principal: -1_000n, bonus: -100n, sales: 1_100n, points: 11n };
const balance = { principal: 0n, bonus: 0n, points: 0n };

describe("a refund", () => {
  test("gives back in the original's own ratio, with a share of the earned points", () => {
    expect(decideRefund({ balance, original: SPEND, refundedAlready: ZERO_AMOUNTS, amount: 550n })).toEqual({
      ok: true,
      value: {
        amounts: { ...ZERO_AMOUNTS, principal: 500n, bonus: 50n, sales: -550n, points: -5n },
        after: { principal: 500n, bonus: 50n, points: -5n },
        left: 550n,
      },
    });
  });

  test("the last one takes the rest", () => {
    const first = computeRefundShare({ original: SPEND, refundedAlready: ZERO_AMOUNTS, amount: 333n });
    const last = computeRefundShare({ original: SPEND, refundedAlready: first, amount: 767n });
    expect(first).toEqual({ ...ZERO_AMOUNTS, principal: 303n, bonus: 30n, sales: -333n, points: -3n });
    expect(last).toEqual({ ...ZERO_AMOUNTS, principal: 697n, bonus: 70n, sales: -767n, points: -8n });
  });

  test.each([
    [0n, ZERO_AMOUNTS, "NOT_POSITIVE"],
    [-1n, ZERO_AMOUNTS, "NOT_POSITIVE"],
    [1_101n, ZERO_AMOUNTS, "OVER_ORIGINAL"],
    [1n, mirror(SPEND), "ALREADY_CORRECTED"],
  ])("of %s fen is refused", (amount, refundedAlready, reason) => {
    expect(decideRefund({ balance, original: SPEND, refundedAlready, amount })).toMatchObject({ reason });
  });

  test("the refusal says what may still be given back", () => {
    const refundedAlready = computeRefundShare({
      original: SPEND,
      refundedAlready: ZERO_AMOUNTS,
      amount: 1_000n,
    });
    expect(decideRefund({ balance, original: SPEND, refundedAlready, amount: 101n })).toMatchObject({
      reason: "OVER_ORIGINAL",
      detail: { left: 100n },
    });
  });

  test.each([0n, 1_101n])("computing a share of %s fen is the caller's mistake", (amount) => {
    expect(() => computeRefundShare({ original: SPEND, refundedAlready: ZERO_AMOUNTS, amount })).toThrow(
      RangeError,
    );
  });

  const part = fc.oneof(fc.bigInt({ min: 0n, max: 9n }), fc.bigInt({ min: 0n, max: 1_000_000n }));
  const spend = fc
    .record({ p: part, q: part, points: fc.bigInt({ min: 0n, max: 10_000n }) })
    .filter(({ p, q }) => p + q > 0n)
    .map(
      ({ p, q, points }): Amounts => ({ ...ZERO_AMOUNTS, principal: -p, bonus: -q, sales: p + q, points }),
    );

  test("however it is cut, each part balances and keeps within a fen of the ratio, and all parts are the original", () => {
    fc.assert(
      fc.property(
        spend,
        fc.array(fc.bigInt({ min: 1n, max: 400_000n }), { maxLength: 12 }),
        (original, cuts) => {
          let already = ZERO_AMOUNTS;
          for (const cut of [...cuts, original.sales]) {
            const left = original.sales + already.sales;
            if (left === 0n) break;
            const amount = cut < left ? cut : left;
            const share = computeRefundShare({ original, refundedAlready: already, amount });
            expect(isBalanced(share)).toBe(true);
            expect(share.sales).toBe(-amount);
            expect(share.principal >= 0n && share.bonus >= 0n && share.points <= 0n).toBe(true);
            already = addAmounts(already, share);
            expect(already.principal <= -original.principal && already.bonus <= -original.bonus).toBe(true);
            const exact = -original.bonus * -already.sales;
            const off = exact - already.bonus * original.sales;
            expect(off >= 0n && off < original.sales).toBe(true);
          }
          expect(isZero(addAmounts(original, already))).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("stays within the original even after a correction that was not cut in the ratio", () => {
    fc.assert(
      fc.property(
        spend,
        fc.bigInt({ min: 0n, max: 1_000_000n }),
        fc.bigInt({ min: 1n, max: 2_000_000n }),
        (original, odd, ask) => {
          const bonus = odd < -original.bonus ? odd : -original.bonus;
          const refundedAlready = { ...ZERO_AMOUNTS, bonus, sales: -bonus };
          const left = original.sales - bonus;
          if (left === 0n) return;
          const amount = ask < left ? ask : left;
          const share = computeRefundShare({ original, refundedAlready, amount });
          const rest = addAmounts(addAmounts(original, refundedAlready), share);
          expect(isBalanced(share) && share.principal >= 0n && share.bonus >= 0n && share.points <= 0n).toBe(
            true,
          );
          expect(rest.principal <= 0n && rest.bonus <= 0n && rest.sales >= 0n && rest.points >= 0n).toBe(
            true,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
