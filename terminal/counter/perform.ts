import type { Outcome } from "@/terminal/client/outcome";
import type { DataOf, TracedOperation } from "@/terminal/protocol/operations";
import type { Desk } from "./desk";
import type { Dialogue } from "./dialogue";
import type { Complaint } from "./words/complaints";
import type { Question } from "./words/questions";

/** Which secret was wrong or missing, by the answer's code: it may be entered again under a new trace. */
const AGAIN: Readonly<Record<string, Complaint>> = { "101": "pinWrong", "120": "pinNeeded" };

/** Why the member may enter the PIN again, or null. */
export function pinComplaint({
  kind,
  ...rest
}: {
  readonly kind: string;
  readonly code?: string;
}): Complaint | null {
  const asked = kind === "declined" || kind === "refused";
  return asked ? (AGAIN[rest.code ?? ""] ?? null) : null;
}

export type PinAsked = { readonly dialogue: Dialogue; readonly question?: Question; readonly pin: string };

/**
 * Performs with the PIN given, and lets the member enter it again while it is wrong or missing. Null when the member
 * gave up: the last answer has been shown.
 */
export async function performWithPin<O extends TracedOperation>(
  desk: Desk,
  op: O,
  { dialogue, question = "pin", pin }: PinAsked,
  make: (pin: { pin?: string }) => DataOf<O>,
  perform: (data: DataOf<O>) => Promise<Outcome | null> = (data) => desk.terminal.perform(op, data),
): Promise<Outcome | null> {
  let given = pin;
  for (;;) {
    const outcome = await perform(make(given === "" ? {} : { pin: given }));
    const complaint = outcome && pinComplaint(outcome);
    if (!complaint) return outcome;
    const again = await dialogue.secret(question, true, complaint);
    if (again.kind === "back") return null;
    given = again.value;
  }
}
