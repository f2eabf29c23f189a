import * as z from "zod";
import { TENDERS } from "@/domain/entry";
import { approvalId, cardNo, instant, operatorNo, terminalId } from "@/terminal/protocol/ids";
import { operatorRole } from "@/terminal/protocol/operations/operator";

/** What a counter remembers besides its journal: small, durable, never a secret. */

/** Checks a password without the server: a digest under a key that never leaves this device. */
const verifier = z.object({
  no: operatorNo,
  name: z.string(),
  role: operatorRole,
  salt: z.string(),
  digest: z.string(),
  /** wrong tries while the server was away, since the last right one */
  wrong: z.int().min(0),
});
export type Verifier = Readonly<z.infer<typeof verifier>>;

/** A punch (打卡) to be sent once the server is back. */
const queuedPunch = z.object({ id: z.string(), cardNo, at: instant });
export type QueuedPunch = Readonly<z.infer<typeof queuedPunch>>;

/** An operation that waits for an approval: what to send again, without its secrets, which are asked anew. */
const waitingApproval = z.object({
  approvalId,
  op: z.string(),
  operator: operatorNo,
  /** the operation's data as it was asked, secrets and one-time codes left out */
  data: z.record(z.string(), z.unknown()),
  /** paths of the secrets that were given */
  secrets: z.array(z.string()),
  askedAt: instant,
});
export type WaitingApproval = Readonly<z.infer<typeof waitingApproval>>;

export const remembered = z.object({
  /** whose terminal this was at the last sign-on: shown while the server is away */
  place: z
    .object({ terminal: terminalId, merchant: z.string(), store: z.string(), zone: z.string() })
    .nullable(),
  verifiers: z.array(verifier),
  punches: z.array(queuedPunch),
  approvals: z.array(waitingApproval),
  /** minutes without a key until the terminal locks itself; 0 is never */
  idleMinutes: z.int().min(0).max(240),
  /** the tender that 确认 alone stands for */
  quickTender: z.enum(TENDERS),
});
export type Remembered = Readonly<z.infer<typeof remembered>>;

export const NOTHING_REMEMBERED: Remembered = {
  place: null,
  verifiers: [],
  punches: [],
  approvals: [],
  idleMinutes: 5,
  quickTender: "cash",
};

/** Where the counter keeps what it remembers: a file or the browser's IndexedDB. */
export interface CounterMemory {
  /** What was saved last, parsed with `remembered`; `NOTHING_REMEMBERED` when there is nothing yet. */
  load(): Promise<Remembered>;
  /** Durable once it resolves. */
  save(kept: Remembered): Promise<void>;
  /** HMAC-SHA-256 of `text`, as text, under a random key that is made once and never leaves this device. */
  digest(text: string): Promise<string>;
}
