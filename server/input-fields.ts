import * as z from "zod";
import { toHalfWidth } from "@/domain/full-width";
import { MAX_FEN, parseYuan } from "@/domain/money";
import { isNumericSecret } from "@/domain/pin";

/** One code per field path, taken from a schema's own messages; anything zod says in its own words is MALFORMED. */
export function fieldCodes(error: z.ZodError): Record<string, string> {
  const codes: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.map(String).join(".") || "form";
    codes[path] ??= /^[A-Z][A-Z0-9_]*$/.test(issue.message) ? issue.message : "MALFORMED";
  }
  return codes;
}

/** Control characters, lone surrogates, and what hides or turns text around. */
const UNSEEN = /[\p{Cc}\p{Cs}\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** One line of text, trimmed; codes REQUIRED, TOO_LONG, UNSEEN_CHARACTERS. */
export const lineField = (longest: number) =>
  z
    .string("REQUIRED")
    .trim()
    .min(1, "REQUIRED")
    .max(longest, "TOO_LONG")
    .refine((text) => !UNSEEN.test(text), "UNSEEN_CHARACTERS");

/** As lineField, but may be empty or left out. */
export const optionalLineField = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, "TOO_LONG")
    .refine((text) => !UNSEEN.test(text), "UNSEEN_CHARACTERS")
    .default("");

/** A row's id: a bigint, or its digits from a form. */
export const idField = z.union(
  [
    z.bigint().positive(),
    z
      .string()
      .regex(/^[1-9][0-9]{0,17}$/)
      .transform(BigInt),
  ],
  "MALFORMED",
);

/** A checkbox: "on" or "true" when ticked, absent when not. */
export const checkboxField = z
  .union([z.boolean(), z.enum(["on", "true", "false", ""])])
  .optional()
  .transform((ticked) => ticked === true || ticked === "on" || ticked === "true");

/** What is left empty in a form is as if it were not there. */
export const emptyAsAbsent = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === "" || value === null ? undefined : value), schema.optional());

/** Money as typed in yuan, as fen above zero; codes of domain/money, and REQUIRED, NOT_POSITIVE. */
export const yuanField = z.union([z.bigint(), z.string()], "REQUIRED").transform((typed, ctx) => {
  if (typeof typed === "string" && typed.trim() === "") return refuseField(ctx, "REQUIRED");
  const parsed = typeof typed === "bigint" ? { ok: true as const, value: typed } : parseYuan(typed);
  if (!parsed.ok) return refuseField(ctx, parsed.reason);
  if (parsed.value <= 0n) return refuseField(ctx, "NOT_POSITIVE");
  return parsed.value > MAX_FEN ? refuseField(ctx, "TOO_LARGE") : parsed.value;
});

/** A numeric password of 6 to 12 digits, full-width ones too; codes REQUIRED, NOT_SIX_TO_TWELVE_DIGITS. */
export const numericPasswordField = z
  .string("REQUIRED")
  .min(1, "REQUIRED")
  .transform(toHalfWidth)
  .refine(isNumericSecret, "NOT_SIX_TO_TWELVE_DIGITS");

/** A portal password: long enough to be worth a slow hash, short enough not to feed it books. */
export const userPasswordField = z.string("REQUIRED").min(8, "TOO_SHORT").max(128, "TOO_LONG");

export function refuseField(ctx: z.RefinementCtx, code: string): never {
  ctx.addIssue({ code: "custom", message: code });
  return z.NEVER;
}
