import { type LedgerAnswer, type RequestKey, sameBytes } from "./request-key";
import type { KnownRequest, Snapshot } from "./snapshot";

/** What can be answered without deciding anything: a known key, an ended session, a suspended terminal. */
export function answerWithoutDeciding(key: RequestKey, seen: Snapshot): LedgerAnswer | null {
  if (seen.known) return answerKnown(key, seen.known);
  if (key.session !== seen.terminal.session) return { kind: "sessionOver" };
  if (seen.terminal.status !== "active") return { kind: "suspended" };
  return null;
}

/** A key that was answered before: the same body gets the same answer, a tombstone or a reversal says cancelled. */
export function answerKnown(key: Pick<RequestKey, "bodyHash">, known: KnownRequest): LedgerAnswer {
  if (known.bodyHash && !sameBytes(known.bodyHash, key.bodyHash)) return { kind: "conflict" };
  const { code, reply } = known.reversal ?? known;
  return { kind: "answered", answer: { code, reply }, replayed: true };
}
