import { DIRECTION_WORDS } from "@/domain/attendance";
import type { SlipLine, Words } from "@/domain/slip";
import type { Outcome } from "@/terminal/client/outcome";
import type { Fact } from "@/terminal/counter/ports";
import { isReplyDataOf } from "@/terminal/protocol/operations";
import { WORDS } from "../words";

/** The five ways an operation can look; each has a colour, a shape, a word and a tone of its own. */
export type OutcomeLook = Outcome["kind"];

/** The one word a person reads from two metres away. */
export const OUTCOME_WORD: Readonly<Record<OutcomeLook, Words>> = {
  done: WORDS.outcomeDone,
  declined: WORDS.outcomeDeclined,
  cancelled: WORDS.outcomeCancelled,
  unknown: WORDS.outcomeUnknown,
  "not-sent": WORDS.outcomeNotSent,
};

/** The figure an outcome is about: the slip's large line, or what was confirmed before it was sent. */
export function figureOf(outcome: Outcome, confirmed: readonly Fact[]): Fact | null {
  if (outcome.kind === "done" && outcome.op === "attendance.punch") return whoPunched(outcome.data);
  if (outcome.kind === "done")
    return outcome.receipt?.lines.map(bigLine).find((fact) => fact !== null) ?? null;
  if (outcome.kind === "not-sent") return null;
  return confirmedFigure(confirmed);
}

/** A punch moves no figure: who came or went is what a person looks for. */
function whoPunched(data: unknown): Fact | null {
  if (!isReplyDataOf("attendance.punch", data)) return null;
  const { name, direction } = data;
  return { label: { zh: name, en: name }, value: DIRECTION_WORDS[direction], big: true };
}

/** What the customer was asked to agree to: the last large figure, or the last amount. */
export function confirmedFigure(confirmed: readonly Fact[]): Fact | null {
  const amount = ({ value }: Fact) => typeof value === "string" && value.startsWith("¥");
  return confirmed.findLast(({ big }) => big) ?? confirmed.findLast(amount) ?? null;
}

function bigLine(line: SlipLine): Fact | null {
  return line.t === "big" ? { label: line.label, value: line.value, big: true } : null;
}

/** Is it seen by what follows it (a welcome, the slip, the wait for an approval), so that it need not cover the screen? */
export function speaksForItself(outcome: Outcome): boolean {
  if (outcome.kind === "declined") return outcome.code === "108" && "approvalId" in outcome.data;
  return outcome.kind === "done" && (outcome.op === "operator.signIn" || outcome.op === "receipt.print");
}

/** Two reports of the same operation? */
export function isSameOperation(a: Outcome, b: Outcome | null): boolean {
  if (b === null || a.kind === "not-sent" || b.kind === "not-sent") return false;
  return a.key.session === b.key.session && a.key.trace === b.key.trace;
}
