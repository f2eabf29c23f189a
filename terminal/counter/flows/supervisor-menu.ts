import { formatLocalTime } from "@/domain/business-day";
import type { Desk, Flow } from "../desk";
import { fact } from "../figures";
import type { OperatorAtDesk } from "../shift";
import { fill } from "../words/fill";
import { QUESTIONS } from "../words/questions";
import { TITLES, type Title } from "../words/titles";
import { changeRechargePassword, changeSupervisorPassword } from "./change-password";
import { addCashier, listCashiers, removeCashier } from "./manage-cashiers";

const ROWS: readonly { key: string; title: Title; run: Flow }[] = [
  { key: "1", title: "addCashier", run: addCashier },
  { key: "2", title: "removeCashier", run: removeCashier },
  { key: "3", title: "listCashiers", run: listCashiers },
  { key: "4", title: "changePassword", run: changeSupervisorPassword },
  { key: "5", title: "year", run: showYear },
  {
    key: "6",
    title: "rechargePassword",
    run: (desk, operator) => changeRechargePassword(desk, operator, true),
  },
];

/** 主管管理: opened by a supervisor's number at the operator prompt; 取消 goes on to standby as that operator. */
export async function openSupervisorMenu(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const dialogue = desk.about("supervisorMenu");
  const options = ROWS.map(({ key, title }) => ({ key, label: TITLES[title] }));
  for (;;) {
    const typed = await dialogue.ask({ kind: "menu", question: QUESTIONS.menu, options, longest: 1 });
    if (typed.kind !== "text") return;
    const row = ROWS.find(({ key }) => key === typed.text);
    if (row) await row.run(desk, operator);
    else desk.say("noSuchKey", "bad");
  }
}

/** 5 年份: the clock follows the server, so there is nothing to set; it is shown. */
async function showYear(desk: Desk): Promise<void> {
  const asked = await desk.terminal.query("terminal.poll", { orders: null, reviews: null, messages: null });
  if (asked.kind !== "answer") return desk.refused(asked);
  const local = formatLocalTime(new Date(asked.time), desk.zone());
  await desk.front.list(fill(TITLES.year), [[fact("year", local.slice(0, 4)), fact("serverClock", local)]]);
}
