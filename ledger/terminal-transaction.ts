import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { requests, reversals } from "@/db/schema/ledger";
import { terminalState } from "@/db/schema/terminals";
import { sqlState, tx } from "@/db/tx";
import { now } from "@/server/clock";
import { answerKnown } from "./remembered";
import type { LedgerAnswer, RequestKey, StoredAnswer } from "./request-key";

/** What a keyed operation that moves no money did; `declined` is remembered just as well. */
export type KeyedOutcome = { readonly outcome: "applied" | "declined"; readonly answer: StoredAnswer };

export type LockedTerminal = typeof terminalState.$inferSelect;

/**
 * Runs a keyed operation that moves no money (sign-in, opening, settlement, reprint) exactly once: terminal's row
 * locked, key looked up, deed and reply in one transaction.
 */
export async function runKeyed(
  request: { readonly merchantId: bigint; readonly key: RequestKey; readonly op: string; readonly at?: Date },
  run: (open: Tx, terminal: LockedTerminal, at: Date) => Promise<KeyedOutcome>,
): Promise<LedgerAnswer> {
  try {
    return await tx((open) => runLockedKey(open, request, run));
  } catch (error) {
    // Someone else took a unique row first (a card opened twice at once): nothing of ours was recorded.
    if (sqlState(error) === "23505") return { kind: "busy" };
    throw error;
  }
}

async function runLockedKey(
  open: Tx,
  request: { readonly merchantId: bigint; readonly key: RequestKey; readonly op: string; readonly at?: Date },
  run: (open: Tx, terminal: LockedTerminal, at: Date) => Promise<KeyedOutcome>,
): Promise<LedgerAnswer> {
  const { merchantId, key, op } = request;
  const [terminal] = await open
    .select()
    .from(terminalState)
    .where(and(eq(terminalState.merchantId, merchantId), eq(terminalState.terminalId, key.terminalId)))
    .for("update");
  if (!terminal) throw new Error("terminal vanished between gate and ledger");
  // A statement of its own: one that locks and looks in one would look at what stood before it waited for the lock.
  const known = await findKnown(open, merchantId, key);
  if (known) return known;
  if (key.session !== terminal.session) return { kind: "sessionOver" };
  if (terminal.status !== "active") return { kind: "suspended" };
  const at = request.at ?? now();
  const { outcome, answer } = await run(open, terminal, at);
  const remembered = open.$with("remembered").as(
    open
      .insert(requests)
      .values({
        merchantId,
        terminalId: key.terminalId,
        session: key.session,
        trace: key.trace,
        txnId: key.txnId,
        bodyHash: key.bodyHash,
        op,
        outcome,
        code: answer.code,
        reply: answer.reply,
        at,
      })
      .returning({ trace: requests.trace }),
  );
  await open
    .with(remembered)
    .update(terminalState)
    .set({ version: sql`${terminalState.version} + 1` })
    .where(and(eq(terminalState.merchantId, merchantId), eq(terminalState.terminalId, key.terminalId)));
  return { kind: "answered", answer, replayed: false };
}

async function findKnown(open: Tx, merchantId: bigint, key: RequestKey): Promise<LedgerAnswer | null> {
  const [row] = await open
    .select({
      outcome: requests.outcome,
      code: requests.code,
      reply: requests.reply,
      bodyHash: requests.bodyHash,
      entryId: requests.entryId,
      reversalCode: reversals.code,
      reversalReply: reversals.reply,
    })
    .from(requests)
    .leftJoin(
      reversals,
      and(
        eq(reversals.merchantId, requests.merchantId),
        eq(reversals.terminalId, requests.terminalId),
        eq(reversals.session, requests.session),
        eq(reversals.trace, requests.trace),
      ),
    )
    .where(
      and(
        eq(requests.merchantId, merchantId),
        eq(requests.terminalId, key.terminalId),
        eq(requests.session, key.session),
        eq(requests.trace, key.trace),
      ),
    );
  if (!row) return null;
  const { reversalCode, reversalReply } = row;
  const reversal =
    reversalCode !== null && reversalReply !== null ? { code: reversalCode, reply: reversalReply } : null;
  return answerKnown(key, { ...row, reversal });
}
