import { describe, expect, it } from "vitest";
import { exactTime } from "./date-time";

const at = new Date("2026-11-21T16:30:05Z");

describe("exactTime", () => {
  it.each([
    ["zh-CN", "2026-11-22 00:30"],
    ["en", "22 Nov 2026, 00:30"],
  ])("writes the merchant's clock in %s", (locale, words) => {
    expect(exactTime(at, "Asia/Shanghai", locale)).toBe(words);
  });

  it.each([
    ["zh-CN", "11-22 00:30"],
    ["en", "22 Nov, 00:30"],
  ])("leaves this year out in %s", (locale, words) => {
    expect(exactTime(at, "Asia/Shanghai", locale, new Date("2026-12-01T00:00:00Z"))).toBe(words);
  });

  it("knows that it is another year already where the merchant is", () => {
    const newYear = new Date("2026-12-31T17:00:00Z");
    expect(exactTime(newYear, "Asia/Shanghai", "zh-CN", at)).toBe("2027-01-01 01:00");
    expect(exactTime(newYear, "Europe/London", "zh-CN", at)).toBe("12-31 17:00");
  });
});
