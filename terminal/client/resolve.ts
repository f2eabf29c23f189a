import { classOf } from "@/terminal/protocol/codes";
import type { Reply } from "@/terminal/protocol/envelope";
import { specOf } from "@/terminal/protocol/operations";
import type { CrashPoint } from "./crash-point";
import type { Answer } from "./exchange";
import { isOpen, type OperationRecord } from "./journal";
import { bodyOf } from "./request-body";
import type { OpenSession } from "./session";

/**
 * Exactly once, the terminal's half (protocol section 3.5): send, send the same bytes again, ask for the status and close
 * the key, and if even that stays unanswered take the operation back until the server says so. Each step is stored before
 * it is taken.
 */

/** How often each step is tried before the next; all of them start over at the next power-on or operation. */
export type Patience = {
  readonly resends: number;
  readonly busyAnswers: number;
  readonly statusTries: number;
  readonly reverseTries: number;
};
export const PATIENCE: Patience = { resends: 2, busyAnswers: 5, statusTries: 2, reverseTries: 3 };

/** What resolving needs of its terminal. */
export type Line = {
  readonly patience: Patience;
  /** the session in force, or null before sign-on */
  session(): OpenSession | null;
  /** signs on anew; false when the server did not agree or was not reached */
  renew(): Promise<boolean>;
  send(session: OpenSession, body: string): Promise<Answer>;
  /** stores a record durably, then passes the crash point */
  put(record: OperationRecord, point: CrashPoint): Promise<OperationRecord>;
  crashPoint(point: CrashPoint): void;
  /** waits before the n-th further try */
  pause(n: number): Promise<void>;
};

/** Brings an open record as far as the network allows: to its final state, or to the step that has to be tried again. */
export async function resolveOperation(line: Line, record: OperationRecord): Promise<OperationRecord> {
  let at = record;
  if (at.state === "stored" || at.state === "sent") at = await sendUntilAnswered(line, at);
  if (isOpen(at) && at.state !== "reversing") at = await askStatus(line, at);
  if (at.state === "stored" || at.state === "sent") at = await giveUpAsking(line, at);
  if (at.state === "reversing") {
    at = await takeBack(line, at);
    if (at.state === "unresolved") at = await askStatus(line, at);
  }
  return at;
}

/** The same bytes under a new nonce and MAC, while the session they belong to lasts. */
async function sendUntilAnswered(line: Line, record: OperationRecord): Promise<OperationRecord> {
  let at = record;
  let silent = 0;
  let busy = 0;
  while (silent <= line.patience.resends && busy <= line.patience.busyAnswers) {
    const session = line.session();
    if (session?.no !== at.session || at.refusal) return at;
    const answer = await line.send(session, at.body);
    line.crashPoint("answered");
    if (answer.kind === "none") {
      silent += 1;
      if (at.state === "stored") at = await line.put({ ...at, state: "sent" }, "sent-stored");
      if (silent <= line.patience.resends) await line.pause(silent);
      continue;
    }
    const cls = classOf(answer.reply.code);
    if (cls === 0 || cls === 1) return conclude(line, at, answer.reply);
    if (cls === 2) return line.put({ ...at, refusal: answer.reply }, "sent-stored");
    busy += 1;
    await line.pause(busy);
  }
  return at;
}

/**
 * What became of the key; one the server has never seen is closed, so that no late copy can be applied any more. After a
 * class 2 answer the key is closed as well: a duplicate of the refused message may still be under way.
 */
async function askStatus(line: Line, record: OperationRecord): Promise<OperationRecord> {
  const key = { session: record.session, trace: record.trace };
  const body = bodyOf("txn.status", { ...key, close: true }, null);
  const reply = await ask(line, body, line.patience.statusTries);
  line.crashPoint("status-answered");
  return reply && isFinal(reply) ? conclude(line, record, reply) : record;
}

/** Money is taken back from here on; what moves none is only asked about until the server answers. */
function giveUpAsking(line: Line, record: OperationRecord): Promise<OperationRecord> {
  return specOf(record.op).money
    ? line.put({ ...record, state: "reversing" }, "reversing-stored")
    : line.put({ ...record, state: "unresolved" }, "unresolved-stored");
}

/**
 * 冲正. A late approval is ignored from here on. Where the server can no longer reverse (206: the batch is settled, or
 * someone else corrected the operation), that refusal is final and the stored reply stands.
 */
async function takeBack(line: Line, record: OperationRecord): Promise<OperationRecord> {
  const { session, trace, txnId } = record;
  const reply = await ask(
    line,
    bodyOf("txn.reverse", { session, trace, txnId }, null),
    line.patience.reverseTries,
  );
  line.crashPoint("reverse-answered");
  if (!reply) return record;
  if (isCancelled(reply)) return conclude(line, record, reply);
  const standsForGood = isFinal(reply) || reply.code === "206";
  return standsForGood ? line.put({ ...record, state: "unresolved" }, "unresolved-stored") : record;
}

/** Sends a control message until it has an answer that is neither "busy" nor "session over"; null when it has none. */
async function ask(line: Line, body: string, tries: number): Promise<Reply | null> {
  let refused: Reply | null = null;
  for (let n = 1; n <= tries; n++) {
    const session = line.session() ?? ((await line.renew()) ? line.session() : null);
    const answer: Answer = session ? await line.send(session, body) : { kind: "none", status: null };
    if (answer.kind === "answer") {
      const { reply } = answer;
      if (isFinal(reply)) return reply;
      refused = reply;
      if (reply.code === "202") await line.renew();
      else if (classOf(reply.code) === 2) return reply;
    }
    if (n < tries) await line.pause(n);
  }
  return refused;
}

function conclude(line: Line, record: OperationRecord, reply: Reply): Promise<OperationRecord> {
  return line.put(concluded(record, reply), "outcome-stored");
}

function concluded(record: OperationRecord, reply: Reply): OperationRecord {
  if (!isCancelled(reply))
    return { ...record, state: classOf(reply.code) === 0 ? "done" : "declined", reply };
  if (record.refusal) return { ...record, state: "declined", reply: record.refusal };
  return { ...record, state: "cancelled", reply };
}

function isFinal({ code }: Reply): boolean {
  const cls = classOf(code);
  return cls === 0 || cls === 1;
}

/** 020, 021, 022: not applied, or taken back. */
function isCancelled({ code }: Reply): boolean {
  return code.startsWith("02");
}
