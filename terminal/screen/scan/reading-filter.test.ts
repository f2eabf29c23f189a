import { describe, expect, test } from "vitest";
import { readingFilter } from "./reading-filter";

const square = (text: string) => ({ text, checked: true });
const bars = (text: string) => ({ text, checked: false });

describe("which readings count", () => {
  test("a QR code counts at once, and once while it stays in view", () => {
    const filter = readingFilter();
    expect(filter(square("YIKA:PAY:a"), 0)).toBe("YIKA:PAY:a");
    for (let at = 150; at < 6_000; at += 150) expect(filter(square("YIKA:PAY:a"), at)).toBeNull();
  });

  test("shown again after a while it counts again; another one counts at once", () => {
    const filter = readingFilter();
    filter(square("a"), 0);
    expect(filter(square("b"), 150)).toBe("b");
    expect(filter(null, 300)).toBeNull();
    expect(filter(square("b"), 2_150)).toBe("b");
  });

  test("bars count when two pictures in a row agree", () => {
    const filter = readingFilter();
    expect(filter(bars("62170001"), 0)).toBeNull();
    expect(filter(bars("62170007"), 150)).toBeNull();
    expect(filter(bars("62170007"), 300)).toBe("62170007");
    expect(filter(bars("62170007"), 450)).toBeNull();
  });

  test("a picture without a code in between begins anew", () => {
    const filter = readingFilter();
    filter(bars("62170001"), 0);
    filter(null, 150);
    expect(filter(bars("62170001"), 300)).toBeNull();
  });
});
