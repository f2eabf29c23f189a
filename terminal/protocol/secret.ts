import * as z from "zod";
import type { Bytes } from "./base64url";
import { MAX_SECRET_DIGITS, MIN_SECRET_DIGITS } from "./limits";

/** PINs and passwords on the wire (protocol section 2): a fixed 16-byte block, so that the length tells nothing. */

export const SECRET_BLOCK_BYTES = 16;
export const SECRET_NONCE_BYTES = 12;
export const SECRET_TAG_BYTES = 16;

/** base64url(nonce ‖ ciphertext ‖ tag): exactly 44 bytes. */
export const secretField = z.string().regex(/^[A-Za-z0-9_-]{58}[AEIMQUYcgkosw048]$/);

/** Length, digits, random fill. `fill` gives at least 9 random bytes. Throws a RangeError for anything but 6–12 ASCII digits. */
export function packSecret(digits: string, fill: Uint8Array): Bytes {
  if (!/^[0-9]{6,12}$/.test(digits)) throw new RangeError("a secret has 6 to 12 digits");
  const block = new Uint8Array(SECRET_BLOCK_BYTES);
  const rest = SECRET_BLOCK_BYTES - 1 - digits.length;
  if (fill.length < rest) throw new RangeError(`needs ${rest} bytes of fill`);
  block[0] = digits.length;
  for (let at = 0; at < digits.length; at++) block[at + 1] = digits.charCodeAt(at);
  block.set(fill.subarray(0, rest), 1 + digits.length);
  return block;
}

/** The digits of an opened block, or null when it is not one (answered as 200, not counted as a wrong try). */
export function unpackSecret(block: Uint8Array): string | null {
  const length = block[0] ?? 0;
  if (block.length !== SECRET_BLOCK_BYTES || length < MIN_SECRET_DIGITS || length > MAX_SECRET_DIGITS)
    return null;
  let digits = "";
  for (const byte of block.subarray(1, 1 + length)) {
    if (byte < 0x30 || byte > 0x39) return null;
    digits += String.fromCharCode(byte);
  }
  return digits;
}

export type SecretPlace = {
  readonly terminal: string;
  readonly session: number;
  /** 0 for a Q */
  readonly trace: number;
  /** path in `data` with dots */
  readonly field: string;
  /** whose secret it is: `secretSubject` */
  readonly subject: string;
};

/** The additional data of the AES-GCM seal: a secret moved to another place does not open. */
export function secretAad(place: SecretPlace): string {
  return `${place.terminal}|${place.session}|${place.trace}|${place.field}|${place.subject}`;
}

/**
 * Whose secret a field of `op` is: the card (number or token as sent) for PINs and attendance passwords, "-" for the
 * merchant's recharge password and for the PIN of a card whose number the server draws, the operator for operators'
 * passwords. Null when `data` does not say.
 */
export function secretSubject(
  op: string,
  field: string,
  data: Readonly<Record<string, unknown>>,
): string | null {
  switch (field) {
    case "rechargePassword":
      return "-";
    case "pin":
    case "newPin":
      return cardIn(data) ?? (op === "card.open" && data.card === undefined ? "-" : null);
    case "supervisor.password":
      return textAt(data.supervisor, "no");
    case "password":
    case "newPassword":
      return passwordSubject(op, data);
    default:
      return null;
  }
}

function passwordSubject(op: string, data: Readonly<Record<string, unknown>>): string | null {
  switch (op) {
    case "rechargePassword.change":
      return "-";
    case "operator.add":
      return textAt(data, "no");
    case "employee.enrol":
    case "attendance.punch":
      return cardIn(data);
    default:
      return textAt(data, "operator");
  }
}

function cardIn(data: Readonly<Record<string, unknown>>): string | null {
  return textAt(data.card, "no") ?? textAt(data.card, "token");
}

function textAt(holder: unknown, key: string): string | null {
  if (holder === null || typeof holder !== "object") return null;
  const found: unknown = Reflect.get(holder, key);
  return typeof found === "string" ? found : null;
}

/** The text at a dotted path of `data`, or null: how both sides walk an operation's `secrets`. */
export function secretAt(data: Readonly<Record<string, unknown>>, field: string): string | null {
  const dot = field.indexOf(".");
  return dot < 0 ? textAt(data, field) : textAt(data[field.slice(0, dot)], field.slice(dot + 1));
}
