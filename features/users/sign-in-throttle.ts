import { MAX_PASSWORD_TRIES, PASSWORD_LOCK_MS } from "@/domain/password-lock";

/**
 * Wrong sign-ins counted in memory: per address, against one guess at many log-ins; and per log-in that does not exist,
 * so that it locks just as one that does and cannot be told from it. The lock of real users is in the database.
 */
const ADDRESS_TRIES = 50;
const ADDRESS_WINDOW_MS = 10 * 60_000;
const MAX_TRACKED = 20_000;

type Count = { readonly tries: number; readonly until: number };

declare global {
  // One per process: route handlers and actions may each have their own copy of this module.
  var yikaSignInTries: Map<string, Count> | undefined;
}

function counts(): Map<string, Count> {
  globalThis.yikaSignInTries ??= new Map();
  return globalThis.yikaSignInTries;
}

/** Raises a count before the check, so that parallel guesses cannot pass; the window starts with its first try. */
function raise(key: string, windowMs: number, now: Date): Count {
  const known = counts().get(key);
  const running = known && known.until > now.getTime();
  const next = running
    ? { tries: known.tries + 1, until: known.until }
    : { tries: 1, until: now.getTime() + windowMs };
  counts().delete(key);
  const oldest = counts().size >= MAX_TRACKED ? counts().keys().next().value : undefined;
  if (oldest !== undefined) counts().delete(oldest);
  counts().set(key, next);
  return next;
}

/** Counts a try from this address; false when it had too many wrong ones. */
export function admitAddress(address: string, now: Date): boolean {
  return raise(`address ${networkOf(address)}`, ADDRESS_WINDOW_MS, now).tries <= ADDRESS_TRIES;
}

/** A right password takes its own try back: a shop full of people behind one address is no attack. */
export function forgiveAddress(address: string): void {
  const key = `address ${networkOf(address)}`;
  const known = counts().get(key);
  if (known) counts().set(key, { ...known, tries: Math.max(known.tries - 1, 0) });
}

/** Counts a try at a log-in that does not exist; the instant it is locked until, or null. */
export function admitNobody(merchant: string, login: string, now: Date): Date | null {
  const { tries, until } = raise(`nobody ${merchant} ${login}`, PASSWORD_LOCK_MS, now);
  return tries > MAX_PASSWORD_TRIES ? new Date(until) : null;
}

/** One subscriber has 2^64 addresses of IPv6: they count as one. */
function networkOf(address: string): string {
  return address.includes(":") && !address.includes(".")
    ? address.split(":").slice(0, 4).join(":")
    : address;
}
