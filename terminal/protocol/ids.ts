import * as z from "zod";
import { MAX_COUNTER, MAX_FEN, MAX_POINTS, MAX_SUM } from "./limits";

/** The words of the wire that every operation is made of. Regular expressions and integer bounds only: these run on every request. */

/** The terminal id before activation. */
export const NO_TERMINAL = "00000000";

export const terminalId = z.string().regex(/^\d{8}$/);
export const operatorNo = z.string().regex(/^\d{2}$/);
export const cardNo = z.string().regex(/^\d{8,19}$/);
/** One-time code from the member page, valid 60 s. */
export const cardToken = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
/** Server-wide reference of an entry. */
export const ref = z.string().regex(/^\d{12}$/);
/** Number of a slip, counted per terminal. */
export const voucher = z.string().regex(/^\d{6}$/);
/** 16 random bytes: the last letter holds two bits, so only four spellings are canonical. */
export const bytes16 = z.string().regex(/^[A-Za-z0-9_-]{21}[AQgw]$/);
/** 32 bytes. */
export const bytes32 = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);
/** Number of an approval asked for from the portal. */
export const approvalId = z.string().regex(/^[1-9]\d{0,17}$/);
/** An opaque place in a list, given out by the server. */
export const cursor = z.string().regex(/^[A-Za-z0-9_.:-]{1,200}$/);
/** A normalized phone number: a mainland mobile, or + and 6 to 15 digits (domain/person). */
export const phone = z.string().regex(/^(1[3-9]\d{9}|\+\d{6,15})$/);
/** A calendar day that exists, YYYY-MM-DD. */
export const calendarDay = z.iso.date();
/** An instant as the server says it, RFC 3339 in UTC. */
export const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/);
export const version = z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/);

export const session = z.int().min(1).max(MAX_COUNTER);
export const trace = z.int().min(1).max(MAX_COUNTER);
export const batchNo = z.int().min(1).max(MAX_COUNTER);

/** An amount asked for: at least one fen. */
export const amountFen = z.int().min(1).max(MAX_FEN);
/** A balance or a share: zero or more fen. */
export const fen = z.int().min(0).max(MAX_FEN);
/** Points of a balance; refunds can take it below zero. */
export const points = z.int().min(-MAX_POINTS).max(MAX_POINTS);
export const count = z.int().min(0).max(MAX_SUM);
export const sum = z.int().min(0).max(MAX_SUM);

/** One line of text a person typed: no control characters, no lone surrogates, nothing that turns or hides text. */
export const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*$/u);

export const words = z.object({ zh: z.string(), en: z.string() });
