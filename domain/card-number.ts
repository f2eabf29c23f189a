/** Owns card numbers: 8 to 19 digits, the Luhn digit of our own, how they are typed, shown and masked. */
import { toHalfWidth } from "@/domain/full-width";

const MIN_LENGTH = 8;
const MAX_LENGTH = 19;

/**
 * The check digit to append to these digits (ISO/IEC 7812-1, annex B).
 * @throws RangeError if there is anything but ASCII digits
 */
export function luhnDigit(digits: string): string {
  if (!/^[0-9]+$/.test(digits)) throw new RangeError("luhnDigit: digits only");
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const value = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? value * 2 : value;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

/** Whether the last digit is the Luhn digit of those before it. */
export function isLuhn(no: string): boolean {
  return /^[0-9]{2,}$/.test(no) && luhnDigit(no.slice(0, -1)) === no.slice(-1);
}

/** Whether a text is a card number: 8 to 19 ASCII digits. Imported numbers may lack a Luhn digit. */
export function isCardNumber(text: string): boolean {
  return /^[0-9]{8,19}$/.test(text);
}

/** A typed or scanned number as it is stored: ASCII digits, without spaces and hyphens. It does not check it. */
export function normalizeCardNumber(text: string): string {
  return toHalfWidth(text).replace(/[\s-]/g, "");
}

/** A number in groups of four, for reading aloud. */
export function formatCardNumber(no: string): string {
  return no.replace(/(.{4})(?=.)/g, "$1 ");
}

/**
 * A number for slips: "6217 **** **** 1234". Under 12 digits only the last four stay, so that at least four are hidden.
 */
export function maskCardNumber(no: string): string {
  const tail = no.slice(-4);
  const head = no.length >= 12 ? no.slice(0, 4) : "";
  const hidden = Math.max(no.length - head.length - tail.length, 0);
  const groups = Math.max(Math.floor(hidden / 4), 1);
  const stars = [...Array<string>(groups - 1).fill("****"), "*".repeat(hidden - (groups - 1) * 4)];
  return [head, ...stars, tail].filter((part) => part !== "").join(" ");
}

/**
 * The card number of a serial: prefix, serial padded with zeros, Luhn digit; `length` digits in all.
 * @throws RangeError if it does not fit, or the result is no card number
 */
export function cardNumber(prefix: string, serial: bigint, length: number): string {
  const room = length - prefix.length - 1;
  const digits = serial.toString();
  if (length < MIN_LENGTH || length > MAX_LENGTH || serial < 0n || digits.length > room) {
    throw new RangeError("cardNumber: serial does not fit");
  }
  const body = prefix + digits.padStart(room, "0");
  return body + luhnDigit(body);
}
