import { afterEach, expect, test, vi } from "vitest";
import { demandOn, minuteOfShare, shareOfDay } from "./calendar";
import { cardHolders } from "./card-holders";
import { randomOf } from "./random";
import { chooseZone, daysOf, partOfDay } from "./story";

const story = {
  seed: "test-1",
  zone: "Asia/Shanghai",
  days: 90,
  members: 400,
  until: new Date("2026-11-22T12:00:00Z"),
};

afterEach(() => vi.unstubAllEnvs());

test("the same place draws the same, another place something else", () => {
  const draws = (place: number) => Array.from({ length: 8 }, () => randomOf("s", place).int(0, 1_000_000));
  expect(draws(1)).toEqual(draws(1));
  expect(draws(1)).not.toEqual(draws(2));
});

test("a story ends today, and today has only the guests who have come", () => {
  const days = daysOf(story);
  expect([days.length, days[0], days.at(-1)]).toEqual([91, "2026-08-24", "2026-11-22"]);
  expect(partOfDay(story, "2026-11-21")).toBe(1);
  expect(partOfDay(story, "2026-11-22")).toBeGreaterThan(0.4);
  expect(partOfDay(story, "2026-11-22")).toBeLessThan(0.9);
  expect(partOfDay({ ...story, until: new Date("2026-11-22T01:00:00Z") }, "2026-11-22")).toBe(0);
});

test("the hours of a day: the inverse agrees, the evening is the peak", () => {
  for (const minute of [0, 14, 90, 300, 601, 749])
    expect(minuteOfShare(shareOfDay(minute))).toBeCloseTo(minute);
  const evening = shareOfDay(630) - shareOfDay(540);
  expect(evening).toBeGreaterThan(2 * (shareOfDay(90) - shareOfDay(0)));
});

test("weekends and lunar holidays are busier", () => {
  expect(demandOn("2026-11-21")).toBeGreaterThan(1.5 * demandOn("2026-11-18"));
  expect(demandOn("2026-09-25")).toBeGreaterThan(1.5 * demandOn("2026-09-18"));
});

test("400 people, each phone once, some with two cards, some without a name, half with a PIN", () => {
  const holders = cardHolders(story);
  const people = new Map(holders.map(({ person }) => [person.phone, person]));
  expect(people.size).toBe(400);
  expect(holders.length - people.size).toBeGreaterThan(8);
  const unnamed = [...people.values()].filter(({ name }) => name === "").length;
  expect(unnamed).toBeGreaterThan(20);
  expect(unnamed).toBeLessThan(100);
  expect(Math.abs(holders.filter(({ pin }) => pin !== null).length / holders.length - 0.5)).toBeLessThan(0.1);
  expect(cardHolders(story)).toEqual(holders);
  expect(cardHolders({ ...story, seed: "test-2" })).not.toEqual(holders);
});

test("the shops keep Shanghai's hours, or this machine's while it is night there", () => {
  vi.stubEnv("TZ", "Europe/Berlin");
  expect(chooseZone(new Date("2026-11-22T12:00:00Z"))).toBe("Asia/Shanghai");
  expect(chooseZone(new Date("2026-11-22T18:00:00Z"))).toBe("Europe/Berlin");
  expect(chooseZone(new Date("2026-11-22T00:30:00Z"))).toBe("Asia/Shanghai");
});
