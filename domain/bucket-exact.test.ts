import fc from "fast-check";
import { expect, test } from "vitest";
import { splitAcrossBuckets } from "@/domain/bucket";

/** Buckets in the ratio of whole numbers, and an amount that the ratio divides: the share is exact, and a float's is not. */
const even = fc
  .record({
    bonus: fc.bigInt({ min: 1n, max: 997n }),
    principal: fc.bigInt({ min: 1n, max: 997n }),
    unit: fc.bigInt({ min: 1n, max: 10n ** 8n }),
    share: fc.bigInt({ min: 1n, max: 10n ** 8n }),
  })
  .map(({ bonus, principal, unit, share }) => ({ bonus, principal, unit, parts: (share % unit) + 1n }));

test("a share that comes out even is given to the fen, however large the figures", () => {
  fc.assert(
    fc.property(even, ({ bonus, principal, unit, parts }) => {
      const holds = { principal: principal * unit, bonus: bonus * unit };
      const split = splitAcrossBuckets(holds, (bonus + principal) * parts, "proportional");
      expect(split).toEqual({ principal: principal * parts, bonus: bonus * parts });
    }),
    { numRuns: 500 },
  );
});
