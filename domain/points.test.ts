import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ZERO_AMOUNTS } from "@/domain/entry";
import { MAX_FEN } from "@/domain/money";
import { computeEarnedPoints, decidePointsCredit, decidePointsSpend } from "@/domain/points";

describe("points earned", () => {
  const split = { principal: 1_050n, bonus: 949n };
  test.each([
    ["whole", 100n, 19n],
    ["principal", 100n, 10n],
    ["whole", 2_000n, 0n],
    ["whole", 0n, 0n],
  ] as const)("on %s, %s fen a point", (base, fenPerPoint, points) => {
    expect(computeEarnedPoints(split, { base, fenPerPoint })).toBe(points);
  });

  test("never worth more than what was spent", () => {
    const fen = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(fen, fen, fc.bigInt({ min: 1n, max: 10_000n }), (principal, bonus, fenPerPoint) => {
        const whole = computeEarnedPoints({ principal, bonus }, { fenPerPoint, base: "whole" });
        const part = computeEarnedPoints({ principal, bonus }, { fenPerPoint, base: "principal" });
        expect(
          whole * fenPerPoint <= principal + bonus && (whole + 1n) * fenPerPoint > principal + bonus,
        ).toBe(true);
        expect(part <= whole).toBe(true);
      }),
    );
  });
});

describe("paying with points", () => {
  test("takes points and no money", () => {
    expect(decidePointsSpend(10n, 10n)).toEqual({ ok: true, value: { ...ZERO_AMOUNTS, points: -10n } });
  });
  test.each([
    [10n, 11n, "POINTS_TOO_LOW"],
    [-5n, 1n, "POINTS_TOO_LOW"],
    [10n, 0n, "NOT_POSITIVE"],
    [10n, -1n, "NOT_POSITIVE"],
  ])("holding %s, asking %s: %s", (held, asked, reason) => {
    expect(decidePointsSpend(held, asked)).toMatchObject({ ok: false, reason });
  });
  test("the refusal says what is held", () => {
    expect(decidePointsSpend(-5n, 1n)).toMatchObject({ detail: { points: -5n } });
  });
});

describe("crediting points", () => {
  test("adds points and no money", () => {
    expect(decidePointsCredit(-5n, 10n)).toEqual({ ok: true, value: { ...ZERO_AMOUNTS, points: 10n } });
  });
  test.each([
    [0n, 0n, "NOT_POSITIVE"],
    [0n, MAX_FEN + 1n, "OVER_LIMIT"],
    [1n, MAX_FEN, "OVER_LIMIT"],
  ])("holding %s, asking %s: %s", (held, asked, reason) => {
    expect(decidePointsCredit(held, asked)).toMatchObject({ ok: false, reason });
  });
});
