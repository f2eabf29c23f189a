import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cardNumber,
  formatCardNumber,
  isCardNumber,
  isLuhn,
  luhnDigit,
  maskCardNumber,
  normalizeCardNumber,
} from "@/domain/card-number";

const digits = (min: number, max: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((list) => list.join(""));

describe("the Luhn digit", () => {
  test.each([
    ["7992739871", "3"],
    ["453201511283036", "6"],
    ["0", "0"],
  ])("of %s is %s", (body, digit) => {
    expect(luhnDigit(body)).toBe(digit);
    expect(isLuhn(body + digit)).toBe(true);
  });

  test("finds every single wrong digit", () => {
    fc.assert(
      fc.property(digits(7, 18), fc.nat(), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        const no = body + luhnDigit(body);
        const i = at % no.length;
        const wrong = no.slice(0, i) + ((Number(no[i]) + by) % 10) + no.slice(i + 1);
        expect(isLuhn(no)).toBe(true);
        expect(isLuhn(wrong)).toBe(false);
      }),
    );
  });

  test.each(["", "12a4", "１２３"])("%j has none", (text) => {
    expect(() => luhnDigit(text)).toThrow(RangeError);
    expect(isLuhn(text)).toBe(false);
  });
});

describe("card numbers", () => {
  test.each([
    ["12345678", true],
    ["1234567890123456789", true],
    ["1234567", false],
    ["12345678901234567890", false],
    ["1234 5678", false],
    ["１２３４５６７８", false],
    ["1234567a", false],
    ["12345678\n", false],
  ])("%j: %s", (text, is) => {
    expect(isCardNumber(text)).toBe(is);
  });

  test("typed with spaces, hyphens and full-width digits", () => {
    expect(normalizeCardNumber(" ６２１７ 0000-1234　5678\n")).toBe("6217000012345678");
  });

  test("shown in fours", () => {
    expect(formatCardNumber("6217000012345678")).toBe("6217 0000 1234 5678");
    expect(formatCardNumber("6217000012345678901")).toBe("6217 0000 1234 5678 901");
  });

  test.each([
    ["6217000012341234", "6217 **** **** 1234"],
    ["6217000012341234567", "6217 **** ******* 4567"],
    ["621700001234", "6217 **** 1234"],
    ["62170001234", "******* 1234"],
    ["12345678", "**** 5678"],
  ])("%s is masked", (no, masked) => {
    expect(maskCardNumber(no)).toBe(masked);
  });

  test("a mask hides at least four digits and shows at most eight", () => {
    fc.assert(
      fc.property(digits(8, 19), (no) => {
        const masked = maskCardNumber(no);
        expect(masked.replaceAll(" ", "")).toHaveLength(no.length);
        expect(masked.replace(/[^*]/g, "").length).toBeGreaterThanOrEqual(4);
        expect(masked.endsWith(no.slice(-4))).toBe(true);
        expect(masked).not.toContain(no);
      }),
    );
  });

  test("of a serial: whole, checked, and never the same twice", () => {
    const serial = fc.bigInt({ min: 0n, max: 999_999_999n });
    fc.assert(
      fc.property(serial, serial, (a, b) => {
        const no = cardNumber("621700", a, 16);
        expect(no).toHaveLength(16);
        expect(isCardNumber(no) && isLuhn(no)).toBe(true);
        expect(cardNumber("621700", b, 16) === no).toBe(a === b);
      }),
    );
  });

  test.each([
    ["621700", 1_000_000_000n, 16],
    ["621700", -1n, 16],
    ["62", 1n, 7],
    ["62", 1n, 20],
    ["62x", 1n, 16],
  ] as const)("prefix %s, serial %s, length %s does not fit", (prefix, serial, length) => {
    expect(() => cardNumber(prefix, serial, length)).toThrow(RangeError);
  });
});
