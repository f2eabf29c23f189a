import { MAX_PASSWORD_TRIES, PASSWORD_LOCK_MS } from "@/domain/password-lock";

/**
 * Sign-ins counted in memory, always raised before the check so that parallel guesses cannot pass: per address, against
 * one guess at many log-ins; and per log-in that does not exist, so that it locks just as one that does and cannot be
 * told from it. The lock of real users is in the database.
 */
const ADDRESS_TRIES = 50;
const ADDRESS_WINDOW_MS = 10 * 60_000;
const MAX_TRACKED = 20_000;

type Count = { readonly tries: number; readonly until: number };

declare global {
  // One per process: route handlers and actions may each have their own copy of this module.
  var yikaSignInTries: { addresses: Map<string, Count>; nobodies: Map<string, Count> } | undefined;
}

function counts() {
  globalThis.yikaSignInTries ??= { addresses: new Map(), nobodies: new Map() };
  return globalThis.yikaSignInTries;
}

/** Counts a try from this address; false when it had too many wrong ones within the window. */
export function admitAddress(address: string, now: Date): boolean {
  const { addresses } = counts();
  const network = networkOf(address);
  const known = addresses.get(network);
  const next =
    known && known.until > now.getTime()
      ? { tries: known.tries + 1, until: known.until }
      : { tries: 1, until: now.getTime() + ADDRESS_WINDOW_MS };
  remember(addresses, network, next);
  return next.tries <= ADDRESS_TRIES;
}

/** A right password takes its own try back: a shop full of people behind one address is no attack. */
export function forgiveAddress(address: string): void {
  const { addresses } = counts();
  const network = networkOf(address);
  const known = addresses.get(network);
  if (known) addresses.set(network, { ...known, tries: Math.max(known.tries - 1, 0) });
}

/** Counts a try at a log-in that does not exist, as a user's row would; the instant it is locked until, or null. */
export function admitNobody(merchant: string, login: string, now: Date): Date | null {
  const { nobodies } = counts();
  const key = `${merchant} ${login}`;
  const known = nobodies.get(key) ?? { tries: 0, until: 0 };
  if (known.until > now.getTime()) return new Date(known.until);
  const tries = known.until === 0 ? known.tries + 1 : 1;
  remember(nobodies, key, {
    tries,
    until: tries >= MAX_PASSWORD_TRIES ? now.getTime() + PASSWORD_LOCK_MS : 0,
  });
  return null;
}

function remember(map: Map<string, Count>, key: string, count: Count): void {
  map.delete(key);
  const oldest = map.size >= MAX_TRACKED ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
  map.set(key, count);
}

/** One subscriber has 2^64 addresses of IPv6: they count as one. */
function networkOf(address: string): string {
  return address.includes(":") && !address.includes(".") ? address.split(":").slice(0, 4).join(":") : address;
}
