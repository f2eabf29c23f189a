import { decidePassword, type PasswordLock } from "@/domain/password-lock";
import { decidePin } from "@/domain/pin";
import { verifierMatches } from "@/server/verifier";
import type { AccountState, Snapshot } from "./snapshot";
import { type Refusal, refusal } from "./verdict";

/** The gates of a card and of the recharge password, the same for every money operation. */

/** The account behind the card, if money may move on it: 103, 104, 106, 113. */
export function gateAccount(seen: Snapshot): { readonly ok: true; readonly account: AccountState } | Refusal {
  const { account, noAccount } = seen;
  if (!account) {
    if (noAccount?.why === "state") return refusal("STATE_FORBIDS", { state: noAccount.state });
    return refusal(noAccount?.why === "notBound" ? "NOT_BOUND" : "UNKNOWN_CARD");
  }
  return gateState(account.cardState) ?? { ok: true, account };
}

/** What the state of a card or account says against it; null when it is in use. */
export function gateState(state: string): Refusal | null {
  if (state === "active") return null;
  if (state === "unbound") return refusal("NOT_BOUND");
  return state === "lost" ? refusal("CARD_LOST") : refusal("STATE_FORBIDS", { state });
}

/** What a PIN is checked against: any account of its card. */
export type PinHolder = Pick<AccountState, "pinVerifier" | "pinKey" | "pinFails">;

/** The member's PIN: 101, 102, 120. A wrong one is counted in the commit that declines. */
export function gatePin(account: PinHolder, pin: string | null): Refusal | null {
  const hasPin = account.pinVerifier !== null;
  const decided = decidePin({ hasPin, given: pinGiven(account, pin), fails: account.pinFails });
  if (decided.ok) return null;
  const triesLeft = decided.detail?.triesLeft;
  if (decided.reason !== "PIN_WRONG") return refusal(decided.reason, { triesLeft });
  return refusal(decided.reason, { triesLeft }, { pinFails: account.pinFails + 1, wrongSecret: true });
}

function pinGiven(account: PinHolder, pin: string | null): "absent" | "right" | "wrong" {
  if (pin === null || account.pinVerifier === null) return "absent";
  return verifierMatches(pin, account.pinVerifier, account.pinKey) ? "right" : "wrong";
}

/** The merchant-wide recharge password, locked per terminal after five wrong tries: 111, 112. */
export function gateRechargePassword(seen: Snapshot, password: string, now: Date): Refusal | null {
  const { verifier, key } = seen.config.rechargePassword;
  const given = verifierMatches(password, verifier, key) ? "right" : "wrong";
  const { rechargeFails: fails, rechargeLockedUntil: lockedUntil } = seen.terminal;
  const decided = decidePassword({ given, fails, lockedUntil, now });
  if (decided.ok) return null;
  if (decided.reason === "PASSWORD_LOCKED") return refusal("PASSWORD_LOCKED", { lockedUntil });
  const recharge = lockAfter(decided.detail);
  return refusal(
    "RECHARGE_PASSWORD_WRONG",
    { triesLeft: decided.detail?.triesLeft },
    { recharge, wrongSecret: true },
  );
}

/** The lock that a wrong password leaves behind, as domain/password-lock decided it. */
export function lockAfter(detail: Readonly<Record<string, unknown>> | undefined): PasswordLock {
  const { fails, lockedUntil } = detail ?? {};
  if (typeof fails !== "number") throw new Error("a wrong password without its count");
  return { fails, lockedUntil: lockedUntil instanceof Date ? lockedUntil : null };
}
