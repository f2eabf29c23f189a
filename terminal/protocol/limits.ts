/** Bounds of protocol version 1; each is part of the contract with every terminal vendor. */

/** Largest request body in bytes (64 KiB); larger is HTTP 413. */
export const MAX_BODY_BYTES = 65_536;
/** Largest amount in fen on the wire, 10^12: far below 2^53, so a JSON integer carries it exactly. */
export const MAX_FEN = 1_000_000_000_000;
/** Largest number of points in one operation. */
export const MAX_POINTS = 1_000_000_000_000;
/** Largest sum or count in totals: still exact in a JSON number. */
export const MAX_SUM = Number.MAX_SAFE_INTEGER;
/** Session and trace numbers fit a signed 32-bit integer. */
export const MAX_COUNTER = 2_147_483_647;
/** Every PIN and numeric password has 6 to 12 digits (domain page, section 1). */
export const MIN_SECRET_DIGITS = 6;
export const MAX_SECRET_DIGITS = 12;
/** Most cards one `card.find` gives back. */
export const MAX_FOUND_CARDS = 20;
/** Most operations one `txn.list` page gives back. */
export const MAX_LIST_PAGE = 50;
