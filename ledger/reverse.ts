import { ledgerSql } from "@/db/client";
import { decideReversal, type ReversalDecided } from "@/domain/reversal";
import { now } from "@/server/clock";
import { buildWrite } from "./build-write";
import {
  type FoundRequest,
  findRequest,
  insertTombstone,
  type KeyOnly,
  raiseTerminalVersion,
} from "./known-requests";
import { lockRows, retrying } from "./locked-money";
import { findOriginal, type Original } from "./originals";
import { type Executor, readSnapshots } from "./read-snapshots";
import { leaseReferences } from "./references";
import type { LedgerAnswer } from "./request-key";
import type { Encode } from "./verdict";
import { writeDecisions } from "./write-decisions";

export type ReversalValue = ReversalDecided & { readonly original: Original };

/** Undoes what an operation without an entry did (an opening); "kept" when it cannot be taken back any more. */
export type Undo = (sql: Executor, merchantId: bigint, reply: string) => Promise<"undone" | "kept">;

export type ReversalRequest = {
  readonly merchantId: bigint;
  readonly key: KeyOnly;
  readonly txnId: string;
  /** by operation; "batchClosed" says that it closed its batch and stays */
  readonly undo: Readonly<Record<string, Undo | "batchClosed">>;
  /** a closing whose money comes back brings its card back too; both take their locks in the order card, accounts */
  readonly closing?: {
    readonly hold: (sql: Executor, cardNo: string) => Promise<unknown>;
    readonly revive: (sql: Executor, merchantId: bigint, cardNo: string, at: Date) => Promise<void>;
  };
  readonly encode: Encode<ReversalValue>;
  /** the reply to a key that has nothing to take back */
  readonly cancelled: (at: Date) => string;
  readonly notApplied: (at: Date) => string;
};

export type ReversalAnswer = LedgerAnswer | { readonly kind: "batchClosed" | "stillInUse" };

/**
 * 冲正: takes back whatever a key did, once. A key never seen gets a tombstone, so that its late original is answered
 * as cancelled (terminal-protocol.md §3.6). Repeating it gives the same answer.
 */
export async function reverseRequest(request: ReversalRequest): Promise<ReversalAnswer> {
  const takeReference = await leaseReferences(1);
  const ref = takeReference();
  return retrying(() => ledgerSql().begin((sql) => reverseLocked(sql, request, ref)));
}

async function reverseLocked(sql: Executor, request: ReversalRequest, ref: bigint): Promise<ReversalAnswer> {
  const { merchantId, key } = request;
  await sql`select 1 from terminal_state where merchant_id = ${merchantId.toString()}::bigint
    and terminal_id = ${key.terminalId.toString()}::bigint for update`;
  const known = await findRequest(sql, merchantId, key);
  const at = now();
  if (!known) {
    const reply = request.cancelled(at);
    await insertTombstone(sql, merchantId, key, reply, at);
    return { kind: "answered", answer: { code: "020", reply }, replayed: false };
  }
  if (known.reversal) return { kind: "answered", answer: known.reversal, replayed: true };
  if (known.outcome === "cancelled") return { kind: "answered", answer: known, replayed: true };
  if (known.txnId !== request.txnId) return { kind: "conflict" };
  if (known.outcome === "declined")
    return { kind: "answered", answer: { code: "021", reply: request.notApplied(at) }, replayed: false };
  return known.entryId === null
    ? reverseWithoutEntry(sql, request, known, at)
    : reverseEntry(sql, request, known.entryId, ref, at);
}

async function reverseWithoutEntry(
  sql: Executor,
  request: ReversalRequest,
  known: FoundRequest,
  at: Date,
): Promise<ReversalAnswer> {
  const { merchantId } = request;
  const undo = request.undo[known.op ?? ""];
  if (undo === "batchClosed") return { kind: "batchClosed" };
  if (undo && (await undo(sql, merchantId, known.reply)) === "kept") return { kind: "stillInUse" };
  return reverseInName(sql, request, at);
}

async function reverseEntry(
  sql: Executor,
  request: ReversalRequest,
  entryId: bigint,
  ref: bigint,
  at: Date,
): Promise<ReversalAnswer> {
  const { merchantId, key } = request;
  const first = await findOriginal(sql, merchantId, entryId);
  if (!first) throw new Error(`the entry ${entryId} of an applied request is missing`);
  // An account keeps its card for as long as its terminal's batch is open or the row says otherwise.
  const cardNo = await currentCard(sql, merchantId, first.accountId);
  const ask = {
    merchantId,
    key: { ...key, txnId: request.txnId, bodyHash: new Uint8Array() },
    cardNo,
    limitsOf: null,
  };
  const closing = first.kind === "close" ? request.closing : undefined;
  await closing?.hold(sql, cardNo);
  await lockRows(sql, ask);
  const [seen] = await readSnapshots(sql, [ask]);
  const original = await findOriginal(sql, merchantId, entryId);
  if (!seen?.account || !original) throw new Error(`the account of entry ${entryId} is missing`);
  if (original.batchId !== seen.terminal.batchId) return { kind: "batchClosed" };
  const decided = decideReversal({
    balance: seen.account,
    original: original.amounts,
    corrected: original.corrected,
    targetReversed: original.targetReversed,
  });
  const frame = {
    ask,
    op: "txn.reverse",
    door: "terminal",
    at,
    ref,
    encode: request.encode,
    record: "reversal" as const,
  };
  // Of what another terminal voided meanwhile nothing is left to move; the entry still says that the original counts
  // nowhere, as its own terminal counts it (domain/totals).
  const write = buildWrite(frame, seen, {
    applied: true,
    after: decided.after,
    value: { ...decided, original },
    movement: {
      kind: "reversal",
      amounts: decided.amounts,
      correctsId: original.id,
      tender: original.tender,
      tier: null,
      note: "",
      maker: { kind: "system", id: key.terminalId },
      approver: null,
    },
  });
  const [written] = await writeDecisions(sql, [write]);
  if (!written) throw new Error("a guard failed on rows that were locked");
  await closing?.revive(sql, merchantId, cardNo, at);
  return { kind: "answered", answer: write.answer, replayed: false };
}

/** The key is cancelled, and no money has to move for it. */
async function reverseInName(sql: Executor, request: ReversalRequest, at: Date): Promise<ReversalAnswer> {
  const { merchantId, key } = request;
  const reply = request.cancelled(at);
  await sql`
    insert into reversals (merchant_id, terminal_id, session, trace, code, reply, at)
    values (${merchantId.toString()}::bigint, ${key.terminalId.toString()}::bigint, ${key.session}, ${key.trace},
      '020', ${reply}, ${at})`;
  await raiseTerminalVersion(sql, merchantId, key.terminalId);
  return { kind: "answered", answer: { code: "020", reply }, replayed: false };
}

async function currentCard(sql: Executor, merchantId: bigint, accountId: bigint): Promise<string> {
  const rows = await sql<{ card_no: string }[]>`select card_no from accounts
    where merchant_id = ${merchantId.toString()}::bigint and id = ${accountId.toString()}::bigint`;
  const row = rows[0];
  if (!row) throw new Error(`the account ${accountId} is missing`);
  return row.card_no;
}
