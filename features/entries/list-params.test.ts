import { describe, expect, it } from "vitest";
import { entryListParams, MAX_DAYS } from "./list-params";
import { soughtNumber } from "./sought-number";
import { cursorText, pageOf, parseCursor } from "./time-cursor";

const today = "2026-11-22";
const daysOf = (params: Record<string, string>) => entryListParams(params, today).days;

describe("the days of the list", () => {
  it("are the last thirty when none are named, and any while a number or a batch is sought", () => {
    expect(daysOf({})).toEqual({ from: "2026-10-24", to: today });
    expect(daysOf({ q: "000123" })).toBeNull();
    expect(daysOf({ batch: "7" })).toBeNull();
    expect(daysOf({ q: "000123", from: today })).toEqual({ from: today, to: today });
  });

  it("reach from the one named to today, or thirty days up to it", () => {
    expect(daysOf({ from: "2026-09-01" })).toEqual({ from: "2026-09-01", to: today });
    expect(daysOf({ to: "2026-09-30" })).toEqual({ from: "2026-09-01", to: "2026-09-30" });
  });

  it("stand in order, and are a year at most", () => {
    expect(daysOf({ from: "2026-09-30", to: "2026-09-01" })).toEqual({
      from: "2026-09-01",
      to: "2026-09-30",
    });
    const days = daysOf({ from: "2020-01-01", to: today });
    expect(days).toEqual({ from: "2025-11-22", to: today });
    expect((Date.parse(today) - Date.parse(days?.from ?? "")) / 86_400_000 + 1).toBe(MAX_DAYS);
  });

  it.each(["2026-02-30", "0001-01-01", "9999-12-31", "yesterday", "2026-11-22'"])("are not %s", (day) => {
    expect(entryListParams({ from: day, to: day }, today)).toMatchObject({ daysChosen: false });
  });
});

it("takes wrong filters as not said", () => {
  const asked = entryListParams(
    { kind: "gift", tender: "shells", sign: "±", figure: "profit", store: "-1", terminal: "1e9", after: "x" },
    today,
  );
  expect(asked).toMatchObject({
    kind: null,
    tender: null,
    sign: null,
    figure: null,
    storeId: null,
    terminalId: null,
  });
  expect(asked.page).toEqual({ after: null, before: null });
});

describe("what a number may be", () => {
  it.each([
    ["100000000123", { ref: 100000000123n, cardNo: "100000000123", voucher: null, phone: null }],
    ["yika:100000000123", { ref: 100000000123n }],
    ["000123", { voucher: 123, cardNo: null, ref: null }],
    ["139 1234 5678", { phone: "13912345678", cardNo: "13912345678" }],
    ["+86 139-1234-5678", { phone: "13912345678" }],
    ["８０００ 0010 0000 0084", { cardNo: "8000001000000084", ref: null }],
    ["王", { ref: null, voucher: null, cardNo: null, phone: null }],
  ])("%s", (typed, is) => {
    expect(soughtNumber(typed)).toMatchObject(is);
  });

  it("is nothing when nothing was typed", () => {
    expect(soughtNumber("  ")).toBeNull();
  });
});

describe("a place in a list", () => {
  it("comes back as it was written", () => {
    const place = { at: new Date("2026-11-22T09:30:00.123Z"), id: 100000000123n };
    expect(parseCursor(cursorText(place))).toEqual(place);
  });

  it.each(["", "1-", "-1", "1-1-1", "1-99999999999999999999", "999999999999999-1", "x"])(
    "is not %s",
    (text) => {
      expect(parseCursor(text)).toBeNull();
    },
  );

  const rows = [3n, 2n, 1n].map((id) => ({ at: new Date(0), id }));
  const place = { at: new Date(0), id: 9n };

  it("says that there is more by the one row too many", () => {
    expect(pageOf(rows, 2, { after: null, before: null }, (row) => row)).toEqual({
      rows: rows.slice(0, 2),
      newer: null,
      older: "0-2",
    });
    expect(pageOf(rows, 3, { after: place, before: null }, (row) => row)).toMatchObject({
      newer: "0-3",
      older: null,
    });
  });

  it("turns rows read backwards round", () => {
    const page = pageOf(rows.toReversed(), 2, { after: null, before: place }, (row) => row);
    expect(page).toEqual({ rows: [rows[1], rows[2]], newer: "0-2", older: "0-1" });
  });
});
