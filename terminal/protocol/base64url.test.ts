import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64url, fromHex, toBase64url, toHex, utf8 } from "./base64url";

test("base64url and hex agree with Buffer and come back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString("hex"));
      expect(fromBase64url(toBase64url(bytes))).toEqual(new Uint8Array(bytes));
      expect(fromHex(toHex(bytes))).toEqual(new Uint8Array(bytes));
    }),
  );
});

test("only the canonical spelling is read", () => {
  for (const foreign of ["A", "AA==", "AB", "A+", "A/AA", "AAA\n", "AAAAA", "é"])
    expect(fromBase64url(foreign)).toBeNull();
  for (const foreign of ["0", "0G", "AA", "0x"]) expect(fromHex(foreign)).toBeNull();
});

test("text becomes UTF-8", () => {
  expect(utf8("龙井茶")).toEqual(new Uint8Array(Buffer.from("龙井茶", "utf8")));
});
