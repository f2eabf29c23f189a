import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// argon2id is the package's default algorithm. 19 MiB, two passes, one lane: 15 ms on a small server, and memory
// that a rig guessing in parallel has to buy as well.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash of a portal password. Numeric passwords and PINs get a keyed verifier instead (server/verifier.ts). */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

export function passwordMatches(password: string, stored: string): Promise<boolean> {
  return verify(stored, password);
}

let dummy: Promise<string> | undefined;

/** Takes as long as a real check, for a log-in that does not exist. */
export async function checkNobody(password: string): Promise<false> {
  dummy ??= hashPassword("nobody has this password");
  await passwordMatches(password, await dummy);
  return false;
}

// Without the letters and digits that look alike on paper.
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** A first password to be shown once: 16 letters, about 79 bits. */
export function randomPassword(): string {
  return Array.from({ length: 16 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");
}

/** A first numeric password to be shown once: six digits. */
export function randomDigits(): string {
  return randomInt(1_000_000).toString().padStart(6, "0");
}
