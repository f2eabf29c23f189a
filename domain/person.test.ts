import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  GENDER_WORDS,
  GENDERS,
  isBirthday,
  isPhone,
  maskName,
  maskPhone,
  normalizePhone,
} from "@/domain/person";

describe("phones", () => {
  test.each([
    ["13912341234", true],
    ["19912341234", true],
    ["12912341234", false],
    ["1391234123", false],
    ["139123412345", false],
    ["+4915112345678", true],
    ["+123456", true],
    ["+12345", false],
    ["+1234567890123456", false],
    ["01012345678", false],
    ["139 1234 1234", false],
    ["", false],
  ])("%j: %s", (text, is) => {
    expect(isPhone(text)).toBe(is);
  });

  test.each([
    ["139 1234 1234", "13912341234"],
    ["139-1234-1234", "13912341234"],
    ["１３９１２３４１２３４", "13912341234"],
    ["+86 139 1234 1234", "13912341234"],
    ["0086 13912341234", "13912341234"],
    ["8613912341234", "13912341234"],
    ["＋４９ (151) 1234.5678", "+4915112345678"],
    ["0049 151 12345678", "+4915112345678"],
    ["+86 10 1234 5678", "+861012345678"],
  ])("%j is stored as %s", (typed, stored) => {
    expect(normalizePhone(typed)).toBe(stored);
  });

  test("normalizing twice is normalizing once", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."+0123456789 -()１８６") }), (text) => {
        const once = normalizePhone(text);
        if (isPhone(once)) expect(normalizePhone(once)).toBe(once);
      }),
    );
  });

  test.each([
    ["13912341234", "139 **** 1234"],
    ["+4915112345678", "+49 **** 5678"],
    ["+123456", "+12 **** 56"],
  ])("%s is masked", (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });
});

describe("names", () => {
  test.each([
    ["张三", "张*"],
    ["张三丰", "张**"],
    ["司马相如", "司**"],
    ["张", "张*"],
    ["𠮷野", "𠮷*"],
    ["John", "J***"],
    [" Jo ", "J***"],
    ["", ""],
  ])("%j is masked as %j", (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  test("a mask is never the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (name) => {
        if (name.trim() !== "" && !name.includes("*")) expect(maskName(name)).not.toBe(name);
      }),
    );
  });
});

describe("birthdays", () => {
  test.each([
    ["2000-02-29", true],
    ["1900-01-01", true],
    ["2026-11-22", true],
    ["2026-11-23", false],
    ["1899-12-31", false],
    ["2001-02-29", false],
    ["2000-13-01", false],
    ["2000-00-10", false],
    ["2000-1-1", false],
    ["2000-01-01T00:00:00Z", false],
    ["", false],
  ])("%s: %s", (text, is) => {
    expect(isBirthday(text, "2026-11-22")).toBe(is);
  });

  test("without a today, any real day goes", () => {
    expect(isBirthday("2999-01-01")).toBe(true);
  });
});

test("genders have words", () => {
  expect(GENDERS.map((g) => GENDER_WORDS[g].zh)).toEqual(["女", "男", "未填"]);
  expect(GENDERS.map((g) => GENDER_WORDS[g].en)).toEqual(["Female", "Male", "Not given"]);
});
