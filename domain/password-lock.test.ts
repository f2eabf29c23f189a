import { describe, expect, test } from "vitest";
import {
  countWrongSecret,
  decidePassword,
  MAX_PASSWORD_TRIES,
  PASSWORD_LOCK_MS,
  WRONG_SECRETS_SUSPEND_TERMINAL,
  WRONG_SECRETS_WINDOW_MS,
} from "@/domain/password-lock";

const NOW = new Date("2026-11-22T09:30:00Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);

describe("a password", () => {
  test("right opens and forgets wrong tries", () => {
    expect(decidePassword({ given: "right", fails: 4, lockedUntil: null, now: NOW })).toEqual({
      ok: true,
      value: { fails: 0, lockedUntil: null },
    });
  });

  test("wrong is counted", () => {
    expect(decidePassword({ given: "wrong", fails: 1, lockedUntil: null, now: NOW })).toEqual({
      ok: false,
      reason: "PASSWORD_WRONG",
      detail: { triesLeft: 3, fails: 2, lockedUntil: null },
    });
  });

  test("the fifth wrong try locks for fifteen minutes", () => {
    expect(decidePassword({ given: "wrong", fails: 4, lockedUntil: null, now: NOW })).toEqual({
      ok: false,
      reason: "PASSWORD_WRONG",
      detail: { triesLeft: 0, fails: MAX_PASSWORD_TRIES, lockedUntil: later(15 * 60_000) },
    });
  });

  test("locked answers the same whatever is given, and does not lock longer", () => {
    const lockedUntil = later(1);
    for (const given of ["right", "wrong"] as const) {
      expect(decidePassword({ given, fails: 5, lockedUntil, now: NOW })).toEqual({
        ok: false,
        reason: "PASSWORD_LOCKED",
        detail: { triesLeft: 0, fails: 5, lockedUntil },
      });
    }
  });

  test("a lock that has run out starts a new count", () => {
    const spent = { fails: 5, lockedUntil: NOW, now: NOW };
    expect(decidePassword({ given: "right", ...spent }).ok).toBe(true);
    expect(decidePassword({ given: "wrong", ...spent })).toMatchObject({
      reason: "PASSWORD_WRONG",
      detail: { triesLeft: 4, fails: 1, lockedUntil: null },
    });
  });

  test("guessing without a pause is judged five times in each lock's length", () => {
    let lock: { fails: number; lockedUntil: Date | null } = { fails: 0, lockedUntil: null };
    let judged = 0;
    for (let ms = 0; ms < 4 * PASSWORD_LOCK_MS; ms += 1000) {
      const result = decidePassword({ given: "wrong", ...lock, now: later(ms) });
      if (result.ok) throw new Error("a wrong password opened");
      const until = result.detail?.lockedUntil;
      lock = { fails: Number(result.detail?.fails), lockedUntil: until instanceof Date ? until : null };
      if (result.reason === "PASSWORD_WRONG") judged += 1;
    }
    expect(judged).toBe(4 * MAX_PASSWORD_TRIES);
  });
});

describe("a terminal that guesses", () => {
  test("is suspended by the twentieth wrong secret within the window", () => {
    let state: { count: number; since: Date | null } = { count: 0, since: null };
    const suspended: boolean[] = [];
    for (let i = 0; i < WRONG_SECRETS_SUSPEND_TERMINAL; i += 1) {
      const { suspend, ...next } = countWrongSecret({ ...state, now: later(i * 1000) });
      state = next;
      suspended.push(suspend);
    }
    expect(suspended.lastIndexOf(false)).toBe(WRONG_SECRETS_SUSPEND_TERMINAL - 2);
    expect(suspended.at(-1)).toBe(true);
    expect(state.since).toEqual(NOW);
  });

  test("starts anew once the window is over", () => {
    const now = later(WRONG_SECRETS_WINDOW_MS);
    expect(countWrongSecret({ count: 19, since: NOW, now })).toEqual({
      count: 1,
      since: now,
      suspend: false,
    });
    expect(countWrongSecret({ count: 19, since: NOW, now: later(WRONG_SECRETS_WINDOW_MS - 1) })).toEqual({
      count: 20,
      since: NOW,
      suspend: true,
    });
  });
});
