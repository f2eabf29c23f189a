import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fenFromWire,
  fenToWire,
  formatFen,
  formatYuan,
  MAX_FEN,
  minFen,
  mulDivFloor,
  parseYuan,
} from "@/domain/money";

const fen = fc.bigInt({ min: -MAX_FEN, max: MAX_FEN });

describe("showing money", () => {
  test.each([
    [0n, "¥0.00"],
    [5n, "¥0.05"],
    [-300n, "\u2212¥3.00"],
    [123_450n, "¥1,234.50"],
    [99_999n, "¥999.99"],
    [100_000n, "¥1,000.00"],
    [MAX_FEN, "¥10,000,000,000.00"],
  ])("%s fen", (amount, text) => {
    expect(formatFen(amount)).toBe(text);
  });

  test("without currency", () => {
    expect(formatYuan(123_450n)).toBe("1,234.50");
    expect(formatFen(-1n, { currency: false })).toBe("\u22120.01");
  });
});

describe("typed money", () => {
  test.each([
    ["12", 1200n],
    ["12.5", 1250n],
    ["0.01", 1n],
    ["007", 700n],
    ["1,234.50", 123_450n],
    ["¥12", 1200n],
    ["￥ 12", 1200n],
    ["１２．５０", 1250n],
    ["　１，２３４．５　", 123_450n],
    ["10,000,000,000", MAX_FEN],
  ])("%s", (text, amount) => {
    expect(parseYuan(text)).toEqual({ ok: true, value: amount });
  });

  test.each([
    ["", "NOT_A_NUMBER"],
    ["abc", "NOT_A_NUMBER"],
    ["1e3", "NOT_A_NUMBER"],
    ["1,23", "NOT_A_NUMBER"],
    ["12.", "NOT_A_NUMBER"],
    [".5", "NOT_A_NUMBER"],
    ["1.2.3", "NOT_A_NUMBER"],
    ["¥¥1", "NOT_A_NUMBER"],
    ["٣", "NOT_A_NUMBER"],
    ["--1", "NOT_A_NUMBER"],
    ["12.500", "TOO_PRECISE"],
    ["-1", "NEGATIVE"],
    ["\u2212¥3.00", "NEGATIVE"],
    ["10,000,000,000.01", "TOO_LARGE"],
    ["9".repeat(100_000), "TOO_LARGE"],
  ])("refused: %.20s", (text, reason) => {
    expect(parseYuan(text)).toMatchObject({ ok: false, reason });
  });

  test("reads back whatever is shown", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX_FEN }), (amount) => {
        expect(parseYuan(formatFen(amount))).toEqual({ ok: true, value: amount });
        expect(parseYuan(formatYuan(amount))).toEqual({ ok: true, value: amount });
      }),
    );
  });

  test("answers every text, and never beyond the limit", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const parsed = parseYuan(text);
        if (parsed.ok) expect(parsed.value >= 0n && parsed.value <= MAX_FEN).toBe(true);
      }),
    );
  });
});

describe("arithmetic", () => {
  test("mulDivFloor is the floor", () => {
    fc.assert(
      fc.property(fen, fen, fc.bigInt({ min: 1n, max: MAX_FEN }), (a, b, c) => {
        const q = mulDivFloor(a, b, c);
        expect(q * c <= a * b && a * b < (q + 1n) * c).toBe(true);
      }),
    );
    expect(mulDivFloor(-1n, 1n, 2n)).toBe(-1n);
    expect(() => mulDivFloor(1n, 1n, 0n)).toThrow(RangeError);
    expect(() => mulDivFloor(1n, 1n, -2n)).toThrow(RangeError);
  });

  test("minFen", () => {
    expect(minFen(1n, 2n)).toBe(1n);
    expect(minFen(2n, -1n)).toBe(-1n);
  });
});

describe("the wire", () => {
  test("there and back", () => {
    fc.assert(
      fc.property(fen, (amount) => {
        expect(fenFromWire(fenToWire(amount))).toBe(amount);
      }),
    );
  });

  test.each([MAX_FEN + 1n, -MAX_FEN - 1n])("%s is not sent", (amount) => {
    expect(() => fenToWire(amount)).toThrow(RangeError);
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e12 + 1, -1e12 - 1])(
    "%s is not taken",
    (n) => {
      expect(() => fenFromWire(n)).toThrow(RangeError);
    },
  );

  test("minus zero is zero", () => {
    expect(fenFromWire(-0)).toBe(0n);
  });
});
