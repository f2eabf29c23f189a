import { ledgerSql } from "@/db/client";
import { reversalSlip } from "@/domain/slip-money";
import { reviveClosed } from "@/features/cards/closed-card";
import { refText, slipFacts, voucherText } from "@/features/entries/slip-facts";
import { lockHeldCard } from "@/ledger/held-card";
import { findRequest, insertTombstone } from "@/ledger/known-requests";
import { type ReversalValue, reverseRequest, type Undo } from "@/ledger/reverse";
import type { Encode } from "@/ledger/verdict";
import { now } from "@/server/clock";
import type { Door } from "../door";
import { type Answer, answer, Malformed, replyText } from "../door";
import type { DataOf } from "../protocol/operations";
import { CARD_UNDOS } from "./card-undo";

/** A reply that was stored and is sent again, or an answer made now. */
export type Recalled = { readonly stored: string; readonly replayed: boolean } | Answer;

/** Done for good: there is nothing to take back that someone may not have acted on. */
const kept: Undo = async () => "kept";

/** 冲正 (§3.6): takes back what a key of this terminal did; works across power cycles, any number of times. */
export async function performReverse(door: Door, data: DataOf<"txn.reverse">): Promise<Recalled> {
  requirePast(door, data.session);
  const result = await reverseRequest({
    merchantId: door.scope.merchantId,
    key: { terminalId: door.terminalId, session: data.session, trace: data.trace },
    txnId: data.txnId,
    undo: {
      ...CARD_UNDOS,
      "batch.settle": "batchClosed",
      "card.close": kept,
      "operator.changePassword": kept,
      "operator.add": kept,
      "operator.remove": kept,
      "rechargePassword.change": kept,
      "journal.upload": kept,
      "employee.enrol": kept,
      "attendance.punch": kept,
    },
    closing: { hold: lockHeldCard, revive: reviveClosed },
    encode: encodeReversal(door),
    cancelled: (at) => replyText("020", {}, at),
    notApplied: (at) => replyText("021", {}, at),
  });
  switch (result.kind) {
    case "answered":
      return { stored: result.answer.reply, replayed: result.replayed };
    case "conflict":
      return answer("205");
    case "batchClosed":
      return answer("206");
    case "stillInUse":
      return answer("118");
    default:
      return answer("301");
  }
}

function encodeReversal(door: Door): Encode<ReversalValue> {
  return (verdict, booked) => {
    if (!verdict.applied) throw new Error("a reversal is never refused by a rule");
    const { original, amounts, short } = verdict.value;
    const facts = slipFacts(booked, { terminal: door.terminal, operator: null, cardNo: original.cardNo });
    const originalVoucher = original.voucherNo === null ? null : voucherText(original.voucherNo);
    const receipt = reversalSlip(facts, {
      kind: original.kind,
      originalVoucher,
      amounts,
      after: verdict.after,
      short,
    });
    const code = short > 0n ? "022" : "020";
    const ref = booked.ref === null ? undefined : refText(booked.ref);
    return { code, reply: replyText(code, { ref, short: Number(short), receipt }, booked.at) };
  };
}

/** What became of a key; with `close`, an unknown one is closed for ever (021) and its late original answered 020. */
export async function performStatus(door: Door, data: DataOf<"txn.status">): Promise<Recalled> {
  requirePast(door, data.session);
  const { merchantId } = door.scope;
  const key = { terminalId: door.terminalId, session: data.session, trace: data.trace };
  const known = await findRequest(ledgerSql(), merchantId, key);
  if (known) return { stored: (known.reversal ?? known).reply, replayed: true };
  if (!data.close) return answer("114");
  const closed = await ledgerSql().begin(async (sql) => {
    await sql`select 1 from terminal_state where merchant_id = ${merchantId.toString()}::bigint
      and terminal_id = ${door.terminalId.toString()}::bigint for update`;
    const meanwhile = await findRequest(sql, merchantId, key);
    if (meanwhile) return meanwhile;
    const at = now();
    await insertTombstone(sql, merchantId, key, replyText("020", {}, at), at);
    return null;
  });
  return closed ? { stored: (closed.reversal ?? closed).reply, replayed: true } : answer("021");
}

/** A session this terminal never had cannot have been used: closing its keys would close the future. */
function requirePast(door: Door, session: number): void {
  if (session > door.session) throw new Malformed("session");
}
