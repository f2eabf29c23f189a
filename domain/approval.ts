/** Owns the life of an approval: how long it waits, what it is at an instant, and who may decide it. */
import { ok, type Result, refuse } from "@/domain/result";
import { decideRight, type Right, type Role } from "@/domain/rights";
import type { Words } from "@/domain/slip";

/** How long an approval may be decided and used after it was asked for, ms. */
export const APPROVAL_MS = 30 * 60_000;

export const APPROVAL_STATES = ["pending", "granted", "denied", "expired", "used"] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

export const APPROVAL_STATE_WORDS: Readonly<Record<ApprovalState, Words>> = {
  pending: { zh: "待审批", en: "Waiting" },
  granted: { zh: "已同意", en: "Granted" },
  denied: { zh: "已拒绝", en: "Denied" },
  expired: { zh: "已过期", en: "Expired" },
  used: { zh: "已使用", en: "Used" },
};

/** The operations that may wait for a second person, as the approver reads them; a void is said by what it takes back. */
export const APPROVAL_OP_WORDS: Readonly<Record<string, Words>> = {
  void: { zh: "撤销", en: "Void" },
  "void spend": { zh: "消费撤销", en: "Void a spend" },
  "void points": { zh: "积分撤销", en: "Void points" },
  "void recharge": { zh: "充值撤销", en: "Void a recharge" },
  refund: { zh: "退货", en: "Refund" },
  "card.close": { zh: "销户退款", en: "Close and pay back" },
  "card.unlock": { zh: "解挂", en: "Unlock a lost card" },
  "operator.add": { zh: "增加柜员", en: "Add a cashier" },
  "operator.remove": { zh: "删除柜员", en: "Remove a cashier" },
  "rechargePassword.change": { zh: "修改充值密码", en: "Change the recharge password" },
  "employee.enrol": { zh: "员工开卡", en: "Enrol an employee" },
};

export type ApprovalFacts = {
  /** as stored: pending, granted or denied */
  readonly status: string;
  readonly expiresAt: Date;
  readonly used: boolean;
  readonly now: Date;
};

/** What an approval is at this instant. One that was granted and not used in time is over, too. */
export function approvalState({ status, expiresAt, used, now }: ApprovalFacts): ApprovalState {
  if (used) return "used";
  if (status === "denied") return "denied";
  if (now >= expiresAt) return "expired";
  return status === "granted" ? "granted" : "pending";
}

export type DecisionAsked = ApprovalFacts & {
  readonly makerOperatorId: bigint;
  readonly deciderRole: Role;
  /** the operator who is the same person as the deciding user, if there is one */
  readonly deciderOperatorId: bigint | null;
  /** of the operation that is asked for */
  readonly right: Right;
};

/**
 * Whether this person may grant or deny now: once, in time, with the operation's own right, and never their own request.
 * @returns nothing to keep; refusals ALREADY_DECIDED (detail: state), NOT_AN_APPROVER, OWN_REQUEST
 */
export function decideApproval(
  asked: DecisionAsked,
): Result<null, "ALREADY_DECIDED" | "NOT_AN_APPROVER" | "OWN_REQUEST"> {
  const state = approvalState(asked);
  if (state !== "pending") return refuse("ALREADY_DECIDED", { state });
  const { deciderRole: role, right } = asked;
  if ((role !== "supervisor" && role !== "owner") || decideRight(role, right) === "refused")
    return refuse("NOT_AN_APPROVER", { role });
  return asked.deciderOperatorId === asked.makerOperatorId ? refuse("OWN_REQUEST") : ok(null);
}
