/** Owns who may do what: the table of domain spec section 4, and the rule of four eyes. */
import { ok, type Result, refuse } from "@/domain/result";
import type { Words } from "@/domain/slip";

export const ROLES = ["cashier", "supervisor", "owner", "auditor", "platform"] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_WORDS: Readonly<Record<Role, Words>> = {
  cashier: { zh: "柜员", en: "Cashier" },
  supervisor: { zh: "主管", en: "Supervisor" },
  owner: { zh: "商户老板", en: "Owner" },
  auditor: { zh: "审计", en: "Auditor" },
  platform: { zh: "平台", en: "Platform" },
};

export type RightDecision = "allowed" | "with_supervisor" | "refused";

const YES = "allowed";
const ASK = "with_supervisor";
const NO = "refused";

/** Per right: cashier, supervisor, owner. */
const TABLE = {
  "card:open": [YES, YES, YES],
  "card:find": [YES, YES, YES],
  "card:read": [YES, YES, YES],
  "card:lose": [YES, YES, YES],
  "card:unlock": [YES, YES, YES],
  "card:reissue": [YES, YES, YES],
  "card:changePin": [YES, YES, YES],
  "card:resetPin": [YES, YES, YES],
  "card:bind": [YES, YES, YES],
  "card:unbind": [YES, YES, YES],
  "card:voidOpen": [YES, YES, YES],
  "card:close": [ASK, ASK, YES],
  "balance:read": [YES, YES, YES],
  "recharge:create": [YES, YES, YES],
  "spend:create": [YES, YES, YES],
  "points:credit": [YES, YES, YES],
  "points:spend": [YES, YES, YES],
  "recharge:void": [NO, YES, YES],
  "spend:void": [ASK, YES, YES],
  "points:void": [ASK, YES, YES],
  "refund:create": [ASK, ASK, YES],
  "entry:read": [YES, YES, YES],
  "receipt:print": [YES, YES, YES],
  "operator:signIn": [YES, YES, YES],
  "operator:changePassword": [YES, YES, YES],
  "operator:list": [NO, YES, YES],
  "operator:manage": [NO, YES, YES],
  "rechargePassword:change": [NO, YES, YES],
  "batch:settle": [YES, YES, YES],
  "settlement:read": [YES, YES, YES],
  "approval:read": [NO, YES, YES],
  "approval:decide": [NO, YES, YES],
  "order:handle": [YES, YES, YES],
  "attendance:punch": [YES, YES, YES],
  "attendance:enrol": [ASK, YES, YES],
  "tier:read": [YES, YES, YES],
  "tier:write": [NO, NO, YES],
  "terminal:read": [NO, YES, YES],
  "terminal:manage": [NO, NO, YES],
  "store:read": [NO, YES, YES],
  "store:manage": [NO, NO, YES],
  "settings:read": [NO, YES, YES],
  "settings:write": [NO, NO, YES],
  "user:read": [NO, YES, YES],
  "user:manage": [NO, NO, YES],
  "audit:read": [NO, YES, YES],
  "report:read": [NO, YES, YES],
  "merchant:read": [NO, NO, NO],
  "merchant:manage": [NO, NO, NO],
} as const satisfies Record<string, readonly [RightDecision, RightDecision, RightDecision]>;

export type Right = keyof typeof TABLE;

function isRight(text: string): text is Right {
  return Object.hasOwn(TABLE, text);
}

export const RIGHTS: readonly Right[] = Object.keys(TABLE).filter(isRight);

/** An auditor reads all and changes nothing. */
const AUDITOR_MAY: ReadonlySet<Right> = new Set<Right>([
  "card:find",
  "operator:list",
  ...RIGHTS.filter((right) => right.endsWith(":read") && right !== "merchant:read"),
]);

/**
 * Whether a role has a right. "with_supervisor" means: only with the password or the approval of a second person
 * (decideApprover). For `card:close` that is asked only when money is paid out. The platform manages merchants and sees
 * none of their data.
 */
export function decideRight(role: Role, right: Right): RightDecision {
  const [cashier, supervisor, owner] = TABLE[right];
  switch (role) {
    case "cashier":
      return cashier;
    case "supervisor":
      return supervisor;
    case "owner":
      return owner;
    case "auditor":
      return AUDITOR_MAY.has(right) ? YES : NO;
    case "platform":
      return right === "merchant:read" || right === "merchant:manage" ? YES : NO;
  }
}

const BEHIND_RECHARGE_PASSWORD: ReadonlySet<Right> = new Set<Right>([
  "recharge:create",
  "points:credit",
  "recharge:void",
]);

/** Whether the merchant-wide recharge password is asked: of operators at a terminal, not of the owner in the portal. */
export function needsRechargePassword(role: Role, right: Right): boolean {
  return (role === "cashier" || role === "supervisor") && BEHIND_RECHARGE_PASSWORD.has(right);
}

export type ApproverAsked = {
  readonly makerId: bigint;
  readonly approverId: bigint;
  readonly approverRole: Role;
  readonly right: Right;
};

/**
 * Whether this person may approve. Maker and approver are two people; whoever has the right outright (a supervisor who
 * voids a spend) acts alone, and no approver is recorded.
 * @returns the approver to record, or null when the maker needs none; refusals NOT_AN_APPROVER, OWN_REQUEST
 */
export function decideApprover(
  asked: ApproverAsked,
): Result<{ approverId: bigint | null }, "NOT_AN_APPROVER" | "OWN_REQUEST"> {
  const { makerId, approverId, approverRole, right } = asked;
  const decision = decideRight(approverRole, right);
  if ((approverRole !== "supervisor" && approverRole !== "owner") || decision === "refused") {
    return refuse("NOT_AN_APPROVER", { role: approverRole });
  }
  if (makerId !== approverId) return ok({ approverId });
  return decision === "allowed" ? ok({ approverId: null }) : refuse("OWN_REQUEST");
}
