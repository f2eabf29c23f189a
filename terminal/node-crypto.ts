import { createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import {
  SECRET_NONCE_BYTES,
  SECRET_TAG_BYTES,
  type SecretPlace,
  secretAad,
  unpackSecret,
} from "./protocol/secret";

/** The server's side of protocol/crypto-web: the same texts and layouts, synchronous, from Node's own library. */

export function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** HMAC-SHA256 of a text, as 64 lower-case hex digits. */
export function macOf(key: Uint8Array, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex");
}

/** Compares in constant time. */
export function isMacOf(key: Uint8Array, text: string, mac: string): boolean {
  const wanted = createHmac("sha256", key).update(text).digest();
  const given = Buffer.from(mac, "hex");
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

export type SessionKeys = { readonly mac: Uint8Array; readonly pin: Uint8Array };

/** HKDF-SHA256 of the terminal key with the sign-on's salt (terminal-protocol.md §2). */
export function sessionKeysOf(terminalKey: Uint8Array, salt: Uint8Array): SessionKeys {
  const derive = (use: "mac" | "pin") =>
    new Uint8Array(hkdfSync("sha256", terminalKey, salt, `yika1 ${use}`, 32));
  return { mac: derive("mac"), pin: derive("pin") };
}

/** The digits of a secret field, spelled as its schema wants it, or null if it does not open at this place. */
export function openSecret(pinKey: Uint8Array, wire: string, place: SecretPlace): string | null {
  const bytes = Buffer.from(wire, "base64url");
  const nonce = bytes.subarray(0, SECRET_NONCE_BYTES);
  const tag = bytes.subarray(-SECRET_TAG_BYTES);
  try {
    const decipher = createDecipheriv("aes-256-gcm", pinKey, nonce, { authTagLength: SECRET_TAG_BYTES });
    decipher.setAAD(Buffer.from(secretAad(place))).setAuthTag(tag);
    const block = Buffer.concat([
      decipher.update(bytes.subarray(SECRET_NONCE_BYTES, -SECRET_TAG_BYTES)),
      decipher.final(),
    ]);
    return unpackSecret(block);
  } catch {
    // Node says "wrong tag" by throwing; the caller answers 200 and counts nothing.
    return null;
  }
}
