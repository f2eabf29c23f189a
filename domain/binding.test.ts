import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideBind, decideUnbind, isEmpty, MAX_MERCHANTS_OF_CARD } from "@/domain/binding";
import { CARD_STATES } from "@/domain/card-state";

const ASKED = { state: "active", issuedHere: false, boundHere: false, merchants: 1 } as const;

describe("binding", () => {
  test("an active card of another merchant is bound", () => {
    expect(decideBind(ASKED)).toEqual({ ok: true, value: null });
  });

  test.each([
    ["someone's stock is no card yet", { state: "stock" }, { reason: "UNKNOWN_CARD" }],
    [
      "one's own stock has to be opened",
      { state: "stock", issuedHere: true },
      { reason: "STATE_FORBIDS", detail: { state: "stock" } },
    ],
    ["a lost card", { state: "lost" }, { reason: "CARD_LOST" }],
    ["a replaced card", { state: "replaced" }, { reason: "STATE_FORBIDS", detail: { state: "replaced" } }],
    ["a closed card", { state: "closed" }, { reason: "STATE_FORBIDS", detail: { state: "closed" } }],
    ["a card opened here needs none", { issuedHere: true }, { reason: "ALREADY_EXISTS" }],
    ["one binding is enough", { boundHere: true }, { reason: "ALREADY_EXISTS" }],
    ["lost and bound says bound", { boundHere: true, state: "lost" }, { reason: "ALREADY_EXISTS" }],
    [
      "the most merchants there may be",
      { merchants: MAX_MERCHANTS_OF_CARD },
      { reason: "OVER_LIMIT", detail: { limit: "merchants", max: BigInt(MAX_MERCHANTS_OF_CARD) } },
    ],
  ] as const)("%s", (_, but, refused) => {
    expect(decideBind({ ...ASKED, ...but })).toEqual({ ok: false, ...refused });
  });

  test("only an active card is ever bound, once per merchant, and never past the most", () => {
    fc.assert(
      fc.property(
        fc.record({
          state: fc.constantFrom(...CARD_STATES),
          issuedHere: fc.boolean(),
          boundHere: fc.boolean(),
          merchants: fc.integer({ min: 0, max: MAX_MERCHANTS_OF_CARD * 2 }),
        }),
        (asked) => {
          const may =
            asked.state === "active" &&
            !asked.issuedHere &&
            !asked.boundHere &&
            asked.merchants < MAX_MERCHANTS_OF_CARD;
          expect(decideBind(asked).ok).toBe(may);
        },
      ),
    );
  });
});

describe("unbinding", () => {
  const ZERO = { principal: 0n, bonus: 0n, points: 0n };

  test("an empty account of a merchant that did not issue the card goes", () => {
    expect(decideUnbind({ issuedHere: false, balance: ZERO })).toEqual({ ok: true, value: null });
  });

  test("the issuer's does not", () => {
    expect(decideUnbind({ issuedHere: true, balance: ZERO })).toEqual({ ok: false, reason: "ISSUED_HERE" });
  });

  test("whatever is on it keeps it, points owed too, and is named", () => {
    const figure = fc.bigInt({ min: 0n, max: 1_000_000n });
    const balance = fc.record({
      principal: figure,
      bonus: figure,
      points: fc.bigInt({ min: -1_000_000n, max: 1_000_000n }),
    });
    fc.assert(
      fc.property(balance, (held) => {
        const empty = held.principal + held.bonus === 0n && held.points === 0n;
        expect(isEmpty(held)).toBe(empty);
        expect(decideUnbind({ issuedHere: false, balance: { ...held } })).toEqual(
          empty ? { ok: true, value: null } : { ok: false, reason: "STILL_IN_USE", detail: held },
        );
      }),
    );
    expect(isEmpty({ ...ZERO, points: -1n })).toBe(false);
  });
});
