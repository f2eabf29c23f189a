import * as z from "zod";
import { TIER_GIVES } from "@/server/settings";

const digits = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);

/** A tier's terms as the ledger copied them onto the entry; dates as RFC 3339, 64-bit figures as digits. */
const storedTerms = z.object({
  name: z.string(),
  from: digits,
  give: z.enum(TIER_GIVES),
  value: digits,
  perFullMultiple: z.boolean(),
  firstRechargeOnly: z.boolean(),
  timesPerMember: z.number().nullable(),
});

export type TierTerms = z.output<typeof storedTerms>;

/** @throws ZodError when the entry holds something else than terms */
export function readTierTerms(stored: unknown): TierTerms | null {
  return stored === null ? null : storedTerms.parse(stored);
}
