import type { Slip, Words } from "@/domain/slip";
import {
  isReplyDataOf,
  type Operation,
  type ReplyDataOf,
  type TracedOperation,
} from "@/terminal/protocol/operations";
import { slipSchema } from "@/terminal/protocol/slip-schema";
import type { OperationKey, OperationRecord } from "./journal";
import { OUTCOME_WORDS } from "./outcome-words";

/** What became of one T, as the person at the terminal is told. Only done, declined and cancelled are final. */
export type Outcome<O extends TracedOperation = TracedOperation> =
  | {
      readonly kind: "done";
      readonly op: O;
      readonly key: OperationKey;
      readonly code: string;
      readonly text: Words;
      /** null when the server sent fields this version cannot read; the operation is done all the same */
      readonly data: ReplyDataOf<O> | null;
      readonly receipt: Slip | null;
      /** uncertain: power was lost while printing, so the slip may or may not have come out */
      readonly slip: "to-print" | "uncertain" | "none";
    }
  | {
      readonly kind: "declined";
      readonly op: O;
      readonly key: OperationKey;
      readonly code: string;
      readonly text: Words;
      readonly data: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: "cancelled";
      readonly op: O;
      readonly key: OperationKey;
      readonly code: string;
      readonly text: Words;
    }
  | { readonly kind: "unknown"; readonly op: O; readonly key: OperationKey; readonly text: Words }
  | {
      readonly kind: "not-sent";
      readonly op: O;
      readonly why: "open-operation" | "offline" | "not-activated" | "refused";
      readonly text: Words;
    };

/** Where outcomes are shown. It may be told the same outcome again after a power cut. */
export interface Screen {
  show(outcome: Outcome): void | Promise<void>;
}

/** Where slips come out. It does not reject: a printer out of paper tells its operator and keeps the slip. */
export interface Printer {
  print(slip: Slip): void | Promise<void>;
}

/** The receipt in reply data, or null when there is none or it is not one. */
export function receiptIn(data: Readonly<Record<string, unknown>>): Slip | null {
  const read = slipSchema.safeParse(data.receipt);
  return read.success ? read.data : null;
}

/** The receipt of a record that went through. */
export function receiptOf(record: OperationRecord): Slip | null {
  return record.state === "done" && record.reply ? receiptIn(record.reply.data) : null;
}

/** What a record says about its operation. */
export function outcomeOf<O extends TracedOperation>(
  record: OperationRecord & { readonly op: O },
): Outcome<O> {
  const { op, reply } = record;
  const key = { session: record.session, trace: record.trace };
  if (reply === null)
    return { kind: "unknown", op, key, text: record.refusal?.text ?? OUTCOME_WORDS.unknown };
  const { code, text, data } = reply;
  switch (record.state) {
    case "done":
      return {
        kind: "done",
        op,
        key,
        code,
        text,
        data: readable(op, data),
        receipt: receiptOf(record),
        slip: slipOf(record),
      };
    case "declined":
      return { kind: "declined", op, key, code, text, data };
    case "cancelled":
      return { kind: "cancelled", op, key, code, text };
    default:
      return { kind: "unknown", op, key, text: OUTCOME_WORDS.unknown };
  }
}

function slipOf(record: OperationRecord): "to-print" | "uncertain" | "none" {
  if (receiptOf(record) === null) return "none";
  return record.printed === "started" ? "uncertain" : "to-print";
}

function readable<O extends Operation>(op: O, data: unknown): ReplyDataOf<O> | null {
  return isReplyDataOf(op, data) ? data : null;
}
