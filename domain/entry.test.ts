import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Amounts,
  addAmounts,
  applyAmounts,
  ENTRY_KIND_WORDS,
  ENTRY_KINDS,
  isBalanced,
  isZero,
  mirror,
  TENDER_WORDS,
  TENDERS,
  ZERO_AMOUNTS,
} from "@/domain/entry";

const n = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const amounts: fc.Arbitrary<Amounts> = fc.record({
  cash: n,
  bonusCost: n,
  suspense: n,
  principal: n,
  bonus: n,
  sales: n,
  points: n,
});
const balanced = amounts.map((a) => ({
  ...a,
  sales: a.cash + a.bonusCost + a.suspense - a.principal - a.bonus,
}));

describe("the equation", () => {
  test("a recharge of 100 with 10 bonus balances", () => {
    const recharge = { ...ZERO_AMOUNTS, cash: 10_000n, bonusCost: 1_000n, principal: 10_000n, bonus: 1_000n };
    expect(isBalanced(recharge)).toBe(true);
  });

  test.each(["cash", "bonusCost", "suspense", "principal", "bonus", "sales"] as const)(
    "one fen in %s alone breaks it",
    (column) => {
      fc.assert(
        fc.property(balanced, (a) => {
          expect(isBalanced({ ...a, [column]: a[column] + 1n })).toBe(false);
        }),
      );
    },
  );

  test("points stand outside of it", () => {
    expect(isBalanced({ ...ZERO_AMOUNTS, points: 7n })).toBe(true);
  });
});

describe("mirroring and adding", () => {
  test("an entry and its mirror are nothing, and leave the balance as it was", () => {
    fc.assert(
      fc.property(amounts, fc.record({ principal: n, bonus: n, points: n }), (a, balance) => {
        expect(isZero(addAmounts(a, mirror(a)))).toBe(true);
        expect(applyAmounts(applyAmounts(balance, a), mirror(a))).toEqual(balance);
      }),
    );
  });

  test("balanced entries stay balanced when added or mirrored", () => {
    fc.assert(
      fc.property(balanced, balanced, (a, b) => {
        expect(isBalanced(addAmounts(a, b)) && isBalanced(mirror(a))).toBe(true);
      }),
    );
  });

  test("applying a sum is applying both", () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const start = { principal: 0n, bonus: 0n, points: 0n };
        expect(applyAmounts(start, addAmounts(a, b))).toEqual(applyAmounts(applyAmounts(start, a), b));
      }),
    );
  });

  test.each(["cash", "bonusCost", "suspense", "principal", "bonus", "sales", "points"] as const)(
    "an entry that moves only %s is not zero",
    (column) => {
      expect(isZero({ ...ZERO_AMOUNTS, [column]: 1n })).toBe(false);
    },
  );
});

test("every kind and tender has its own word in both languages", () => {
  for (const lang of ["zh", "en"] as const) {
    expect(new Set(ENTRY_KINDS.map((kind) => ENTRY_KIND_WORDS[kind][lang])).size).toBe(ENTRY_KINDS.length);
    expect(new Set(TENDERS.map((tender) => TENDER_WORDS[tender][lang])).size).toBe(TENDERS.length);
  }
});
