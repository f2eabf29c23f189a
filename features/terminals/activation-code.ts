import { createHash, randomBytes } from "node:crypto";

/** An activation code is shown once, for ten minutes; 26 base32 letters are 130 bits. */
export const ACTIVATION_CODE_MS = 10 * 60_000;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const LENGTH = 26;
const HANDLE_LENGTH = 6;

export type ActivationCode = {
  readonly code: string;
  /** as shown: the handle, then fives */
  readonly groups: readonly string[];
  /** finds the code; no secret */
  readonly handle: string;
  /** terminal protocol, section 2: SHA-256 of the 26 characters as ASCII */
  readonly macKey: Uint8Array;
};

export function drawActivationCode(): ActivationCode {
  const code = [...randomBytes(LENGTH)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join("");
  const handle = code.slice(0, HANDLE_LENGTH);
  const groups = [handle, ...(code.slice(HANDLE_LENGTH).match(/.{5}/g) ?? [])];
  return {
    code,
    groups,
    handle,
    macKey: new Uint8Array(createHash("sha256").update(code, "ascii").digest()),
  };
}
