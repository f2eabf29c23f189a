import * as fc from "fast-check";
import { expect, test } from "vitest";
import { toBase64url } from "./base64url";
import { isOperation, OPERATIONS, specOf } from "./operations";
import {
  packSecret,
  SECRET_BLOCK_BYTES,
  secretAad,
  secretAt,
  secretField,
  secretSubject,
  unpackSecret,
} from "./secret";

test("any secret packs into 16 bytes and comes back", () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9]{6,12}$/),
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      (digits, fill) => {
        const block = packSecret(digits, fill);
        expect(block.length).toBe(SECRET_BLOCK_BYTES);
        expect(unpackSecret(block)).toBe(digits);
      },
    ),
  );
});

test("what is no secret is refused on both sides", () => {
  const fill = new Uint8Array(16);
  for (const digits of ["", "12345", "1234567890123", "12345a", "１２３４５６", "123 456"]) {
    expect(() => packSecret(digits, fill)).toThrow(RangeError);
  }
  expect(() => packSecret("123456", new Uint8Array(8))).toThrow(RangeError);
  const block = packSecret("123456", fill);
  expect(unpackSecret(block.slice(0, 15))).toBeNull();
  for (const [at, byte] of [
    [0, 5],
    [0, 13],
    [0, 0],
    [1, 0x2f],
    [6, 0x3a],
  ] as const) {
    const bad = block.slice();
    bad[at] = byte;
    expect(unpackSecret(bad)).toBeNull();
  }
});

test("the wire form is exactly 44 bytes", () => {
  expect(secretField.safeParse(toBase64url(new Uint8Array(44))).success).toBe(true);
  for (const length of [43, 45])
    expect(secretField.safeParse(toBase64url(new Uint8Array(length))).success).toBe(false);
});

test("every secret has its subject", () => {
  const data = {
    operator: "01",
    card: { no: "62170012" },
    pin: "x",
    supervisor: { no: "00", password: "y" },
  };
  expect(secretSubject("spend", "pin", data)).toBe("62170012");
  expect(secretSubject("card.changePin", "newPin", { card: { token: "abcdefghijklmnop" } })).toBe(
    "abcdefghijklmnop",
  );
  expect(secretSubject("void", "supervisor.password", data)).toBe("00");
  expect(secretSubject("operator.signIn", "password", data)).toBe("01");
  expect(secretSubject("recharge", "rechargePassword", data)).toBe("-");
  expect(secretSubject("spend", "pin", { card: { no: 12 } })).toBeNull();
  expect(secretSubject("spend", "pin", {})).toBeNull();
  expect(secretSubject("spend", "note", data)).toBeNull();
  expect(secretAt(data, "pin")).toBe("x");
  expect(secretAt(data, "supervisor.password")).toBe("y");
  expect(secretAt(data, "rechargePassword")).toBeNull();
});

test("every operation's secrets have a subject rule", () => {
  const data = { operator: "01", no: "07", card: { no: "62170012" }, supervisor: { no: "00" } };
  for (const op of Object.keys(OPERATIONS).filter(isOperation)) {
    for (const field of specOf(op).secrets) expect(secretSubject(op, field, data)).not.toBeNull();
  }
});

test("the additional data names the place", () => {
  const place = { terminal: "10000017", session: 42, trace: 0, field: "pin", subject: "62170012" };
  expect(secretAad(place)).toBe("10000017|42|0|pin|62170012");
});
