import { expect, test } from "vitest";
import { fieldCodes } from "@/server/input-fields";
import { createTierInput } from "./schema";

const base = { name: "满百送十", from: "100", give: "fixed", value: "10" };
const parse = (more: Record<string, unknown>) => createTierInput.safeParse({ ...base, ...more });
const codes = (more: Record<string, unknown>) => {
  const parsed = parse(more);
  return parsed.success ? {} : fieldCodes(parsed.error);
};

test("a form as the browser sends it: empty fields are absent, unticked boxes too", () => {
  const parsed = parse({ startsAt: "", endsAt: "", timesPerMember: "", perFullMultiple: "on" });
  expect(parsed.data).toEqual({
    name: "满百送十",
    from: 10_000n,
    give: "fixed",
    value: 1_000n,
    perFullMultiple: true,
    firstRechargeOnly: false,
    startsAt: undefined,
    endsAt: undefined,
    storeIds: undefined,
    timesPerMember: undefined,
  });
});

test.each([
  ["fixed", "8.8", 880n],
  ["fixed", "¥1,000", 100_000n],
  ["percent", "10", 1_000n],
  ["percent", "12.5%", 1_250n],
  ["percent", "０.０１", 1n],
  ["points", "500", 500n],
])("%s %s is %s", (give, value, stored) => {
  expect(parse({ give, value }).data?.value).toBe(stored);
});

test.each([
  ["fixed", "", "REQUIRED"],
  ["fixed", "0", "NOT_POSITIVE"],
  ["fixed", "1.234", "TOO_PRECISE"],
  ["fixed", "ten", "NOT_A_NUMBER"],
  ["percent", "0", "NOT_POSITIVE"],
  ["percent", "1000.01", "TOO_LARGE"],
  ["percent", "1e3", "NOT_A_PERCENTAGE"],
  ["percent", "-5", "NOT_A_PERCENTAGE"],
  ["points", "1.5", "NOT_A_WHOLE_NUMBER"],
  ["points", "1000000000001", "TOO_LARGE"],
])("%s %j is refused as %s, at its own field", (give, value, code) => {
  expect(codes({ give, value })).toEqual({ value: code });
});

test("times are wall clock times that exist", () => {
  expect(parse({ startsAt: "2026-12-01T08:30" }).data?.startsAt).toEqual({ day: "2026-12-01", minutes: 510 });
  for (const startsAt of ["2026-02-30T08:30", "2026-12-01T24:00", "tomorrow", "2026-12-01"]) {
    expect(codes({ startsAt })).toEqual({ startsAt: "NOT_A_TIME" });
  }
});

test("one store or several, each once, in order", () => {
  expect(parse({ storeIds: "7" }).data?.storeIds).toEqual([7n]);
  expect(parse({ storeIds: ["9", "7", "9"] }).data?.storeIds).toEqual([7n, 9n]);
  expect(codes({ storeIds: ["9", "'; drop table"] })).not.toEqual({});
});

test("codes for the other fields", () => {
  expect(codes({ name: " ", from: "", give: "gold", timesPerMember: "0" })).toEqual({
    name: "REQUIRED",
    from: "REQUIRED",
    give: "MALFORMED",
    timesPerMember: "OUT_OF_RANGE",
  });
});
