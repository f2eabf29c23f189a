import type { Outcome } from "@/terminal/client/outcome";
import type { DataOf, OPERATIONS, TracedOperation } from "@/terminal/protocol/operations";
import { finishApproval, rememberApproval } from "./approvals";
import type { Desk } from "./desk";
import type { Dialogue } from "./dialogue";
import type { OperatorAtDesk } from "./shift";
import { type Answer, BACK, given } from "./steps";
import { OPTIONS } from "./words/options";

/** S operations: the supervisor's password here and now, or the portal's approval (answer 108). */

export type SecondPersonOperation = {
  [O in TracedOperation]: (typeof OPERATIONS)[O] extends { supervisor: true } ? O : never;
}[TracedOperation];

/** What the operation carries; empty asks for the portal's approval. */
export type SecondWord = { readonly supervisor?: { readonly no: string; readonly password: string } };

const FIRST_SUPERVISOR = "00";
const BY = [
  { key: "1", label: OPTIONS.password },
  { key: "2", label: OPTIONS.portal },
];

/** Asks which way; 取消 at the password goes back to the choice. */
export async function askSecondPerson(
  dialogue: Dialogue,
  operator: OperatorAtDesk,
): Promise<Answer<SecondWord>> {
  for (;;) {
    const by = await dialogue.choice("secondPerson", BY, { preset: "1" });
    if (by.kind === "back") return BACK;
    if (by.value === "2") return given({});
    const word = await askSupervisor(dialogue, operator);
    if (word.kind === "given") return given({ supervisor: word.value });
  }
}

/** A supervisor's number and password. */
export async function askSupervisor(
  dialogue: Dialogue,
  operator: OperatorAtDesk,
): Promise<Answer<{ no: string; password: string }>> {
  for (;;) {
    const preset = operator.role === "supervisor" ? operator.no : FIRST_SUPERVISOR;
    const no = await dialogue.operatorNo("supervisorNo", preset);
    if (no.kind === "back") return BACK;
    const password = await dialogue.secret("supervisorPassword");
    if (password.kind === "given") return given({ no: no.value, password: password.value });
  }
}

/** Performs an S operation. On 108 it waits for the portal; null when it was left waiting or not approved. */
export async function performSecond<O extends SecondPersonOperation>(
  desk: Desk,
  op: O,
  data: DataOf<O>,
): Promise<Outcome | null> {
  const outcome = await desk.terminal.perform(op, data);
  if (outcome.kind !== "declined" || outcome.code !== "108") return outcome;
  const id = outcome.data.approvalId;
  if (typeof id !== "string") return outcome;
  const { waiting, secrets } = await rememberApproval(desk, id, op, data);
  return finishApproval(desk, waiting, secrets);
}
