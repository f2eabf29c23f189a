import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseYuan } from "@/domain/money";
import { addAmountKey, shownYuan, yuanOfKeys } from "./amount-keys";

const keyed = (keys: string) => [...keys].reduce(addAmountKey, "");

describe("an amount keyed from the right", () => {
  test.each([
    ["", "", "0.00"],
    ["1", "0.01", "0.01"],
    ["123", "1.23", "1.23"],
    ["0", "0.00", "0.00"],
    ["007", "0.07", "0.07"],
    ["123456", "1234.56", "1,234.56"],
  ])("%s is %s", (keys, yuan, shown) => {
    expect(yuanOfKeys(keyed(keys))).toBe(yuan);
    expect(shownYuan(keyed(keys))).toBe(shown);
  });

  test("the key 00 is two zeros", () => {
    expect(yuanOfKeys(addAmountKey(keyed("50"), "00"))).toBe("50.00");
  });

  test.each([
    ["36.5", "36.50"],
    ["36.", "36.00"],
    [".5", "0.50"],
    ["36.555", "36.55"],
    ["3.6.5", "3.65"],
  ])("typed with a point, %s is %s", (keys, yuan) => {
    expect(yuanOfKeys(keyed(keys))).toBe(yuan);
  });

  test("more digits than a counter takes, and letters, change nothing", () => {
    const full = keyed("999999999");
    expect(addAmountKey(full, "9")).toBe(full);
    expect(addAmountKey("12", "x")).toBe("12");
  });

  test("whatever is keyed is an amount the flows can read, and means fen as keyed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (fen) => {
        const read = parseYuan(yuanOfKeys(keyed(String(fen))));
        expect(read).toEqual({ ok: true, value: BigInt(fen) });
      }),
    );
  });

  test("any row of keys stays readable", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(..."0123456789.", "00"), { minLength: 1, maxLength: 30 }),
        (keys) => {
          expect(parseYuan(yuanOfKeys(keys.reduce(addAmountKey, ""))).ok).toBe(true);
        },
      ),
    );
  });
});
