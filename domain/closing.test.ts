import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideClose, quoteClose } from "@/domain/closing";
import { isBalanced, TENDERS } from "@/domain/entry";
import { NO_LIMITS, PREPAID_CARD_LIMITS } from "@/domain/limits";

const balance = { principal: 12_345n, bonus: 500n, points: 7n };

describe("the quote", () => {
  test("pays back principal, never bonus", () => {
    expect(quoteClose(balance, NO_LIMITS)).toEqual({ ...balance, refund: 12_345n, tenders: TENDERS });
  });
  test("above the largest cash refund only a transfer is left; at it, all tenders are", () => {
    expect(quoteClose({ ...balance, principal: 10_001n }, PREPAID_CARD_LIMITS).tenders).toEqual(["transfer"]);
    expect(quoteClose({ ...balance, principal: 10_000n }, PREPAID_CARD_LIMITS).tenders).toEqual(TENDERS);
  });
  test("nothing to pay needs no tender", () => {
    expect(quoteClose({ ...balance, principal: 0n }, NO_LIMITS)).toMatchObject({ refund: 0n, tenders: [] });
  });
});

describe("closing", () => {
  test("empties the account; bonus and points lapse", () => {
    expect(decideClose({ balance, refund: 12_345n, tender: "cash", limits: NO_LIMITS })).toEqual({
      ok: true,
      value: {
        amounts: {
          cash: -12_345n,
          bonusCost: -500n,
          suspense: 0n,
          principal: -12_345n,
          bonus: -500n,
          sales: 0n,
          points: -7n,
        },
        after: { principal: 0n, bonus: 0n, points: 0n },
      },
    });
  });

  test.each([12_344n, 12_346n, 0n])("shown %s, nothing is booked, and the answer has the quote", (refund) => {
    expect(decideClose({ balance, refund, tender: "cash", limits: NO_LIMITS })).toEqual({
      ok: false,
      reason: "TERMS_CHANGED",
      detail: quoteClose(balance, NO_LIMITS),
    });
  });

  test("cash above the limit is refused, the transfer is not", () => {
    const asked = { balance, refund: 12_345n, limits: PREPAID_CARD_LIMITS };
    expect(decideClose({ ...asked, tender: "cash" })).toEqual({
      ok: false,
      reason: "OVER_LIMIT",
      detail: { limit: "cashRefund", max: 10_000n },
    });
    expect(decideClose({ ...asked, tender: "transfer" }).ok).toBe(true);
  });

  test("money to pay out needs a tender", () => {
    expect(decideClose({ balance, refund: 12_345n, tender: null, limits: NO_LIMITS })).toMatchObject({
      reason: "TENDER_NEEDED",
    });
    expect(
      decideClose({ balance: { ...balance, principal: 0n }, refund: 0n, tender: null, limits: NO_LIMITS }).ok,
    ).toBe(true);
  });

  test("whatever is in it, what was quoted is booked, balances, and leaves nothing", () => {
    const fen = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(
        fc.record({ principal: fen, bonus: fen, points: fc.bigInt({ min: -1_000n, max: 1_000n }) }),
        fc.constantFrom(NO_LIMITS, PREPAID_CARD_LIMITS),
        (held, limits) => {
          const quote = quoteClose(held, limits);
          const result = decideClose({
            balance: held,
            refund: quote.refund,
            tender: quote.tenders[0] ?? null,
            limits,
          });
          expect(result.ok).toBe(true);
          if (!result.ok) return;
          expect(isBalanced(result.value.amounts)).toBe(true);
          expect(result.value.amounts.cash).toBe(-quote.refund);
          expect(result.value.after).toEqual({ principal: 0n, bonus: 0n, points: 0n });
        },
      ),
    );
  });
});
