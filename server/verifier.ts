import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { keys } from "./keys";

const saltBytes = 16;

/**
 * Keyed verifier of a PIN or numeric password: salt (16 bytes) ‖ HMAC-SHA256(key, salt ‖ digits). Six digits are
 * guessed through any slow hash within hours once a table leaks; without the key, which no database holds, not at all.
 */
export function makeVerifier(digits: string): { verifier: Uint8Array; key: number } {
  const key = keys().verifier.current;
  const salt = randomBytes(saltBytes);
  return { verifier: new Uint8Array(Buffer.concat([salt, code(key, salt, digits)])), key };
}

/** Whether `digits` are the ones `verifier` was made from under key number `key`; takes the same time either way. */
export function verifierMatches(digits: string, verifier: Uint8Array, key: number): boolean {
  const stored = verifier.subarray(saltBytes);
  const computed = code(key, verifier.subarray(0, saltBytes), digits);
  return stored.length === computed.length && timingSafeEqual(stored, computed);
}

function code(number: number, salt: Uint8Array, digits: string): Uint8Array {
  const key = keys().verifier.byNumber.get(number);
  if (!key) throw new Error(`Verifier key ${number} is not in the key file`);
  return createHmac("sha256", key).update(salt).update(digits, "utf8").digest();
}
