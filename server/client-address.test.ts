import { expect, test } from "vitest";
import { clientAddress } from "./client-address";

const of = (value?: string) =>
  clientAddress(new Headers(value === undefined ? {} : { "x-forwarded-for": value }));

test("the last hop counts: what stands before it a client may have written", () => {
  expect(of("203.0.113.7")).toBe("203.0.113.7");
  expect(of("10.0.0.1, 203.0.113.7")).toBe("203.0.113.7");
  expect(of("2001:db8::1")).toBe("2001:db8::1");
});

test("no address is unknown, a book is cut", () => {
  expect([of(), of(""), of("a, ")]).toEqual(["unknown", "unknown", "unknown"]);
  expect(of("x".repeat(500))).toHaveLength(45);
});
