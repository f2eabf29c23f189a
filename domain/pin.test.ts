import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decidePin, isNumericSecret, MAX_PIN_TRIES } from "@/domain/pin";

test.each([
  ["123456", true],
  ["123456789012", true],
  ["12345", false],
  ["1234567890123", false],
  ["12345a", false],
  ["１２３４５６", false],
  ["123456\n", false],
])("%j as a numeric secret: %s", (text, is) => {
  expect(isNumericSecret(text)).toBe(is);
});

describe("the PIN", () => {
  test("a card without one asks for none and ignores one given", () => {
    for (const given of ["absent", "right", "wrong"] as const) {
      expect(decidePin({ hasPin: false, given, fails: 0 })).toEqual({ ok: true, value: { fails: 0 } });
    }
  });

  test("right forgets earlier wrong tries", () => {
    expect(decidePin({ hasPin: true, given: "right", fails: 4 })).toEqual({ ok: true, value: { fails: 0 } });
  });

  test("absent is asked for, and is no try", () => {
    expect(decidePin({ hasPin: true, given: "absent", fails: 1 })).toEqual({
      ok: false,
      reason: "PIN_NEEDED",
      detail: { triesLeft: 4, fails: 1 },
    });
  });

  test("wrong counts down; the fifth leaves none", () => {
    expect(decidePin({ hasPin: true, given: "wrong", fails: 0 })).toEqual({
      ok: false,
      reason: "PIN_WRONG",
      detail: { triesLeft: 4, fails: 1 },
    });
    expect(decidePin({ hasPin: true, given: "wrong", fails: 4 })).toEqual({
      ok: false,
      reason: "PIN_WRONG",
      detail: { triesLeft: 0, fails: 5 },
    });
  });

  test("locked answers the same whatever is given", () => {
    for (const given of ["absent", "right", "wrong"] as const) {
      expect(decidePin({ hasPin: true, given, fails: MAX_PIN_TRIES })).toEqual({
        ok: false,
        reason: "PIN_LOCKED",
        detail: { triesLeft: 0, fails: MAX_PIN_TRIES },
      });
    }
  });

  test("of any run of guesses without a right one, five are looked at", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("absent" as const, "wrong" as const), { maxLength: 40 }),
        (guesses) => {
          let fails = 0;
          let judged = 0;
          for (const given of guesses) {
            const result = decidePin({ hasPin: true, given, fails });
            expect(result.ok).toBe(false);
            if (result.ok) return;
            if (result.reason === "PIN_WRONG") judged += 1;
            fails = Number(result.detail?.fails);
          }
          expect(judged).toBe(Math.min(guesses.filter((g) => g === "wrong").length, MAX_PIN_TRIES));
        },
      ),
    );
  });
});
