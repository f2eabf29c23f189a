import { describe, expect, it } from "vitest";
import { comparedPeriods } from "./periods";

const at = (time: string) => new Date(time);

describe("the days that are compared", () => {
  it("end where today has got to", () => {
    const clock = { zone: "Asia/Shanghai", cutoffMinutes: 0 };
    const { today, yesterday, lastWeek } = comparedPeriods(at("2026-11-18T04:00:00Z"), clock);
    expect([today.day, yesterday.day, lastWeek.day]).toEqual(["2026-11-18", "2026-11-17", "2026-11-11"]);
    expect(yesterday.since).toEqual(at("2026-11-16T16:00:00Z"));
    expect(yesterday.until).toEqual(at("2026-11-17T04:00:00.001Z"));
    expect(lastWeek.until).toEqual(at("2026-11-11T04:00:00.001Z"));
  });

  it("take the present instant in", () => {
    const now = at("2026-11-18T04:00:00Z");
    expect(comparedPeriods(now, { zone: "UTC", cutoffMinutes: 0 }).today.until.getTime()).toBeGreaterThan(
      now.getTime(),
    );
  });

  it("begin with the cut-off, not with midnight", () => {
    const clock = { zone: "Asia/Shanghai", cutoffMinutes: 240 };
    const { today } = comparedPeriods(at("2026-11-17T18:30:00Z"), clock);
    expect(today).toMatchObject({ day: "2026-11-17", since: at("2026-11-16T20:00:00Z") });
  });

  it("do not reach into the next day when a clock change made yesterday shorter", () => {
    // Europe/Berlin, 29 March 2026 has 23 hours; the day after is asked at its very end.
    const clock = { zone: "Europe/Berlin", cutoffMinutes: 0 };
    const { yesterday } = comparedPeriods(at("2026-03-30T21:59:00Z"), clock);
    expect(yesterday).toMatchObject({ day: "2026-03-29", until: at("2026-03-29T22:00:00Z") });
  });
});
