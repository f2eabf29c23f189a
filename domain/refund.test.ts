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

  test("what a reversal of a refund could not take back is not given twice", () => {
    // Refunded in full, 600 of it spent at once, then the refund was reversed: 600 short.
    const refund = mirror(SPEND);
    const reversal = { ...SPEND, principal: -400n, suspense: 600n };
    const refundedAlready = addAmounts(refund, reversal);
    expect(decideRefund({ balance, original: SPEND, refundedAlready, amount: 501n })).toMatchObject({
      reason: "OVER_ORIGINAL",
      detail: { left: 500n },
    });
    const last = decideRefund({ balance, original: SPEND, refundedAlready, amount: 500n });
    expect(last).toMatchObject({ value: { amounts: { principal: 400n, bonus: 100n }, left: 0n } });
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
    const odd = fc.bigInt({ min: 0n, max: 1_000_000n });
    const atMost = (n: bigint, most: bigint) => (n < most ? n : most);
    fc.assert(
      fc.property(spend, odd, odd, fc.bigInt({ min: 1n, max: 2_000_000n }), (original, p, q, ask) => {
        const principal = atMost(p, -original.principal);
        const bonus = atMost(q, -original.bonus);
        const refundedAlready = { ...ZERO_AMOUNTS, principal, bonus, sales: -principal - bonus };
        const left = original.sales - principal - bonus;
        if (left === 0n) return;
        const share = computeRefundShare({ original, refundedAlready, amount: atMost(ask, left) });
        const rest = addAmounts(addAmounts(original, refundedAlready), share);
        expect(isBalanced(share) && share.principal >= 0n && share.bonus >= 0n && share.points <= 0n).toBe(
          true,
        );
        expect(rest.principal <= 0n && rest.bonus <= 0n && rest.sales >= 0n && rest.points >= 0n).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
