import type * as z from "zod";
import * as approval from "./operations/approval";
import * as attendance from "./operations/attendance";
import * as batch from "./operations/batch";
import * as card from "./operations/card";
import * as journal from "./operations/journal";
import * as operator from "./operations/operator";
import * as points from "./operations/points";
import * as receipt from "./operations/receipt";
import * as recharge from "./operations/recharge";
import * as refund from "./operations/refund";
import * as spend from "./operations/spend";
import * as terminal from "./operations/terminal";
import * as txn from "./operations/transaction";
import * as voids from "./operations/void";

export type OperationSpec = {
  /** T changes something and has a key; Q reads; control is about keys and sessions and has no trace */
  readonly kind: "T" | "Q" | "control";
  readonly data: z.ZodType;
  readonly reply: z.ZodType;
  /** paths of the secret fields in `data` */
  readonly secrets: readonly string[];
  /** S of the table: also needs the supervisor's word */
  readonly supervisor?: true;
  /** moves money, so that a terminal without an answer takes it back (冲正) */
  readonly money?: true;
};

/** Every operation of the wire, protocol section 5. A new operation is a new row. */
export const OPERATIONS = {
  "terminal.activate": {
    kind: "control",
    data: terminal.activateData,
    reply: terminal.activateReply,
    secrets: [],
  },
  "terminal.signOn": { kind: "control", data: terminal.signOnData, reply: terminal.signOnReply, secrets: [] },
  "terminal.poll": { kind: "Q", data: terminal.pollData, reply: terminal.pollReply, secrets: [] },
  "operator.signIn": {
    kind: "T",
    data: operator.operatorSignInData,
    reply: operator.operatorSignInReply,
    secrets: ["password"],
  },
  "operator.list": {
    kind: "Q",
    data: operator.operatorListData,
    reply: operator.operatorListReply,
    secrets: [],
  },
  "card.open": { kind: "T", data: card.cardOpenData, reply: card.cardOpenReply, secrets: ["newPin"] },
  "card.find": { kind: "Q", data: card.cardFindData, reply: card.cardFindReply, secrets: [] },
  balance: { kind: "Q", data: card.balanceData, reply: card.balanceReply, secrets: ["pin"] },
  "bonus.quote": { kind: "Q", data: recharge.bonusQuoteData, reply: recharge.bonusQuoteReply, secrets: [] },
  recharge: {
    kind: "T",
    data: recharge.rechargeData,
    reply: recharge.rechargeReply,
    secrets: ["rechargePassword"],
    money: true,
  },
  spend: { kind: "T", data: spend.spendData, reply: spend.spendReply, secrets: ["pin"], money: true },
  void: {
    kind: "T",
    data: voids.voidData,
    reply: voids.voidReply,
    secrets: ["pin", "rechargePassword", "supervisor.password"],
    supervisor: true,
    money: true,
  },
  "txn.get": { kind: "Q", data: txn.txnGetData, reply: txn.transactionItem, secrets: [] },
  "txn.list": { kind: "Q", data: txn.txnListData, reply: txn.txnListReply, secrets: [] },
  "txn.status": { kind: "control", data: txn.txnStatusData, reply: txn.txnStatusReply, secrets: [] },
  "txn.reverse": { kind: "control", data: txn.txnReverseData, reply: txn.txnReverseReply, secrets: [] },
  "batch.totals": { kind: "Q", data: batch.batchTotalsData, reply: batch.batchTotalsReply, secrets: [] },
  "batch.settle": { kind: "T", data: batch.batchSettleData, reply: batch.batchSettleReply, secrets: [] },
  "receipt.print": {
    kind: "T",
    data: receipt.receiptPrintData,
    reply: receipt.receiptPrintReply,
    secrets: [],
  },
  "operator.changePassword": {
    kind: "T",
    data: operator.changePasswordData,
    reply: operator.changedReply,
    secrets: ["password", "newPassword"],
  },
  "operator.add": {
    kind: "T",
    data: operator.operatorAddData,
    reply: operator.operatorChangedReply,
    secrets: ["newPassword", "supervisor.password"],
    supervisor: true,
  },
  "operator.remove": {
    kind: "T",
    data: operator.operatorRemoveData,
    reply: operator.operatorChangedReply,
    secrets: ["supervisor.password"],
    supervisor: true,
  },
  "rechargePassword.change": {
    kind: "T",
    data: operator.rechargePasswordData,
    reply: operator.changedReply,
    secrets: ["password", "newPassword", "supervisor.password"],
    supervisor: true,
  },
  "card.voidOpen": { kind: "T", data: card.cardVoidOpenData, reply: card.cardVoidOpenReply, secrets: [] },
  "card.reportLost": { kind: "T", data: card.cardReportLostData, reply: card.cardStateReply, secrets: [] },
  "card.unlock": {
    kind: "T",
    data: card.cardUnlockData,
    reply: card.cardStateReply,
    secrets: ["pin", "supervisor.password"],
    supervisor: true,
  },
  "card.reissue": { kind: "T", data: card.cardReissueData, reply: card.cardReissueReply, secrets: ["pin"] },
  "card.changePin": {
    kind: "T",
    data: card.cardChangePinData,
    reply: card.cardPinReply,
    secrets: ["pin", "newPin"],
  },
  "card.resetPin": { kind: "T", data: card.cardResetPinData, reply: card.cardPinReply, secrets: ["newPin"] },
  "card.bind": { kind: "T", data: card.cardBindData, reply: card.cardBindReply, secrets: ["pin"] },
  "card.unbind": { kind: "T", data: card.cardBindData, reply: card.cardUnbindReply, secrets: ["pin"] },
  "card.quoteClose": {
    kind: "Q",
    data: card.cardQuoteCloseData,
    reply: card.cardQuoteCloseReply,
    secrets: ["pin"],
  },
  "card.close": {
    kind: "T",
    data: card.cardCloseData,
    reply: card.cardCloseReply,
    secrets: ["pin", "supervisor.password"],
    supervisor: true,
    money: true,
  },
  "points.credit": {
    kind: "T",
    data: points.pointsCreditData,
    reply: points.pointsReply,
    secrets: ["rechargePassword"],
    money: true,
  },
  "points.spend": {
    kind: "T",
    data: points.pointsSpendData,
    reply: points.pointsReply,
    secrets: ["pin"],
    money: true,
  },
  refund: {
    kind: "T",
    data: refund.refundData,
    reply: refund.refundReply,
    secrets: ["pin", "supervisor.password"],
    supervisor: true,
    money: true,
  },
  "approval.status": {
    kind: "Q",
    data: approval.approvalStatusData,
    reply: approval.approvalStatusReply,
    secrets: [],
  },
  "journal.upload": {
    kind: "T",
    data: journal.journalUploadData,
    reply: journal.journalUploadReply,
    secrets: [],
  },
  "employee.enrol": {
    kind: "T",
    data: attendance.employeeEnrolData,
    reply: attendance.employeeEnrolReply,
    secrets: ["newPassword", "supervisor.password"],
    supervisor: true,
  },
  "attendance.punch": {
    kind: "T",
    data: attendance.attendancePunchData,
    reply: attendance.attendancePunchReply,
    secrets: ["password"],
  },
} as const satisfies Readonly<Record<string, OperationSpec>>;

export type Operation = keyof typeof OPERATIONS;
type Kinds<K extends OperationSpec["kind"]> = {
  [O in Operation]: (typeof OPERATIONS)[O]["kind"] extends K ? O : never;
}[Operation];
/** Operations with a trace. */
export type TracedOperation = Kinds<"T">;
/** Operations that read. */
export type QueryOperation = Kinds<"Q">;
/** `data` of a request, secrets sealed. */
export type DataOf<O extends Operation> = z.infer<(typeof OPERATIONS)[O]["data"]>;
/** `data` of an approved reply (class 0). */
export type ReplyDataOf<O extends Operation> = z.infer<(typeof OPERATIONS)[O]["reply"]>;

/** Is `op` an operation of this version? Anything else is answered 207. */
export function isOperation(op: string): op is Operation {
  return Object.hasOwn(OPERATIONS, op);
}

/** Is `data` the data of an approved reply of `op`? Fields this version does not know are let through. */
export function isReplyDataOf<O extends Operation>(op: O, data: unknown): data is ReplyDataOf<O> {
  return OPERATIONS[op].reply.safeParse(data).success;
}

/** One row, seen as any row: for code that treats all operations alike. */
export function specOf(op: Operation): OperationSpec {
  return OPERATIONS[op];
}

/**
 * Which envelope field a request has wrongly, or null: a T carries `trace` and `txnId`, everything else carries neither.
 */
export function misplacedKey(
  kind: OperationSpec["kind"],
  envelope: { readonly trace?: number | undefined; readonly txnId?: string | undefined },
): "trace" | "txnId" | null {
  const wanted = kind === "T";
  if ((envelope.trace !== undefined) !== wanted) return "trace";
  return (envelope.txnId !== undefined) !== wanted ? "txnId" : null;
}
