import type { Balance } from "@/domain/entry";
import type { Movement } from "./movement";
import type { StoredAnswer } from "./request-key";
import type { Snapshot } from "./snapshot";

/** What a money operation decides from a snapshot; nothing is written yet. */
export type Verdict<Value> =
  | {
      readonly applied: true;
      /** null: nothing moves, the deed lies elsewhere (an empty card that is closed) */
      readonly movement: Movement | null;
      readonly after: Balance;
      readonly value: Value;
      /** the member's PIN was asked and right: its count of wrong tries starts again */
      readonly pinRight?: boolean;
    }
  | Refusal;

/** Refused for one reason; wrong secrets leave their mark on the counters in the same commit. */
export type Refusal = {
  readonly applied: false;
  readonly reason: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly marks?: SecretMarks;
};

/** Counters raised by a wrong PIN or password (domain/pin, domain/password-lock). */
export type SecretMarks = {
  readonly pinFails?: number;
  readonly recharge?: { readonly fails: number; readonly lockedUntil: Date | null };
  readonly wrongSecret: boolean;
};

/** What the reply needs beyond the operation's own value. */
export type Booked = {
  readonly at: Date;
  readonly ref: bigint | null;
  readonly voucherNo: number | null;
  readonly snapshot: Snapshot;
};

/** The door turns the verdict into the bytes that are stored with it and sent. */
export type Encode<Value> = (verdict: Verdict<Value>, booked: Booked) => StoredAnswer;

export function refusal(reason: string, detail: Record<string, unknown> = {}, marks?: SecretMarks): Refusal {
  return marks ? { applied: false, reason, detail, marks } : { applied: false, reason, detail };
}
