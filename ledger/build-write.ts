import { businessDay } from "@/domain/business-day";
import type { Balance } from "@/domain/entry";
import { countWrongSecret } from "@/domain/password-lock";
import type { Entry, Movement } from "./movement";
import type { Ask } from "./read-snapshots";
import type { Snapshot } from "./snapshot";
import type { Encode, Verdict } from "./verdict";
import type { TerminalCounters, Write } from "./write-decisions";

/** Everything about a request that the decision itself does not say. */
export type WriteFrame<Value> = {
  readonly ask: Ask;
  readonly op: string;
  readonly door: string;
  readonly at: Date;
  readonly ref: bigint;
  readonly encode: Encode<Value>;
  readonly record: "request" | "reversal";
};

/** Turns a verdict into one write: the entry with its place in the chain, the counters, the reply. */
export function buildWrite<Value>(frame: WriteFrame<Value>, seen: Snapshot, verdict: Verdict<Value>): Write {
  const entry =
    verdict.applied && verdict.movement ? entryOf(frame, seen, verdict.movement, verdict.after) : null;
  const marks = verdict.applied ? undefined : verdict.marks;
  const touchesAccount = entry !== null || marks?.pinFails !== undefined;
  return {
    merchantId: frame.ask.merchantId,
    key: frame.ask.key,
    op: frame.op,
    at: frame.at,
    outcome: verdict.applied ? "applied" : "declined",
    answer: frame.encode(verdict, {
      at: frame.at,
      ref: entry?.id ?? null,
      voucherNo: entry?.voucherNo ?? null,
      snapshot: seen,
    }),
    record: frame.record,
    terminal: seen.terminal,
    terminalAfter: countersAfter(frame, seen, verdict, entry),
    account: touchesAccount ? seen.account : null,
    pinFailsAfter:
      marks?.pinFails ?? (verdict.applied && verdict.pinRight ? 0 : (seen.account?.pinFails ?? 0)),
    rechargeCountAfter: (seen.account?.rechargeCount ?? 0) + rechargesAdded(entry),
    entry,
  };
}

function countersAfter<Value>(
  frame: WriteFrame<Value>,
  seen: Snapshot,
  verdict: Verdict<Value>,
  entry: Entry | null,
): TerminalCounters {
  const t = seen.terminal;
  const marks = verdict.applied ? undefined : verdict.marks;
  const wrong = marks?.wrongSecret
    ? countWrongSecret({ count: t.wrongSecrets, since: t.wrongSince, now: frame.at })
    : { count: t.wrongSecrets, since: t.wrongSince, suspend: false };
  return {
    status: wrong.suspend ? "suspended" : t.status,
    voucherNo: entry?.voucherNo ?? t.voucherNo,
    wrongSecrets: wrong.count,
    wrongSince: wrong.since,
    rechargeFails: marks?.recharge?.fails ?? (behindRechargePassword(entry) ? 0 : t.rechargeFails),
    rechargeLockedUntil: marks?.recharge ? marks.recharge.lockedUntil : t.rechargeLockedUntil,
  };
}

function entryOf<Value>(frame: WriteFrame<Value>, seen: Snapshot, movement: Movement, after: Balance): Entry {
  if (!seen.account) throw new Error("a movement needs an account");
  return {
    merchantId: frame.ask.merchantId,
    id: frame.ref,
    accountId: seen.account.id,
    seq: seen.account.seq + 1,
    kind: movement.kind,
    at: frame.at,
    day: businessDay(frame.at, seen.config.zone, seen.config.cutoffMinutes),
    amounts: movement.amounts,
    principalAfter: after.principal,
    bonusAfter: after.bonus,
    pointsAfter: after.points,
    correctsId: movement.correctsId,
    cardNo: seen.account.cardNo,
    storeId: seen.terminal.storeId,
    batchId: seen.terminal.batchId,
    door: frame.door,
    terminalId: frame.ask.key.terminalId,
    voucherNo: seen.terminal.voucherNo + 1,
    session: frame.ask.key.session,
    trace: frame.ask.key.trace,
    maker: movement.maker,
    approver: movement.approver,
    approvalId: movement.approvalId ?? null,
    tender: movement.tender,
    tierId: movement.tier?.id ?? null,
    tierTerms: movement.tier?.terms ?? null,
    note: movement.note,
  };
}

/** Cash in is one recharge more; cash back by a void or reversal is one fewer, so "first recharge" comes again. */
function rechargesAdded(entry: Entry | null): number {
  if (!entry || entry.kind === "close" || entry.amounts.cash === 0n) return 0;
  return entry.amounts.cash > 0n ? 1 : -1;
}

/** An entry that shows the recharge password was right: its count of wrong tries starts again. */
function behindRechargePassword(entry: Entry | null): boolean {
  return entry?.kind === "recharge" || entry?.kind === "pointsCredit" || entry?.kind === "rechargeVoid";
}
