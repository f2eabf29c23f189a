import * as z from "zod";
import { replyEnvelope } from "@/terminal/protocol/envelope";
import { batchNo, bytes16, session, trace } from "@/terminal/protocol/ids";
import { isOperation, specOf, type TracedOperation } from "@/terminal/protocol/operations";

/** The terminal's durable memory of its operations: what the shown outcome stands on, across power cycles. */

const operationKey = z.object({ session, trace });
/** What names a T within its terminal, for ever. */
export type OperationKey = z.infer<typeof operationKey>;

const tracedOperation = z.custom<TracedOperation>(
  (op) => typeof op === "string" && isOperation(op) && specOf(op).kind === "T",
);

export const operationRecord = z.object({
  session,
  trace,
  txnId: bytes16,
  op: tracedOperation,
  /** the exact body, sent again byte for byte; its secrets are sealed */
  body: z.string(),
  batch: batchNo,
  /** the terminal's clock, RFC 3339 */
  storedAt: z.string(),
  /** the key this one was issued anew for, after its session had ended before it was seen */
  insteadOf: operationKey.nullable(),
  /**
   * stored: about to be sent · sent: sent, no answer yet · unresolved: only asked about any more · reversing: being taken
   * back, a late approval no longer counts · done, declined, cancelled: final
   */
  state: z.enum(["stored", "sent", "unresolved", "reversing", "done", "declined", "cancelled"]),
  /** the answer that decided it; for "declined" also a class 2 answer whose key was closed afterwards */
  reply: replyEnvelope.nullable(),
  /** a class 2 answer: nothing was recorded, but the key is not closed yet */
  refusal: replyEnvelope.nullable(),
  shown: z.boolean(),
  printed: z.enum(["no", "started", "yes"]),
});
export type OperationRecord = Readonly<z.infer<typeof operationRecord>>;

export interface Journal {
  /** Every record kept, oldest first. Rejects when one cannot be read: nothing may be sent on a damaged journal. */
  load(): Promise<readonly OperationRecord[]>;
  /** Writes or replaces the record of this key; once it resolves, the record survives a power cut. */
  put(record: OperationRecord): Promise<void>;
  /** Forgets a finished record. */
  drop(key: OperationKey): Promise<void>;
}

/** Is the outcome still open? Then no new T may be sent. */
export function isOpen({ state }: OperationRecord): boolean {
  return state !== "done" && state !== "declined" && state !== "cancelled";
}

/** One text for a key: sorts as the keys were used. */
export function keyText({ session: sessionNo, trace: traceNo }: OperationKey): string {
  return `${String(sessionNo).padStart(10, "0")}-${String(traceNo).padStart(10, "0")}`;
}

/** Oldest first. */
export function byKey(a: OperationKey, b: OperationKey): number {
  return a.session - b.session || a.trace - b.trace;
}
