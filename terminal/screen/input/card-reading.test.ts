import { describe, expect, test } from "vitest";
import { cardFromBurst, cardFromReading } from "./card-reading";

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

describe("a burst that followed closely on other keys", () => {
  const CARD = "8000001000004888"; // its last digit is the check digit
  test.each([
    ["3", CARD, CARD, "a short key, then a swipe"],
    ["800", CARD.slice(3), CARD, "the number's head, held up"],
    ["8000001000", CARD.slice(10), CARD, "a head so long that the rest is no card"],
    ["123456", CARD, CARD, "more digits than a card has"],
    ["99", `;${CARD}=2512?`, CARD, "a track says itself where the number begins"],
    ["YIKA:", `PAY:${token}`, `token:${token}`, "a one-time code, held up"],
  ])("%s, then %s is %s: %s", (earlier, text, card) => {
    expect(cardFromBurst(text, earlier)).toBe(card);
  });

  test("is no card where the check digit does not tell: half a number may be somebody else's", () => {
    expect(cardFromBurst("7000012345671", "62")).toBeNull();
  });
});
