import { expect, test } from "vitest";
import { auditable } from "./audit";

test("figures, instants and what is nested become plain JSON", () => {
  const at = new Date("2026-11-22T04:00:00Z");
  const row = { fromFen: 10_000n, at, storeIds: [1n, 2n], limits: { cashRefund: null }, name: "满百送十" };
  expect(JSON.stringify(auditable(row))).toBe(
    '{"fromFen":"10000","at":"2026-11-22T04:00:00.000Z","storeIds":["1","2"],"limits":{"cashRefund":null},"name":"满百送十"}',
  );
});

test.each([
  "password",
  "newPassword",
  "rechargePassword",
  "passwordHash",
  "pin",
  "newPin",
  "pinVerifier",
  "key",
  "macKey",
  "keySealed",
  "sessionToken",
  "salt",
  "code",
  "activationCode",
  "authSecret",
])("%s is refused, at any depth", (name) => {
  expect(() => auditable({ [name]: "123456" })).toThrow("looks like a secret");
  expect(() => auditable({ card: { [name]: 123456n } })).toThrow("looks like a secret");
  expect(() => auditable({ cards: [{ [name]: "123456" }] })).toThrow("looks like a secret");
});

test("that a secret was set may be told", () => {
  expect(auditable({ passwordSet: true, passwordMustChange: false })).toEqual({
    passwordSet: true,
    passwordMustChange: false,
  });
});

test("names that only look alike pass", () => {
  const row = { keyboard: "us", zipcode: "100000", opinion: "good", monkey: "brass", groups: ["a"] };
  expect(auditable(row)).toEqual(row);
});

test("raw bytes are refused whatever their name", () => {
  expect(() => auditable({ picture: new Uint8Array(2) })).toThrow("raw bytes");
  expect(() => auditable({ pictures: [new Uint8Array(2)] })).toThrow("raw bytes");
});
