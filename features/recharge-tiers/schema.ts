import * as z from "zod";
import { isDay } from "@/domain/business-day";
import { toHalfWidth } from "@/domain/full-width";
import { MAX_FEN, parseYuan } from "@/domain/money";
import {
  checkboxField,
  emptyAsAbsent,
  idField,
  lineField,
  refuseField,
  yuanField,
} from "@/server/input-fields";
import { TIER_GIVES } from "@/server/settings";

/** A wall-clock time in the merchant's own zone, as <input type="datetime-local"> gives it. */
export type LocalTime = { readonly day: string; readonly minutes: number };

const localTimeField = z.string().transform((text, ctx): LocalTime => {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::00(?:\.0+)?)?$/.exec(text.trim());
  const [, day = "", hours, minutes] = match ?? [];
  if (!match || !isDay(day)) return refuseField(ctx, "NOT_A_TIME");
  return { day, minutes: Number(hours) * 60 + Number(minutes) };
});

const MAX_PERCENT_BASIS_POINTS = 100_000n;

/** A percentage as typed ("10", "12.5", "10%") in basis points. */
function parsePercent(text: string): bigint | null {
  const match = /^(\d{1,4})(?:\.(\d{1,2}))?\s*%?$/.exec(toHalfWidth(text).trim());
  if (!match) return null;
  return BigInt(match[1] ?? "0") * 100n + BigInt((match[2] ?? "").padEnd(2, "0"));
}

/** What a tier gives, as typed: yuan, percent or points, by `give`. */
function parseValue(
  give: (typeof TIER_GIVES)[number],
  text: string,
): { value: bigint; refused?: never } | { refused: string } {
  if (give === "fixed") {
    const parsed = parseYuan(text);
    if (!parsed.ok) return { refused: parsed.reason };
    return parsed.value > 0n ? { value: parsed.value } : { refused: "NOT_POSITIVE" };
  }
  if (give === "percent") {
    const value = parsePercent(text);
    if (value === null) return { refused: "NOT_A_PERCENTAGE" };
    if (value <= 0n) return { refused: "NOT_POSITIVE" };
    return value > MAX_PERCENT_BASIS_POINTS ? { refused: "TOO_LARGE" } : { value };
  }
  const digits = toHalfWidth(text).trim();
  if (!/^\d{1,13}$/.test(digits)) return { refused: "NOT_A_WHOLE_NUMBER" };
  const points = BigInt(digits);
  if (points <= 0n) return { refused: "NOT_POSITIVE" };
  return points > MAX_FEN ? { refused: "TOO_LARGE" } : { value: points };
}

const timesField = z
  .union(
    [
      z.int(),
      z
        .string()
        .trim()
        .regex(/^\d{1,4}$/)
        .transform(Number),
    ],
    "NOT_A_WHOLE_NUMBER",
  )
  .refine((times) => times >= 1 && times <= 1000, "OUT_OF_RANGE");

const storeIdsField = z
  .union([idField.transform((id) => [id]), z.array(idField).min(1).max(200)])
  .transform((ids) => [...new Set(ids)].sort((a, b) => (a < b ? -1 : 1)));

const tierFields = z.object({
  name: lineField(30),
  /** least amount paid, in yuan */
  from: yuanField,
  give: z.enum(TIER_GIVES, "MALFORMED"),
  /** fixed: yuan; percent: percent; points: points */
  value: z.string("REQUIRED").trim().min(1, "REQUIRED"),
  perFullMultiple: checkboxField,
  startsAt: emptyAsAbsent(localTimeField),
  endsAt: emptyAsAbsent(localTimeField),
  /** none is every store */
  storeIds: emptyAsAbsent(storeIdsField),
  firstRechargeOnly: checkboxField,
  timesPerMember: emptyAsAbsent(timesField),
});

type TierFields = z.output<typeof tierFields>;

function withValue<T extends TierFields>(fields: T, ctx: z.RefinementCtx) {
  const parsed = parseValue(fields.give, fields.value);
  if (parsed.refused !== undefined) {
    ctx.addIssue({ code: "custom", path: ["value"], message: parsed.refused });
    return z.NEVER;
  }
  return { ...fields, value: parsed.value };
}

export const createTierInput = tierFields.transform(withValue);
export const editTierInput = tierFields.extend({ tierId: idField }).transform(withValue);
export const endTierInput = z.object({ tierId: idField });

/** An amount tried out: against the saved tiers, or with one still being written among them. */
export const previewTierInput = z.object({
  paid: yuanField,
  storeId: idField,
  firstRecharge: checkboxField,
  draft: createTierInput.optional(),
  /** the saved tier that the draft would replace */
  tierId: emptyAsAbsent(idField),
});

export type TierTerms = z.output<typeof createTierInput>;
