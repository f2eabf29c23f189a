import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CheckNeeded,
  decideHolderCheck,
  HOLDER_CHECK_WORDS,
  HOLDER_CHECKS,
  type HolderCheck,
  SPOKEN_CHECKS,
} from "@/domain/holder-check";

const enough = (needed: CheckNeeded, hasPin: boolean, gated: boolean): HolderCheck[] =>
  HOLDER_CHECKS.filter((check) => decideHolderCheck({ check, needed, hasPin, gated }).ok);

describe("at a terminal", () => {
  test.each([
    ["pin", true, ["pin"]],
    ["pin", false, ["noPin"]],
    ["pinOrSecondPerson", true, ["pin", "secondPerson"]],
    // Whoever found the card must not be able to set it free.
    ["pinOrSecondPerson", false, ["secondPerson"]],
    ["person", true, SPOKEN_CHECKS],
    ["person", false, SPOKEN_CHECKS],
  ] as const)("%s, card with a PIN: %s", (needed, hasPin, checks) => {
    expect(enough(needed, hasPin, true)).toEqual([...checks]);
  });
});

test("where no PIN is asked nobody can say that one was right", () => {
  const asked = fc.record({
    check: fc.constantFrom(...HOLDER_CHECKS),
    needed: fc.constantFrom<CheckNeeded>("pin", "pinOrSecondPerson", "person"),
    hasPin: fc.boolean(),
  });
  fc.assert(
    fc.property(asked, ({ check, needed, hasPin }) => {
      const spoken = SPOKEN_CHECKS.some((known) => known === check);
      expect(decideHolderCheck({ check, needed, hasPin, gated: false })).toEqual(
        spoken ? { ok: true, value: check } : { ok: false, reason: "HOLDER_NOT_CHECKED", detail: { check } },
      );
    }),
  );
});

test("every way has its own word in both languages", () => {
  expect(new Set(HOLDER_CHECKS.map((c) => HOLDER_CHECK_WORDS[c].zh)).size).toBe(HOLDER_CHECKS.length);
  expect(new Set(HOLDER_CHECKS.map((c) => HOLDER_CHECK_WORDS[c].en)).size).toBe(HOLDER_CHECKS.length);
});
