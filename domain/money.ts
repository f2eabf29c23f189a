/** Owns what an amount of money is: whole fen (分) in a bigint, how it is typed, shown and sent. */
import { toHalfWidth } from "@/domain/full-width";
import { ok, type Result, refuse } from "@/domain/result";

/** RMB in fen; 100 fen are one yuan. */
export type Fen = bigint;

/** Largest magnitude of any amount: the wire's limit (spec/terminal-protocol, amounts as JSON integers). */
export const MAX_FEN: Fen = 10n ** 12n;

const MINUS = "\u2212";

/**
 * Fen as people read money: "¥1,234.50", "−¥3.00"; always two decimals, minus as U+2212.
 * @param options.currency false leaves the ¥ away
 */
export function formatFen(fen: Fen, options: { currency?: boolean } = {}): string {
  const size = fen < 0n ? -fen : fen;
  const yuan = (size / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  const cents = (size % 100n).toString().padStart(2, "0");
  const sign = fen < 0n ? MINUS : "";
  return `${sign}${options.currency === false ? "" : "¥"}${yuan}.${cents}`;
}

/** Fen in yuan without the currency sign: "1,234.50". */
export function formatYuan(fen: Fen): string {
  return formatFen(fen, { currency: false });
}

/**
 * What a person typed in yuan, as fen: "12", "12.5", "1,234.50", "¥12", full-width digits.
 * @returns refusals NOT_A_NUMBER, TOO_PRECISE (more than two decimals), NEGATIVE, TOO_LARGE (above MAX_FEN)
 */
export function parseYuan(
  text: string,
): Result<Fen, "NOT_A_NUMBER" | "TOO_PRECISE" | "NEGATIVE" | "TOO_LARGE"> {
  const plain = toHalfWidth(text)
    .trim()
    .replace(/[¥\uffe5]\s*/, "");
  const match = /^([-\u2212])?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(plain);
  if (!match) return refuse("NOT_A_NUMBER");
  const [, minus, whole = "0", fraction = ""] = match;
  if (minus) return refuse("NEGATIVE");
  if (fraction.length > 2) return refuse("TOO_PRECISE");
  const digits = whole.replaceAll(",", "").replace(/^0+(?=\d)/, "");
  // Checked before BigInt(): converting a very long string takes time quadratic in its length.
  if (digits.length > MAX_FEN.toString().length) return refuse("TOO_LARGE");
  const fen = BigInt(digits) * 100n + BigInt(fraction.padEnd(2, "0"));
  return fen > MAX_FEN ? refuse("TOO_LARGE") : ok(fen);
}

/**
 * floor(a × b / c), rounded towards minus infinity, without a float in between.
 * @throws RangeError if c is not positive
 */
export function mulDivFloor(a: bigint, b: bigint, c: bigint): bigint {
  if (c <= 0n) throw new RangeError("mulDivFloor: divisor must be positive");
  const product = a * b;
  const quotient = product / c;
  return product < 0n && quotient * c !== product ? quotient - 1n : quotient;
}

/** The smaller of two amounts. */
export function minFen(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}

/**
 * An amount (or points) as the JSON integer of the wire.
 * @throws RangeError above MAX_FEN in magnitude
 */
export function fenToWire(fen: Fen): number {
  if (fen > MAX_FEN || fen < -MAX_FEN) throw new RangeError("fenToWire: amount beyond the wire's limit");
  return Number(fen);
}

/**
 * A JSON integer of the wire as fen (or points).
 * @throws RangeError for a fraction, a value that is no number, or more than MAX_FEN in magnitude
 */
export function fenFromWire(n: number): Fen {
  if (!Number.isSafeInteger(n) || Math.abs(n) > Number(MAX_FEN)) {
    throw new RangeError("fenFromWire: not an integer within the wire's limit");
  }
  return BigInt(n);
}
