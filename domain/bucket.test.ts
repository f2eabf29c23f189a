import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BUCKET_ORDERS, splitAcrossBuckets } from "@/domain/bucket";

const fen = fc.bigInt({ min: 0n, max: 10n ** 12n });
/** Buckets and an amount they can bear; small figures too, where rounding bites. */
const asked = fc
  .oneof(fc.tuple(fen, fen), fc.tuple(fc.bigInt({ min: 0n, max: 9n }), fc.bigInt({ min: 0n, max: 9n })))
  .chain(([principal, bonus]) =>
    fc.record({
      holds: fc.constant({ principal, bonus }),
      amount: fc.bigInt({ min: 0n, max: principal + bonus }),
      order: fc.constantFrom(...BUCKET_ORDERS),
    }),
  );

describe("splitting a spend", () => {
  test.each([
    ["proportional", 5_500n, { principal: 5_000n, bonus: 500n }],
    ["proportional", 1n, { principal: 1n, bonus: 0n }],
    ["proportional", 10_999n, { principal: 10_000n, bonus: 999n }],
    ["principal_first", 10_500n, { principal: 10_000n, bonus: 500n }],
    ["principal_first", 9_000n, { principal: 9_000n, bonus: 0n }],
    ["bonus_first", 10_500n, { principal: 9_500n, bonus: 1_000n }],
    ["bonus_first", 900n, { principal: 0n, bonus: 900n }],
  ] as const)("%s of %s", (order, amount, split) => {
    expect(splitAcrossBuckets({ principal: 10_000n, bonus: 1_000n }, amount, order)).toEqual(split);
  });

  test("no fen is lost and no bucket gives more than it holds", () => {
    fc.assert(
      fc.property(asked, ({ holds, amount, order }) => {
        const split = splitAcrossBuckets(holds, amount, order);
        expect(split.principal + split.bonus).toBe(amount);
        expect(split.principal >= 0n && split.principal <= holds.principal).toBe(true);
        expect(split.bonus >= 0n && split.bonus <= holds.bonus).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("proportionally, the bonus share is the exact one rounded down", () => {
    fc.assert(
      fc.property(asked, ({ holds, amount }) => {
        const { bonus } = splitAcrossBuckets(holds, amount, "proportional");
        const total = holds.principal + holds.bonus;
        if (total > 0n)
          expect(bonus * total <= amount * holds.bonus && amount * holds.bonus < (bonus + 1n) * total).toBe(
            true,
          );
      }),
    );
  });

  test("everything empties both; an empty account splits nothing", () => {
    for (const order of BUCKET_ORDERS) {
      expect(splitAcrossBuckets({ principal: 7n, bonus: 3n }, 10n, order)).toEqual({
        principal: 7n,
        bonus: 3n,
      });
      expect(splitAcrossBuckets({ principal: 0n, bonus: 0n }, 0n, order)).toEqual({
        principal: 0n,
        bonus: 0n,
      });
    }
  });

  test.each([11n, -1n])("%s fen of ten is the caller's mistake", (amount) => {
    for (const order of BUCKET_ORDERS) {
      expect(() => splitAcrossBuckets({ principal: 7n, bonus: 3n }, amount, order)).toThrow(RangeError);
    }
  });
});
