import type { Words } from "@/domain/slip";
import type { RequestKey } from "@/ledger/request-key";
import type { Scope } from "@/server/scope";
import type { QueryGate } from "./gate-query";
import { openSecret } from "./node-crypto";
import { type Code, replyOf } from "./protocol/codes";
import { type Operation, specOf } from "./protocol/operations";
import { secretAt, secretSubject } from "./protocol/secret";

/** A message whose MAC was good: whose it is, and what opens its secrets. */
export type Door = {
  readonly scope: Scope;
  readonly terminalId: bigint;
  readonly terminal: string;
  readonly session: number;
  readonly pinKey: Uint8Array;
  readonly nonce: string;
};

/** `at` is the instant of the operation where history is made; otherwise it is the present. */
export type TracedDoor = Door & { readonly key: RequestKey; readonly at?: Date };
export type QueryDoor = Door & { readonly gate: QueryGate; readonly now: Date };

/** Opened secrets by their path in `data`. */
export type Secrets = Readonly<Record<string, string>>;

/** An answer that is not remembered. */
export type Answer = { readonly code: Code; readonly data: Readonly<Record<string, unknown>> };

export function answer(code: Code, data: Readonly<Record<string, unknown>> = {}): Answer {
  return { code, data };
}

/** A reply's stored form; `text` where the code's own words do not fit. */
export function replyText(
  code: Code,
  data: Readonly<Record<string, unknown>>,
  at: Date,
  text?: Words,
): string {
  return JSON.stringify(replyOf(code, data, at, text ? { text } : {}));
}

/** The message does not have the asked shape: answered 200 with this path, nothing recorded. */
export class Malformed extends Error {
  override readonly name = "Malformed";
  constructor(readonly path: string) {
    super(`malformed: ${path}`);
  }
}

/** Opens every secret the operation knows and the message has. @throws Malformed for one that does not open */
export function openSecrets(
  door: Door,
  op: Operation,
  data: Readonly<Record<string, unknown>>,
  trace: number,
): Secrets {
  const opened: Record<string, string> = {};
  for (const field of specOf(op).secrets) {
    const wire = secretAt(data, field);
    if (wire === null) continue;
    const subject = secretSubject(op, field, data);
    const digits =
      subject === null
        ? null
        : openSecret(door.pinKey, wire, {
            terminal: door.terminal,
            session: door.session,
            trace,
            field,
            subject,
          });
    if (digits === null) throw new Malformed(field);
    opened[field] = digits;
  }
  return opened;
}

/** A secret that the operation's schema made mandatory. */
export function secretOf(secrets: Secrets, field: string): string {
  const digits = secrets[field];
  if (digits === undefined) throw new Malformed(field);
  return digits;
}
