import type { Desk, Flow } from "./desk";
import { enrolEmployee, punchCard } from "./flows/attendance";
import { bindCard, unbindCard, voidOpening } from "./flows/bind-card";
import { changePin, resetPin } from "./flows/card-pin";
import {
  changeCashierPassword,
  changeRechargePassword,
  changeSupervisorPassword,
} from "./flows/change-password";
import { closeCard } from "./flows/close-card";
import { creditPoints } from "./flows/credit-points";
import { findCards } from "./flows/find-cards";
import { findOperations } from "./flows/find-operations";
import { addCashier, listCashiers, removeCashier } from "./flows/manage-cashiers";
import { openCard } from "./flows/open-card";
import { printAgain } from "./flows/print-again";
import { rechargeCard } from "./flows/recharge-card";
import { refundSpend } from "./flows/refund-spend";
import { reissueCard } from "./flows/reissue-card";
import { reportLost } from "./flows/report-lost";
import { settleBatch } from "./flows/settle-batch";
import { showBalance } from "./flows/show-balance";
import { lock, signIn } from "./flows/sign-in";
import { spendFromCard } from "./flows/spend-from-card";
import { spendPoints } from "./flows/spend-points";
import { changeSettings } from "./flows/terminal-settings";
import { unlockCard } from "./flows/unlock-card";
import { checkUpgrade } from "./flows/upgrade";
import { voidPoints, voidRecharge, voidSpend } from "./flows/void-operation";
import { openWaitingApprovals } from "./flows/waiting-approvals";
import type { Title } from "./words/titles";

/** The numbered menu of the trade, key by key. */
export type MenuRow = {
  readonly keys: string;
  readonly title: Title;
} & (
  | { readonly does: "opens a level" }
  /** needs someone signed in, and the server */
  | { readonly does: "operation"; readonly run: Flow }
  /** needs someone signed in; copes without the server by itself */
  | { readonly does: "operation alone"; readonly run: Flow }
  /** needs nobody signed in, and copes without the server by itself */
  | { readonly does: "anyone"; readonly run: (desk: Desk) => Promise<void> }
);

function level(keys: string, title: Title): MenuRow {
  return { keys, title, does: "opens a level" };
}
function operation(keys: string, title: Title, run: Flow): MenuRow {
  return { keys, title, does: "operation", run };
}
function alone(keys: string, title: Title, run: Flow): MenuRow {
  return { keys, title, does: "operation alone", run };
}
function anyone(keys: string, title: Title, run: (desk: Desk) => Promise<void>): MenuRow {
  return { keys, title, does: "anyone", run };
}

/** 积分充值 has no key of its own in the trade's table: it is 22, beside 2 充值. */
export const MENU: readonly MenuRow[] = [
  operation("1", "openCard", openCard),
  operation("2", "recharge", rechargeCard),
  operation("22", "pointsCredit", creditPoints),
  operation("3", "spend", spendFromCard),
  operation("4", "pointsSpend", spendPoints),
  level("5", "voids"),
  operation("5-1", "voidSpend", voidSpend),
  operation("5-2", "voidPoints", voidPoints),
  operation("5-3", "voidRecharge", voidRecharge),
  operation("5-4", "refund", refundSpend),
  level("6", "lookUp"),
  operation("6-1", "balance", showBalance),
  operation("6-2", "cardInfo", findCards),
  level("7", "cards"),
  operation("7-1", "openAccount", openCard),
  operation("7-2", "close", closeCard),
  operation("7-3", "reportLost", reportLost),
  operation("7-4", "unlock", unlockCard),
  operation("7-5", "reissue", reissueCard),
  operation("7-6", "changePin", changePin),
  operation("7-7", "bind", bindCard),
  operation("7-8", "unbind", unbindCard),
  operation("7-9", "voidOpen", voidOpening),
  operation("7-0", "resetPin", resetPin),
  level("9", "operators"),
  anyone("9-1", "signIn", signIn),
  anyone("9-2", "lock", lock),
  operation("9-3", "supervisorPassword", changeSupervisorPassword),
  operation("9-4", "cashierPassword", changeCashierPassword),
  operation("9-5", "rechargePassword", (desk, operator) => changeRechargePassword(desk, operator)),
  level("9-6", "cashiers"),
  operation("9-6-1", "addCashier", addCashier),
  operation("9-6-2", "removeCashier", removeCashier),
  operation("9-6-3", "listCashiers", listCashiers),
  level("9-7", "attendance"),
  operation("9-7-1", "enrol", enrolEmployee),
  anyone("9-7-2", "punch", punchCard),
  level("0", "settlement"),
  operation("0-1", "settle", settleBatch),
  operation("0-3", "findOperations", findOperations),
  alone("0-4", "printAgain", printAgain),
  level("0-5", "system"),
  alone("0-5-1", "settings", changeSettings),
  operation("0-5-2", "upgrade", checkUpgrade),
  alone("0-6", "approvals", openWaitingApprovals),
];

/** Short keys of the standby screen that stand for another row: 7 is 打卡, as the trade has it. */
export const SHORT_KEYS: Readonly<Record<string, string>> = { "7": "9-7-2" };
