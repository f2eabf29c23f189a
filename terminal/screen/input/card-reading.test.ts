import { expect, test } from "vitest";
import { cardFromReading } from "./card-reading";

const token = "q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6";

test.each([
  ["6217000012345678", "6217000012345678"],
  [" 6217 0000 1234 5678 ", "6217000012345678"],
  [";6217000012345678?", "6217000012345678"],
  [";6217000012345678=25121010000012300000?", "6217000012345678"],
  ["%B6217000012345678^LI/LEI^2512101?;6217000012345678=2512101?", "6217000012345678"],
  ["%B6217000012345678^LI/LEI^2512101?", "6217000012345678"],
  [`YIKA:PAY:${token}`, `token:${token}`],
])("%s is %s", (reading, card) => {
  expect(cardFromReading(reading)).toBe(card);
});

test.each(["", "1234567", "62170000123456789012", "https://example.com/12345678", "YIKA:PAY:", "+E?"])(
  "%s is no card",
  (reading) => {
    expect(cardFromReading(reading)).toBeNull();
  },
);
