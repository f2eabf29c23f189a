import { expect, test } from "vitest";
import * as z from "zod";
import {
  checkboxField,
  emptyAsAbsent,
  fieldCodes,
  idField,
  lineField,
  numericPasswordField,
  yuanField,
} from "./input-fields";

const codeOf = (schema: z.ZodType, value: unknown) => {
  const parsed = z.object({ field: schema }).safeParse({ field: value });
  return parsed.success ? null : fieldCodes(parsed.error).field;
};

test.each([
  [" 小李 ", null],
  ["", "REQUIRED"],
  [undefined, "REQUIRED"],
  [7, "REQUIRED"],
  ["x".repeat(21), "TOO_LONG"],
  ["a\nb", "UNSEEN_CHARACTERS"],
  ["a\u202eb", "UNSEEN_CHARACTERS"],
])("line %j: %s", (value, code) => {
  expect(codeOf(lineField(20), value)).toBe(code);
});

test.each([
  ["12.50", 1_250n],
  ["１２", 1_200n],
  [1_250n, 1_250n],
])("yuan %s are %s fen", (typed, fen) => {
  expect(yuanField.parse(typed)).toBe(fen);
});

test.each([
  ["", "REQUIRED"],
  [undefined, "REQUIRED"],
  [12.5, "REQUIRED"],
  ["0", "NOT_POSITIVE"],
  [0n, "NOT_POSITIVE"],
  [-5n, "NOT_POSITIVE"],
  [10n ** 12n + 1n, "TOO_LARGE"],
  ["1.005", "TOO_PRECISE"],
])("yuan %s: %s", (typed, code) => {
  expect(codeOf(yuanField, typed)).toBe(code);
});

test("an id is its digits; nothing the database could not hold", () => {
  expect([idField.parse("42"), idField.parse(42n)]).toEqual([42n, 42n]);
  for (const bad of ["0", "-1", "1.0", "1e3", " 1", "9".repeat(19), "", 0n, 42, null]) {
    expect(codeOf(idField, bad)).toBe("MALFORMED");
  }
});

test.each([
  ["on", true],
  ["true", true],
  [true, true],
  ["", false],
  ["false", false],
  [undefined, false],
])("checkbox %j is %s", (value, ticked) => {
  expect(z.object({ field: checkboxField }).parse({ field: value })).toEqual({ field: ticked });
});

test("what is left empty is absent", () => {
  const schema = z.object({ field: emptyAsAbsent(numericPasswordField) });
  expect(schema.parse({ field: "" }).field).toBeUndefined();
  expect(schema.parse({}).field).toBeUndefined();
  expect(schema.parse({ field: "１２３４５６" }).field).toBe("123456");
  for (const bad of ["12345", "1234567890123", "12345a"]) {
    expect(codeOf(numericPasswordField, bad)).toBe("NOT_SIX_TO_TWELVE_DIGITS");
  }
});

test("zod's own words never reach a screen, and a field has one code", () => {
  const parsed = z
    .object({ a: z.string().email(), b: z.object({ c: z.number() }) })
    .safeParse({ a: "x", b: {} });
  expect(parsed.success ? null : fieldCodes(parsed.error)).toEqual({ a: "MALFORMED", "b.c": "MALFORMED" });
});
