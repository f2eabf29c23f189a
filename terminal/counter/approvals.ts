import type { Words } from "@/domain/slip";
import type { Outcome } from "@/terminal/client/outcome";
import { asRecord } from "@/terminal/client/request-body";
import { isOperation, specOf, type TracedOperation } from "@/terminal/protocol/operations";
import { secretAt } from "@/terminal/protocol/secret";
import type { Desk } from "./desk";
import type { Dialogue } from "./dialogue";
import type { WaitingApproval } from "./memory";
import { pinComplaint } from "./perform";
import { given } from "./steps";
import { type ApprovalVerdict, waitForApproval } from "./wait-for-approval";
import { TITLES, type Title } from "./words/titles";

type Secrets = Readonly<Record<string, string>>;

/** What the waiting operation is called, as in the menu. */
export function titleOfApproval({ op, data }: WaitingApproval): Title {
  switch (op) {
    case "void":
      return data.kind === "recharge" ? "voidRecharge" : data.kind === "points" ? "voidPoints" : "voidSpend";
    case "refund":
      return "refund";
    case "card.close":
      return "close";
    case "card.unlock":
      return "unlock";
    case "operator.add":
      return "addCashier";
    case "operator.remove":
      return "removeCashier";
    case "rechargePassword.change":
      return "rechargePassword";
    default:
      return op === "employee.enrol" ? "enrol" : "approvals";
  }
}

/** Keeps an operation that was answered 108 without its secrets and one-time code; the secrets live as long as the wait. */
export async function rememberApproval(desk: Desk, approvalId: string, op: TracedOperation, asked: object) {
  const data = asRecord(asked);
  const fields = specOf(op).secrets.filter((field) => secretAt(data, field) !== null);
  const secrets = Object.fromEntries(fields.map((field) => [field, secretAt(data, field) ?? ""]));
  const oneTime = secretAt(data, "card.token") !== null;
  const kept = Object.entries(data).filter(([key]) => !fields.includes(key) && !(oneTime && key === "card"));
  const waiting: WaitingApproval = {
    approvalId,
    op,
    operator: secretAt(data, "operator") ?? "",
    data: Object.fromEntries(kept),
    secrets: fields,
    askedAt: desk.clock.now().toISOString(),
  };
  await desk.notebook.change(({ approvals }) => ({
    approvals: [...approvals.filter((each) => each.approvalId !== approvalId), waiting],
  }));
  return { waiting, secrets };
}

export function forgetApproval(desk: Desk, approvalId: string): Promise<void> {
  return desk.notebook.change(({ approvals }) => ({
    approvals: approvals.filter((each) => each.approvalId !== approvalId),
  }));
}

/** Waits for the portal's word and, once it is granted, sends the operation again under a new trace. */
export async function finishApproval(
  desk: Desk,
  waiting: WaitingApproval,
  secrets: Secrets | null,
): Promise<Outcome | null> {
  desk.attending = waiting.approvalId;
  try {
    return await waitAndSend(desk, waiting, secrets);
  } finally {
    desk.attending = null;
  }
}

async function waitAndSend(
  desk: Desk,
  waiting: WaitingApproval,
  secrets: Secrets | null,
): Promise<Outcome | null> {
  const dialogue = desk.about(titleOfApproval(waiting));
  const verdict = await waitForApproval(desk, dialogue, waiting);
  if (!(await isGranted(desk, waiting, verdict))) return null;
  let filled = await filledAgain(desk, dialogue, waiting, secrets);
  while (filled) {
    const outcome = await sendAgain(desk, waiting, filled);
    const complaint = outcome && pinComplaint(outcome);
    if (!complaint) {
      if (outcome && (outcome.kind === "done" || outcome.kind === "declined"))
        await forgetApproval(desk, waiting.approvalId);
      return outcome;
    }
    const pin = await dialogue.secret("pin", true, complaint);
    filled = pin.kind === "back" ? null : { ...filled, ...(pin.value ? { pin: pin.value } : {}) };
  }
  desk.say("waitingStays", "waiting");
  return null;
}

async function isGranted(desk: Desk, waiting: WaitingApproval, verdict: ApprovalVerdict): Promise<boolean> {
  if (verdict.kind === "left") {
    desk.say("waitingStays", "waiting");
    return false;
  }
  if (verdict.kind === "granted") {
    desk.front.ring();
    desk.say("granted", "good", byWhom(verdict.approver));
    return true;
  }
  await forgetApproval(desk, waiting.approvalId);
  desk.say(verdict.kind, "bad", byWhom(verdict.reason));
  return false;
}

/** "（王主管）" / " (Wang)", or nothing. */
export function byWhom(text: string | null): Words {
  return text ? { zh: `（${text}）`, en: ` (${text})` } : { zh: "", en: "" };
}

function sendAgain(desk: Desk, waiting: WaitingApproval, filled: Readonly<Record<string, unknown>>) {
  const { op, data, approvalId } = waiting;
  return isTraced(op) ? desk.terminal.performKept(op, { ...data, ...filled, approvalId }) : null;
}

function isTraced(op: string): op is TracedOperation {
  return isOperation(op) && specOf(op).kind === "T";
}

/** The secrets and the card that were not kept, asked anew; null for 取消. */
async function filledAgain(
  desk: Desk,
  dialogue: Dialogue,
  waiting: WaitingApproval,
  known: Secrets | null,
): Promise<Readonly<Record<string, unknown>> | null> {
  const filled: Record<string, unknown> = { ...known };
  const holdsCard = waiting.op === "void" || waiting.op === "refund" || waiting.op.startsWith("card.");
  if (holdsCard && waiting.data.card === undefined) {
    desk.say("cardAgain", "note");
    const card = await dialogue.card();
    if (card.kind === "back") return null;
    filled.card = card.value;
  }
  for (const field of known ? [] : waiting.secrets) {
    const secret = await askAgain(dialogue, waiting.op, field);
    if (secret.kind === "back") return null;
    if (secret.value !== "") filled[field] = secret.value;
  }
  return filled;
}

function askAgain(dialogue: Dialogue, op: string, field: string) {
  switch (field) {
    case "pin":
      return dialogue.secret("pin", true);
    case "rechargePassword":
      return dialogue.secret("rechargePassword");
    case "password":
      return dialogue.secret("oldPassword");
    case "newPassword":
      return op === "employee.enrol"
        ? dialogue.secretTwice("employeePassword", "newPasswordAgain", true)
        : dialogue.secretTwice("newPassword", "newPasswordAgain", false);
    default:
      return Promise.resolve(given(""));
  }
}

/** The operation of a waiting approval in words. */
export function approvalTitle(waiting: WaitingApproval): Words {
  return TITLES[titleOfApproval(waiting)];
}
