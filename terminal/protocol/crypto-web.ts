import { type Bytes, fromBase64url, fromHex, toBase64url, toHex, utf8 } from "./base64url";
import {
  packSecret,
  SECRET_BLOCK_BYTES,
  SECRET_NONCE_BYTES,
  type SecretPlace,
  secretAad,
  unpackSecret,
} from "./secret";

/** The protocol's cryptography over WebCrypto, for terminals in Node 20 and in browsers. The server has its own over node:crypto. */

/** A key that signs and checks messages. */
export type MacKey = { readonly kind: "mac"; readonly key: CryptoKey };
/** A key that seals secret fields. */
export type PinKey = { readonly kind: "pin"; readonly key: CryptoKey };

/** `length` random bytes. */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** SHA-256 as lower-case hex. */
export async function sha256Hex(bytes: Bytes): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** A 32-byte key (terminal key, activation key, session key) made ready for HMAC-SHA256. */
export async function macKeyOf(raw: Bytes): Promise<MacKey> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return {
    kind: "mac",
    key: await crypto.subtle.importKey("raw", raw, algorithm, false, ["sign", "verify"]),
  };
}

/** HMAC-SHA256 of a text, 64 lower-case hex digits. */
export async function macOf({ key }: MacKey, text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.sign("HMAC", key, utf8(text))));
}

/** Is `mac` the HMAC of this text? Compared in constant time. */
export async function isMacOf({ key }: MacKey, text: string, mac: string): Promise<boolean> {
  const bytes = fromHex(mac);
  return bytes !== null && (await crypto.subtle.verify("HMAC", key, bytes, utf8(text)));
}

/** The MAC key of `terminal.activate`: SHA-256 of the 26 characters, upper case, without separators. */
export async function activationKey(code: string): Promise<MacKey> {
  return macKeyOf(new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(plainActivationCode(code)))));
}

/** An activation code as it is keyed: upper case, separators dropped. Its first six characters are the handle. */
export function plainActivationCode(code: string): string {
  return code.toUpperCase().replace(/[^A-Z2-7]/g, "");
}

/** The raw 32 bytes of a session key: HKDF-SHA256 of the terminal key with the sign-on's salt. */
export async function sessionKeyBytes(terminalKey: Bytes, salt: Bytes, use: "mac" | "pin"): Promise<Bytes> {
  const ikm = await crypto.subtle.importKey("raw", terminalKey, "HKDF", false, ["deriveBits"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt, info: utf8(`yika1 ${use}`) };
  return new Uint8Array(await crypto.subtle.deriveBits(derivation, ikm, 256));
}

/** Both keys of a session. */
export async function sessionKeys(terminalKey: Bytes, salt: Bytes): Promise<{ mac: MacKey; pin: PinKey }> {
  const [mac, pin] = await Promise.all([
    sessionKeyBytes(terminalKey, salt, "mac"),
    sessionKeyBytes(terminalKey, salt, "pin"),
  ]);
  return { mac: await macKeyOf(mac), pin: await pinKeyOf(pin) };
}

/** The 32 bytes of a session's pin key made ready for AES-256-GCM. */
export async function pinKeyOf(raw: Bytes): Promise<PinKey> {
  return {
    kind: "pin",
    key: await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]),
  };
}

/**
 * Digits sealed for one place in one request, ready for the wire. `random` is replaced only by the test vectors.
 * Throws a RangeError for anything but 6–12 digits.
 */
export async function sealSecret(
  { key }: PinKey,
  digits: string,
  place: SecretPlace,
  random = randomBytes,
): Promise<string> {
  const nonce = random(SECRET_NONCE_BYTES);
  const block = packSecret(digits, random(SECRET_BLOCK_BYTES));
  const algorithm = { name: "AES-GCM", iv: nonce, additionalData: utf8(secretAad(place)) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, block));
  const wire = new Uint8Array(nonce.length + sealed.length);
  wire.set(nonce);
  wire.set(sealed, nonce.length);
  return toBase64url(wire);
}

/** The digits of a sealed field, or null when it does not open at this place under this key. */
export async function openSecret({ key }: PinKey, wire: string, place: SecretPlace): Promise<string | null> {
  const bytes = fromBase64url(wire);
  if (!bytes || bytes.length <= SECRET_NONCE_BYTES) return null;
  const iv = bytes.slice(0, SECRET_NONCE_BYTES);
  const algorithm = { name: "AES-GCM", iv, additionalData: utf8(secretAad(place)) };
  try {
    const block = await crypto.subtle.decrypt(algorithm, key, bytes.slice(SECRET_NONCE_BYTES));
    return unpackSecret(new Uint8Array(block));
  } catch (refused) {
    if (refused instanceof DOMException && refused.name === "OperationError") return null;
    throw refused;
  }
}
