import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  businessDay,
  formatLocalTime,
  isDay,
  startOfBusinessDay,
  weekdayOf,
} from "@/domain/business-day";

const SHANGHAI = "Asia/Shanghai";

describe("the business day", () => {
  test.each([
    ["2026-11-21T15:59:59.999Z", 0, "2026-11-21"],
    ["2026-11-21T16:00:00.000Z", 0, "2026-11-22"],
    ["2026-11-21T19:59:59.999Z", 240, "2026-11-21"],
    ["2026-11-21T20:00:00.000Z", 240, "2026-11-22"],
    ["2026-12-31T17:00:00.000Z", 240, "2026-12-31"],
  ])("%s with a cut-off of %s minutes in Shanghai is %s", (at, cutoff, day) => {
    expect(businessDay(new Date(at), SHANGHAI, cutoff)).toBe(day);
  });

  test("starts at the cut-off", () => {
    expect(startOfBusinessDay("2026-11-22", SHANGHAI, 240).toISOString()).toBe("2026-11-21T20:00:00.000Z");
  });

  test("once begun, a day goes on even if the clock falls back before its midnight", () => {
    const day = (at: string) => businessDay(new Date(at), "America/St_Johns", 0);
    expect(day("2010-11-07T03:00:00Z")).toBe("2010-11-07");
    expect(day("2010-11-07T02:29:59Z")).toBe("2010-11-06");
    expect(day("2010-11-07T02:30:30Z")).toBe("2010-11-07");
  });

  test.each([
    // The clock jumps from 02:00 to 03:00; 02:30 does not exist.
    ["2026-03-08", "America/New_York", 150, "2026-03-08T07:00:00.000Z"],
    // The clock goes back from 02:00 to 01:00; 01:30 comes twice, the first one counts.
    ["2026-11-01", "America/New_York", 90, "2026-11-01T05:30:00.000Z"],
    // Midnight itself is jumped over.
    ["2018-11-04", "America/Sao_Paulo", 0, "2018-11-04T03:00:00.000Z"],
    // A whole day was left out: it ends where it begins.
    ["2011-12-30", "Pacific/Apia", 0, "2011-12-30T10:00:00.000Z"],
    ["2011-12-31", "Pacific/Apia", 0, "2011-12-30T10:00:00.000Z"],
  ])("%s in %s with %s minutes starts at %s", (day, zone, cutoff, at) => {
    expect(startOfBusinessDay(day, zone, cutoff).toISOString()).toBe(at);
  });

  const zone = fc.constantFrom(
    SHANGHAI,
    "Asia/Urumqi",
    "UTC",
    "America/New_York",
    "Europe/Berlin",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
  );
  const cutoff = fc.integer({ min: 0, max: 1439 });
  const instant = fc.date({ min: new Date("2000-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });

  test("every instant lies between the start of its day and the start of the next", () => {
    fc.assert(
      fc.property(instant, zone, cutoff, (at, z, c) => {
        const day = businessDay(at, z, c);
        expect(startOfBusinessDay(day, z, c) <= at).toBe(true);
        expect(at < startOfBusinessDay(addDays(day, 1), z, c)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("the first instant belongs to the day, the one before to the day before", () => {
    fc.assert(
      fc.property(instant, zone, cutoff, (at, z, c) => {
        const day = businessDay(at, z, c);
        const start = startOfBusinessDay(day, z, c).getTime();
        expect(businessDay(new Date(start), z, c)).toBe(day);
        expect(businessDay(new Date(start - 1), z, c)).toBe(addDays(day, -1));
      }),
      { numRuns: 300 },
    );
  });

  test("later instants never belong to earlier days, whatever was asked before", () => {
    fc.assert(
      fc.property(instant, fc.nat(4 * 86_400_000), zone, cutoff, (at, ms, z, c) => {
        const late = businessDay(new Date(at.getTime() + ms), z, c);
        expect(businessDay(at, z, c) <= late).toBe(true);
        expect(businessDay(new Date(at.getTime() + ms), z, c)).toBe(late);
      }),
    );
  });

  test("a zone that does not exist is an error", () => {
    expect(() => businessDay(new Date(0), "Asia/Atlantis", 0)).toThrow(RangeError);
  });

  test("more zones and cut-offs than are remembered are still right", () => {
    const at = new Date("2026-11-22T10:00:00Z");
    const days = Array.from({ length: 600 }, (_, c) => businessDay(at, "UTC", c));
    expect(new Set(days)).toEqual(new Set(["2026-11-22"]));
    expect(businessDay(at, "UTC", 601)).toBe("2026-11-21");
  });
});

describe("days", () => {
  test("are added across months and leap days", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  });

  test("adding and taking away is where one began; the weekday goes round in seven", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 20_000 }),
        fc.integer({ min: -5_000, max: 5_000 }),
        (a, b) => {
          const day = addDays("2026-11-22", a);
          expect(addDays(addDays(day, b), -b)).toBe(day);
          expect(weekdayOf(addDays(day, 7))).toBe(weekdayOf(day));
          expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) + 1) % 7);
        },
      ),
    );
    expect(weekdayOf("2026-11-22")).toBe(0);
  });

  test.each(["2026-02-30", "2026-1-1", "tomorrow", "2026-11-22T00:00", "2026-11-22\n"])(
    "%j is no day",
    (text) => {
      expect(isDay(text)).toBe(false);
      expect(() => addDays(text, 1)).toThrow(RangeError);
      expect(() => weekdayOf(text)).toThrow(RangeError);
      expect(() => startOfBusinessDay(text, SHANGHAI, 0)).toThrow(RangeError);
    },
  );
});

test("the clock on a slip is the merchant's", () => {
  expect(formatLocalTime(new Date("2026-11-22T09:30:05.999Z"), SHANGHAI)).toBe("2026-11-22 17:30:05");
  expect(formatLocalTime(new Date("2026-11-22T16:00:00Z"), SHANGHAI)).toBe("2026-11-23 00:00:00");
});
