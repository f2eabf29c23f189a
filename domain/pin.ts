/** Owns the card PIN (会员卡密码): when it is asked, how many wrong tries lock it (domain spec, section 3). */
import { ok, type Result, refuse } from "@/domain/result";

/** Wrong tries after which a PIN stays locked until it is reset. */
export const MAX_PIN_TRIES = 5;

/** Whether so many wrong tries lock it. */
export function isPinLocked(fails: number): boolean {
  return fails >= MAX_PIN_TRIES;
}

/** Whether a text may be a PIN or numeric password: 6 to 12 ASCII digits. */
export function isNumericSecret(text: string): boolean {
  return /^[0-9]{6,12}$/.test(text);
}

export type PinAsked = {
  readonly hasPin: boolean;
  readonly given: "absent" | "right" | "wrong";
  /** wrong tries since the last right one */
  readonly fails: number;
};

/**
 * Whether the holder has shown the PIN. A locked PIN is refused before looking at what was given, so that guessing on
 * learns nothing. A PIN given for a card that has none is ignored.
 * @returns the count of fails to store; refusals PIN_NEEDED, PIN_WRONG, PIN_LOCKED (detail: triesLeft, fails to store)
 */
export function decidePin({
  hasPin,
  given,
  fails,
}: PinAsked): Result<{ fails: number }, "PIN_NEEDED" | "PIN_WRONG" | "PIN_LOCKED"> {
  if (!hasPin) return ok({ fails });
  if (isPinLocked(fails)) return refuse("PIN_LOCKED", { triesLeft: 0, fails });
  if (given === "absent") return refuse("PIN_NEEDED", { triesLeft: MAX_PIN_TRIES - fails, fails });
  if (given === "right") return ok({ fails: 0 });
  return refuse("PIN_WRONG", { triesLeft: MAX_PIN_TRIES - fails - 1, fails: fails + 1 });
}
