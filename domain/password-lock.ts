/** Owns how wrong passwords lock: a password for a while, a terminal that guesses at many secrets until someone looks. */
import { ok, type Result, refuse } from "@/domain/result";

/** Wrong tries after which a password is locked. */
export const MAX_PASSWORD_TRIES = 5;
/** How long it stays locked, ms. */
export const PASSWORD_LOCK_MS = 15 * 60_000;
/** Wrong secrets of any kind within the window after which a terminal is suspended. */
export const WRONG_SECRETS_SUSPEND_TERMINAL = 20;
/** That window, ms, counted from its first wrong secret. */
export const WRONG_SECRETS_WINDOW_MS = 10 * 60_000;

export type PasswordLock = { readonly fails: number; readonly lockedUntil: Date | null };

export type PasswordAsked = PasswordLock & { readonly given: "right" | "wrong"; readonly now: Date };

/**
 * Whether a password opens. While locked it is refused before looking at what was given; a lock that has run out starts
 * a new count.
 * @returns the lock to store; refusals PASSWORD_WRONG, PASSWORD_LOCKED (detail: triesLeft, fails and lockedUntil to store)
 */
export function decidePassword(
  asked: PasswordAsked,
): Result<PasswordLock, "PASSWORD_WRONG" | "PASSWORD_LOCKED"> {
  const { given, lockedUntil, now } = asked;
  if (lockedUntil && now < lockedUntil) {
    return refuse("PASSWORD_LOCKED", { triesLeft: 0, fails: asked.fails, lockedUntil });
  }
  if (given === "right") return ok({ fails: 0, lockedUntil: null });
  const fails = (lockedUntil ? 0 : asked.fails) + 1;
  const locks = fails >= MAX_PASSWORD_TRIES;
  return refuse("PASSWORD_WRONG", {
    triesLeft: Math.max(MAX_PASSWORD_TRIES - fails, 0),
    fails,
    lockedUntil: locks ? new Date(now.getTime() + PASSWORD_LOCK_MS) : null,
  });
}

export type WrongSecrets = { readonly count: number; readonly since: Date | null };

/** Counts one more wrong PIN or password at a terminal; `suspend` once the window holds too many. */
export function countWrongSecret({ count, since, now }: WrongSecrets & { readonly now: Date }): {
  count: number;
  since: Date;
  suspend: boolean;
} {
  const running = since !== null && now.getTime() - since.getTime() < WRONG_SECRETS_WINDOW_MS;
  const next = running ? count + 1 : 1;
  return { count: next, since: running ? since : now, suspend: next >= WRONG_SECRETS_SUSPEND_TERMINAL };
}
