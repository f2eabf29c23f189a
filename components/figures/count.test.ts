import { describe, expect, it } from "vitest";
import { groupDigits } from "./count";

describe("groupDigits", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1000, "1,000"],
    [-1234567, "−1,234,567"],
    [10n ** 18n, "1,000,000,000,000,000,000"],
    [-12n, "−12"],
  ])("%s", (value, words) => {
    expect(groupDigits(value)).toBe(words);
  });
});
