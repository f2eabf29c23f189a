import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  computeWorked,
  countPunches,
  decidePunch,
  decidePunchTime,
  isMissingOut,
  PUNCH_AGE_MS,
  PUNCH_AHEAD_MS,
  SAME_PUNCH_MS,
} from "@/domain/attendance";

const MORNING = Date.parse("2026-11-22T01:00:00Z");
const instant = (ms: number) => new Date(MORNING + ms);
const punches = (...offsets: number[]) => offsets.map((ms) => ({ at: instant(ms) }));
const HOUR = 3_600_000;

/** What a day's arrivals leave stored, each decided when it came. */
function arrive(offsets: readonly number[]): { at: Date }[] {
  const stored: { at: Date }[] = [];
  for (const ms of offsets) {
    const decided = decidePunch(stored, instant(ms));
    if (!decided.repeated) stored.push({ at: decided.at });
  }
  return stored;
}

describe("the instant of a punch", () => {
  test("may be a little ahead and a week old, not more", () => {
    const now = instant(0);
    expect(decidePunchTime(instant(PUNCH_AHEAD_MS), now).ok).toBe(true);
    expect(decidePunchTime(instant(PUNCH_AHEAD_MS + 1), now)).toEqual({
      ok: false,
      reason: "PUNCH_AHEAD",
      detail: { max: 120n },
    });
    expect(decidePunchTime(instant(-PUNCH_AGE_MS), now).ok).toBe(true);
    expect(decidePunchTime(instant(-PUNCH_AGE_MS - 1), now)).toEqual({
      ok: false,
      reason: "PUNCH_TOO_OLD",
      detail: { max: 604_800n },
    });
  });
});

describe("one punch", () => {
  test("the first of a day is in, the next out", () => {
    expect(decidePunch([], instant(0))).toEqual({ at: instant(0), direction: "in", repeated: false });
    expect(decidePunch(punches(0), instant(HOUR))).toMatchObject({ direction: "out", repeated: false });
    expect(decidePunch(punches(0, HOUR), instant(2 * HOUR))).toMatchObject({ direction: "in" });
  });

  test("inside a minute it is the one before, at exactly a minute it is another", () => {
    expect(decidePunch(punches(0), instant(SAME_PUNCH_MS - 1))).toEqual({
      at: instant(0),
      direction: "in",
      repeated: true,
    });
    expect(decidePunch(punches(0), instant(SAME_PUNCH_MS))).toMatchObject({
      direction: "out",
      repeated: false,
    });
  });

  test("one that was queued takes its place by its instant", () => {
    expect(decidePunch(punches(9 * HOUR), instant(0))).toMatchObject({ direction: "in", repeated: false });
    expect(decidePunch(punches(0, 9 * HOUR), instant(4 * HOUR))).toMatchObject({ direction: "out" });
  });
});

const offset = fc.integer({ min: 0, max: 24 * HOUR });
/** Any number of punches at least a minute apart, in any order. */
const apart = fc
  .uniqueArray(fc.integer({ min: 0, max: 1000 }), { maxLength: 12 })
  .map((minutes) => minutes.map((m) => m * SAME_PUNCH_MS));

describe("a day", () => {
  test("alternates, starts with in, and no two are inside a minute", () => {
    fc.assert(
      fc.property(fc.array(offset, { maxLength: 20 }), (offsets) => {
        const counted = countPunches(punches(...offsets));
        for (const [index, { punch, direction }] of counted.entries()) {
          expect(direction).toBe(index % 2 === 0 ? "in" : "out");
          const next = counted[index + 1];
          if (next)
            expect(next.punch.at.getTime() - punch.at.getTime()).toBeGreaterThanOrEqual(SAME_PUNCH_MS);
        }
      }),
    );
  });

  test("is the same whatever order queued punches arrive in", () => {
    fc.assert(
      fc.property(
        apart.chain((offsets) =>
          fc.tuple(
            fc.constant(offsets),
            fc.shuffledSubarray(offsets, { minLength: offsets.length, maxLength: offsets.length }),
          ),
        ),
        ([sent, shuffled]) => {
          const inOrder = [...sent].sort((a, b) => a - b);
          expect(countPunches(arrive(shuffled))).toEqual(countPunches(arrive(inOrder)));
          expect(arrive(shuffled)).toHaveLength(sent.length);
        },
      ),
    );
  });

  test("loses no punch: each one sent is stored or less than a minute from one that is", () => {
    fc.assert(
      fc.property(fc.array(offset, { maxLength: 20 }), (offsets) => {
        const stored = arrive(offsets);
        for (const ms of offsets)
          expect(
            stored.some(({ at }) => Math.abs(at.getTime() - instant(ms).getTime()) < SAME_PUNCH_MS),
          ).toBe(true);
      }),
    );
  });

  test("in the order they were made, what each is told is what the day counts it as", () => {
    fc.assert(
      fc.property(fc.array(offset, { maxLength: 20 }), (offsets) => {
        const inOrder = [...offsets].sort((a, b) => a - b);
        const stored: { at: Date; told: string }[] = [];
        for (const ms of inOrder) {
          const decided = decidePunch(stored, instant(ms));
          if (!decided.repeated) stored.push({ at: decided.at, told: decided.direction });
        }
        for (const { punch, direction } of countPunches(stored)) expect(punch.told).toBe(direction);
      }),
    );
  });

  test("counts the hours between in and out, and nothing for an in that stays open", () => {
    expect(computeWorked(countPunches(punches(0, 3 * HOUR, 4 * HOUR, 9 * HOUR)))).toBe(8 * HOUR);
    expect(computeWorked(countPunches(punches(0, 3 * HOUR, 4 * HOUR)))).toBe(3 * HOUR);
    expect(computeWorked([])).toBe(0);
  });

  test("lacks a clock-out only once it is over", () => {
    expect(isMissingOut(1, "2026-11-21", "2026-11-22")).toBe(true);
    expect(isMissingOut(1, "2026-11-22", "2026-11-22")).toBe(false);
    expect(isMissingOut(2, "2026-11-21", "2026-11-22")).toBe(false);
  });
});
