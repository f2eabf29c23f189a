import type { Words } from "@/domain/slip";
import type { OperationRecord } from "@/terminal/client/journal";
import type { TracedOperation } from "@/terminal/protocol/operations";
import type { Desk } from "./desk";
import { TITLES } from "./words/titles";

/**
 * Whether an operation may start: the server answers, and no outcome before it is unknown. An unknown one is settled
 * first; until then nothing new is sent, and the person is told which one it is.
 */
export async function isReady(desk: Desk): Promise<boolean> {
  const open = await desk.unresolved();
  if (open.length > 0) {
    desk.say("stillOpen", "waiting", open.length, namesOf(open));
    if (!(await desk.terminal.reach()) || (await desk.terminal.resume()) > 0) {
      desk.say("stillOpen", "bad", open.length, namesOf(open));
      return false;
    }
  }
  if (desk.terminal.network().state === "online" || (await desk.terminal.reach())) return true;
  desk.say("needsServer", "bad");
  return false;
}

const NAMES: Partial<Record<TracedOperation, Words>> = {
  "card.open": TITLES.openCard,
  recharge: TITLES.recharge,
  spend: TITLES.spend,
  void: TITLES.voids,
  refund: TITLES.refund,
  "points.credit": TITLES.pointsCredit,
  "points.spend": TITLES.pointsSpend,
  "batch.settle": TITLES.settle,
  "receipt.print": TITLES.printAgain,
  "operator.signIn": TITLES.signIn,
  "operator.changePassword": TITLES.changePassword,
  "operator.add": TITLES.addCashier,
  "operator.remove": TITLES.removeCashier,
  "rechargePassword.change": TITLES.rechargePassword,
  "card.voidOpen": TITLES.voidOpen,
  "card.reportLost": TITLES.reportLost,
  "card.unlock": TITLES.unlock,
  "card.reissue": TITLES.reissue,
  "card.changePin": TITLES.changePin,
  "card.resetPin": TITLES.resetPin,
  "card.bind": TITLES.bind,
  "card.unbind": TITLES.unbind,
  "card.close": TITLES.close,
  "journal.upload": TITLES.settlement,
  "employee.enrol": TITLES.enrol,
  "attendance.punch": TITLES.punch,
};

/** What the unresolved operations are, in words. */
export function namesOf(open: readonly OperationRecord[]): Words {
  const names = open.map(({ op }) => NAMES[op] ?? { zh: op, en: op });
  return { zh: names.map(({ zh }) => zh).join("、"), en: names.map(({ en }) => en).join(", ") };
}
