import { describe, expect, it } from "vitest";
import { ticksUpTo, tickWords } from "./axis";

describe("ticksUpTo", () => {
  it.each([
    [0n, [0n]],
    [1n, [0n, 1n]],
    [5n, [0n, 1n, 2n, 3n, 4n, 5n]],
    [1_234_500n, [0n, 500_000n, 1_000_000n, 1_500_000n]],
    [10_000n, [0n, 2_000n, 4_000n, 6_000n, 8_000n, 10_000n]],
  ])("%s", (largest, ticks) => {
    expect(ticksUpTo(largest)).toEqual(ticks);
  });

  it("always reaches the largest value within the bound", () => {
    for (let largest = 1n; largest < 10n ** 13n; largest = largest * 3n + 1n) {
      const ticks = ticksUpTo(largest);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect((ticks.at(-1) ?? 0n) >= largest).toBe(true);
    }
  });
});

describe("tickWords", () => {
  it.each([
    [0n, "zh-CN", "0"],
    [500_000n, "zh-CN", "5,000"],
    [1_500_000n, "zh-CN", "1.5万"],
    [2_000_000n, "zh-CN", "2万"],
    [500_000n, "en", "¥5k"],
    [1_500_000n, "en", "¥15k"],
    [50_000n, "en", "¥500"],
  ])("%s in %s is %s", (value, locale, words) => {
    expect(tickWords(value, "fen", locale)).toBe(words);
  });

  it("names the unit at the top", () => {
    expect(tickWords(1_500_000n, "fen", "zh-CN", true)).toBe("1.5万元");
    expect(tickWords(1_500_000n, "fen", "en", true)).toBe("¥15k");
    expect(tickWords(1_500n, "count", "zh-CN", true)).toBe("1,500");
  });
});
