import type { Desk } from "../desk";
import type { Dialogue } from "../dialogue";
import { rememberOperator } from "../offline-sign-in";
import { askSecondPerson, askSupervisor, performSecond, type SecondWord } from "../second-person";
import type { OperatorAtDesk } from "../shift";
import { asGiven, keep, walk } from "../steps";
import type { Title } from "../words/titles";

const FIRST_SUPERVISOR = "00";

/** 9-3 主管改密: the supervisor's number, the present password, the new one twice. */
export function changeSupervisorPassword(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const preset = operator.role === "supervisor" ? operator.no : FIRST_SUPERVISOR;
  return changePassword(desk, "supervisorPassword", preset);
}

/** 9-4 柜员改密 */
export function changeCashierPassword(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  return changePassword(desk, "cashierPassword", operator.no);
}

async function changePassword(desk: Desk, title: Title, preset: string): Promise<void> {
  const form = { no: "", password: "", newPassword: "" };
  const dialogue = desk.about(title);
  const ready = await walk([
    async () => keep(await dialogue.operatorNo("operatorNo", preset), (v) => (form.no = v)),
    async () => keep(await dialogue.secret("oldPassword"), (v) => (form.password = v)),
    async () => keep(await askNewPassword(dialogue), (v) => (form.newPassword = v)),
  ]);
  if (!ready) return desk.cancelled();
  await sendNewPassword(desk, form.no, form.password, form.newPassword);
}

/** A first password is replaced right after sign-in, without asking for it again; false when it was left. */
export async function setNewPassword(desk: Desk, { no }: OperatorAtDesk, password: string): Promise<boolean> {
  const fresh = await askNewPassword(desk.about("changePassword"));
  return fresh.kind === "given" && (await sendNewPassword(desk, no, password, fresh.value));
}

async function sendNewPassword(
  desk: Desk,
  no: string,
  password: string,
  newPassword: string,
): Promise<boolean> {
  const outcome = await desk.terminal.perform("operator.changePassword", {
    operator: no,
    password,
    newPassword,
  });
  if (outcome.kind !== "done") return false;
  const kept = desk.notebook.read().verifiers.find((each) => each.no === no);
  if (kept) await rememberOperator(desk, { no, name: kept.name, role: kept.role }, newPassword);
  desk.say("passwordChanged", "good", no);
  return true;
}

function askNewPassword(dialogue: Dialogue) {
  return dialogue.secretTwice("newPassword", "newPasswordAgain", false);
}

/** 9-5 充值改密: old, new twice, on a supervisor's word; in the supervisor menu the supervisor's own. */
export async function changeRechargePassword(
  desk: Desk,
  operator: OperatorAtDesk,
  bySupervisor = false,
): Promise<void> {
  const form: { password: string; newPassword: string; second: SecondWord } = {
    password: "",
    newPassword: "",
    second: {},
  };
  const dialogue = desk.about("rechargePassword");
  const ready = await walk([
    async () => keep(await dialogue.secret("oldPassword"), (v) => (form.password = v)),
    async () => keep(await askNewPassword(dialogue), (v) => (form.newPassword = v)),
    async () =>
      keep(
        bySupervisor
          ? asGiven(await askSupervisor(dialogue, operator), (supervisor) => ({ supervisor }))
          : await askSecondPerson(dialogue, operator),
        (v) => (form.second = v),
      ),
  ]);
  if (!ready) return desk.cancelled();
  const { password, newPassword, second } = form;
  const asked = { operator: operator.no, password, newPassword, ...second };
  const outcome = await performSecond(desk, "rechargePassword.change", asked);
  if (outcome?.kind === "done") desk.say("rechargePasswordChanged", "good");
}
