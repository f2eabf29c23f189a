import * as fc from "fast-check";
import { expect, test } from "vitest";
import { HEADERS, readHeaders, requestEnvelope } from "./envelope";
import { misplacedKey } from "./operations";

const good: Record<string, string> = {
  [HEADERS.terminal]: "10000017",
  [HEADERS.session]: "42",
  [HEADERS.sentAt]: "2026-11-22T09:30:00.000+08:00",
  [HEADERS.nonce]: "EBESExQVFhcYGRobHB0eHw",
  [HEADERS.mac]: "a".repeat(64),
};
const read = (headers: Record<string, string>) => readHeaders((name) => headers[name] ?? null);

test("good headers are read", () => {
  expect(read(good)).toEqual({
    terminal: "10000017",
    session: "42",
    sentAt: "2026-11-22T09:30:00.000+08:00",
    nonce: "EBESExQVFhcYGRobHB0eHw",
    mac: "a".repeat(64),
  });
});

test.each([
  [HEADERS.terminal, ["1000001", "100000170", "1000001x", "１0000017", "10000017\n"]],
  [HEADERS.session, ["", "-1", "042", "4.2", "2147483648", "99999999999", "42\n0"]],
  [
    HEADERS.sentAt,
    ["", "yesterday", "2026-11-22 09:30:00Z", "2026-11-22T09:30:00", "2026-11-22T09:30:00Z\nx"],
  ],
  [HEADERS.nonce, ["", "EBESExQVFhcYGRobHB0eH", "EBESExQVFhcYGRobHB0eHx", "EBESExQVFhcYGRobHB0e=="]],
  [HEADERS.mac, ["", "A".repeat(64), "a".repeat(63), "a".repeat(65), `${"a".repeat(63)}g`]],
])("a malformed or missing %s is refused", (name, wrongs) => {
  for (const wrong of wrongs) expect(read({ ...good, [name]: wrong })).toBeNull();
  const { [name]: _, ...without } = good;
  expect(read(without)).toBeNull();
});

test("the envelope is strict", () => {
  const envelope = { v: 1, op: "spend", trace: 17, txnId: "ICEiIyQlJicoKSorLC0uLw", data: {} };
  expect(requestEnvelope.safeParse(envelope).success).toBe(true);
  const wrong: unknown[] = [
    { ...envelope, v: 2 },
    { ...envelope, v: "1" },
    { ...envelope, trace: 0 },
    { ...envelope, trace: 1.5 },
    { ...envelope, trace: "17" },
    { ...envelope, trace: 2 ** 31 },
    { ...envelope, txnId: "short" },
    { ...envelope, data: [] },
    { ...envelope, data: null },
    { ...envelope, op: "Spend" },
    { ...envelope, op: "a.b.c" },
    { ...envelope, extra: 1 },
    JSON.parse('{"v":1,"op":"spend","data":{},"__proto__":{"trace":1}}'),
    [],
    null,
  ];
  for (const body of wrong) expect(requestEnvelope.safeParse(body).success).toBe(false);
});

test("whatever JSON comes, the envelope answers without throwing", () => {
  fc.assert(fc.property(fc.jsonValue(), (body) => requestEnvelope.safeParse(body).success === false));
});

test("a T has trace and txnId, everything else has neither", () => {
  const txnId = "ICEiIyQlJicoKSorLC0uLw";
  expect(misplacedKey("T", { trace: 1, txnId })).toBeNull();
  expect(misplacedKey("T", { txnId })).toBe("trace");
  expect(misplacedKey("T", { trace: 1 })).toBe("txnId");
  for (const kind of ["Q", "control"] as const) {
    expect(misplacedKey(kind, {})).toBeNull();
    expect(misplacedKey(kind, { trace: 1 })).toBe("trace");
    expect(misplacedKey(kind, { txnId })).toBe("txnId");
  }
});
