import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { keys } from "./keys";

const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals a secret for the database: key number (1 byte) ‖ nonce (12) ‖ cipher text ‖ tag (16), AES-256-GCM under the
 * current seal key. The key number is authenticated with the rest.
 */
export function seal(bytes: Uint8Array): Uint8Array {
  const { current } = keys().seal;
  const number = Uint8Array.of(current);
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, sealKey(current), nonce).setAAD(number);
  const text = Buffer.concat([sealing.update(bytes), sealing.final()]);
  return new Uint8Array(Buffer.concat([number, nonce, text, sealing.getAuthTag()]));
}

/** Opens what `seal` made, under whichever key it was made with. Throws when a bit was changed or the key is gone. */
export function unseal(sealed: Uint8Array): Uint8Array {
  if (sealed.length < 1 + nonceBytes + tagBytes) throw new Error("Sealed bytes are too short");
  const number = sealed.subarray(0, 1);
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const opening = createDecipheriv(cipher, sealKey(number[0]), nonce, { authTagLength: tagBytes })
    .setAAD(number)
    .setAuthTag(sealed.subarray(-tagBytes));
  const text = sealed.subarray(1 + nonceBytes, -tagBytes);
  return new Uint8Array(Buffer.concat([opening.update(text), opening.final()]));
}

function sealKey(number: number | undefined): Uint8Array {
  const key = number === undefined ? undefined : keys().seal.byNumber.get(number);
  if (!key) throw new Error(`Seal key ${number} is not in the key file`);
  return key;
}
