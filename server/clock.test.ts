import { afterEach, expect, test } from "vitest";
import { now, setClockForTests } from "./clock";

afterEach(() => setClockForTests(null));

test("a test's clock is read by everyone until it is given back", () => {
  const noon = new Date("2026-11-22T12:00:00Z");
  setClockForTests(() => noon);
  expect(now()).toEqual(noon);
  setClockForTests(null);
  expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000);
});
