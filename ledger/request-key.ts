/** Who asks, and under which key: one effect per (terminal, session, trace), for ever. */

/** The key of a T operation. `bodyHash` is SHA-256 of the body as sent: the same key with other bytes is refused. */
export type RequestKey = {
  readonly terminalId: bigint;
  readonly session: number;
  readonly trace: number;
  readonly txnId: string;
  readonly bodyHash: Uint8Array;
};

/** What is stored for an answered key, and sent again whenever the key comes back. */
export type StoredAnswer = { readonly code: string; readonly reply: string };

/**
 * How the ledger answers a keyed request.
 * - `answered`: applied or declined now, or remembered (`replayed`)
 * - `conflict`: the key is taken by another body (205)
 * - `sessionOver`: a new trace under an older session (202)
 * - `suspended`: the terminal may do nothing new (203)
 * - `busy`: nothing was recorded, try later (301)
 */
export type LedgerAnswer =
  | { readonly kind: "answered"; readonly answer: StoredAnswer; readonly replayed: boolean }
  | { readonly kind: "conflict" | "sessionOver" | "suspended" | "busy" };

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
