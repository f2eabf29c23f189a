import * as z from "zod";
import { classOf, factsOf, isCode } from "./codes";
import { replyEnvelope } from "./envelope";
import { firstIssuePath } from "./first-issue-path";
import { OPERATIONS, type Operation } from "./operations";
import { REFUSAL_DATA } from "./refusal-data";

const approvedCode = z.literal("000");
const resolvedCode = z.string().regex(/^02\d$/);
const anyFinalCode = z.string().regex(/^[01]\d\d$/);

/** The whole reply of an operation that went through; `txn.status` answers with whatever was stored. */
export function approvedReply(op: Operation) {
  const code = op === "txn.status" ? anyFinalCode : op === "txn.reverse" ? resolvedCode : approvedCode;
  return replyEnvelope.extend({ code, data: OPERATIONS[op].reply });
}

/**
 * Does this reply body keep the contract of version 1? Null when it does, else where it breaks it, with dots.
 * Checks the envelope, that `final` and `retry` belong to the code, and `data` by operation and code.
 */
export function replyBreach(op: Operation, body: unknown): string | null {
  const envelope = replyEnvelope.safeParse(body);
  if (!envelope.success) return firstIssuePath(envelope.error) || "envelope";
  const { code, final, retry, data } = envelope.data;
  if (!isCode(code)) return "code";
  const facts = factsOf(code);
  if (final !== facts.final || retry !== facts.retry) return "final";
  const schema = dataSchema(op, code);
  const checked = schema?.safeParse(data);
  return checked && !checked.success ? `data.${firstIssuePath(checked.error)}` : null;
}

function dataSchema(op: Operation, code: string): z.ZodType | undefined {
  if (code === "000") return OPERATIONS[op].reply;
  if (op === "txn.reverse" && classOf(code) === 0) return OPERATIONS[op].reply;
  return Object.entries(REFUSAL_DATA).find(([refused]) => refused === code)?.[1];
}
