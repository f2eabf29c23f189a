import type { LedgerAnswer } from "@/ledger/request-key";
import {
  type Answer,
  type Door,
  Malformed,
  openSecrets,
  type QueryDoor,
  type Secrets,
  type TracedDoor,
} from "./door";
import { answerApproval } from "./operations/approvals";
import { performEnrol, performPunch } from "./operations/attendance";
import { answerTotals, performPrint, performSettle } from "./operations/batches";
import { performBind, performUnbind } from "./operations/card-bindings";
import { performReissue, performReportLost, performVoidOpen } from "./operations/card-life";
import { performChangePin, performResetPin } from "./operations/card-pins";
import { performUnlock } from "./operations/card-unlock";
import { answerBalance, answerFind, answerQuote, performOpen } from "./operations/cards";
import { answerQuoteClose, performClose } from "./operations/closing";
import { answerPoll, answerSignOn } from "./operations/control";
import { performUpload } from "./operations/journals";
import { performRecharge, performSpend } from "./operations/money";
import {
  performAdd,
  performChangePassword,
  performChangeRechargePassword,
  performRemove,
} from "./operations/operator-changes";
import { answerOperators, performSignIn } from "./operations/operators";
import { performPointsCredit, performPointsSpend } from "./operations/points";
import { performRefund, performVoid } from "./operations/refunds";
import { performReverse, performStatus, type Recalled } from "./operations/reversal";
import { answerGet, answerList } from "./operations/transactions";
import { firstIssuePath } from "./protocol/first-issue-path";
import {
  type DataOf,
  OPERATIONS,
  type Operation,
  type QueryOperation,
  type TracedOperation,
} from "./protocol/operations";

/** Which function does which operation of the wire. A missing one does not compile. */

type TracedTable = {
  readonly [O in TracedOperation]: (
    door: TracedDoor,
    data: DataOf<O>,
    secrets: Secrets,
  ) => Promise<LedgerAnswer>;
};
type QueryTable = {
  readonly [O in QueryOperation]: (door: QueryDoor, data: DataOf<O>, secrets: Secrets) => Promise<Answer>;
};

const TRACED: TracedTable = {
  "operator.signIn": performSignIn,
  "card.open": performOpen,
  recharge: performRecharge,
  spend: performSpend,
  void: performVoid,
  "batch.settle": performSettle,
  "receipt.print": performPrint,
  "operator.changePassword": performChangePassword,
  "operator.add": performAdd,
  "operator.remove": performRemove,
  "rechargePassword.change": performChangeRechargePassword,
  "card.voidOpen": performVoidOpen,
  "card.reportLost": performReportLost,
  "card.unlock": performUnlock,
  "card.reissue": performReissue,
  "card.changePin": performChangePin,
  "card.resetPin": performResetPin,
  "card.bind": performBind,
  "card.unbind": performUnbind,
  "card.close": performClose,
  "points.credit": performPointsCredit,
  "points.spend": performPointsSpend,
  refund: performRefund,
  "journal.upload": performUpload,
  "employee.enrol": performEnrol,
  "attendance.punch": performPunch,
};

const QUERIES: QueryTable = {
  "terminal.poll": answerPoll,
  "operator.list": answerOperators,
  "card.find": answerFind,
  balance: answerBalance,
  "bonus.quote": answerQuote,
  "txn.get": answerGet,
  "txn.list": answerList,
  "batch.totals": answerTotals,
  "card.quoteClose": answerQuoteClose,
  "approval.status": answerApproval,
};

export type ControlOperation = "terminal.signOn" | "txn.status" | "txn.reverse";

export function isTraced(op: Operation): op is TracedOperation {
  return Object.hasOwn(TRACED, op);
}

export function isQuery(op: Operation): op is QueryOperation {
  return Object.hasOwn(QUERIES, op);
}

export function isControl(op: Operation): op is ControlOperation {
  return op === "terminal.signOn" || op === "txn.status" || op === "txn.reverse";
}

type Raw = Readonly<Record<string, unknown>>;

/** @throws Malformed */
export function runTraced<O extends TracedOperation>(
  op: O,
  door: TracedDoor,
  raw: Raw,
): Promise<LedgerAnswer> {
  const data = parse(op, raw);
  return TRACED[op](door, data, openSecrets(door, op, raw, door.key.trace));
}

/** @throws Malformed */
export function runQuery<O extends QueryOperation>(op: O, door: QueryDoor, raw: Raw): Promise<Answer> {
  const data = parse(op, raw);
  return QUERIES[op](door, data, openSecrets(door, op, raw, 0));
}

/** Sign-on, status and reversal: they have no trace, and their own rules (§2, §3). @throws Malformed */
export async function runControl(op: ControlOperation, door: Door, raw: Raw): Promise<Recalled> {
  switch (op) {
    case "terminal.signOn":
      return answerSignOn(door, parse(op, raw));
    case "txn.status":
      return performStatus(door, parse(op, raw));
    case "txn.reverse":
      return performReverse(door, parse(op, raw));
  }
}

/** @throws Malformed with the path of the first thing that is wrong */
export function parse<O extends keyof typeof OPERATIONS>(op: O, raw: Raw): DataOf<O>;
export function parse(op: keyof typeof OPERATIONS, raw: Raw): unknown {
  const parsed = OPERATIONS[op].data.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new Malformed(firstIssuePath(parsed.error));
}
