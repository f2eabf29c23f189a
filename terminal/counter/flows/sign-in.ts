import { ROLE_WORDS } from "@/domain/rights";
import type { Desk } from "../desk";
import { checkAlone, rememberOperator } from "../offline-sign-in";
import type { OperatorAtDesk } from "../shift";
import { keep, walk } from "../steps";
import { setNewPassword } from "./change-password";
import { openSupervisorMenu } from "./supervisor-menu";

/** 9-1 签到: operator number and password, with the server or without it. A supervisor comes into the supervisor menu. */
export async function signIn(desk: Desk): Promise<void> {
  const form = { no: "", password: "" };
  const dialogue = desk.about(desk.shift.locked() ? "locked" : "signIn");
  const ready = await walk([
    async () => keep(await dialogue.operatorNo("operatorNo"), (v) => (form.no = v)),
    async () => keep(await dialogue.secret("operatorPassword"), (v) => (form.password = v)),
  ]);
  if (!ready) return desk.cancelled();
  const operator = (await desk.terminal.reach())
    ? await signInAtServer(desk, form.no, form.password)
    : await signInAlone(desk, form.no, form.password);
  if (operator?.role === "supervisor") await openSupervisorMenu(desk, operator);
}

async function signInAtServer(desk: Desk, no: string, password: string): Promise<OperatorAtDesk | null> {
  const outcome = await desk.terminal.perform("operator.signIn", { operator: no, password });
  if (outcome.kind === "unknown" || outcome.kind === "not-sent") return signInAlone(desk, no, password);
  if (outcome.kind !== "done" || outcome.data === null) return null;
  const { name, role, mustChange } = outcome.data;
  const operator = { no, name, role };
  await rememberOperator(desk, operator, password);
  desk.shift.signedIn(operator);
  desk.say("welcome", "good", name, ROLE_WORDS[role]);
  if (mustChange) {
    desk.say("mustChange", "note");
    if (!(await setNewPassword(desk, operator, password))) desk.say("changeLater", "bad");
  }
  return operator;
}

async function signInAlone(desk: Desk, no: string, password: string): Promise<OperatorAtDesk | null> {
  const verdict = await checkAlone(desk, no, password);
  switch (verdict.kind) {
    case "right":
      desk.shift.signedIn(verdict.operator);
      desk.say("welcomeAlone", "note", verdict.operator.name, ROLE_WORDS[verdict.operator.role]);
      return verdict.operator;
    case "wrong":
      desk.say("wrongAlone", "bad", verdict.triesLeft);
      return null;
    case "locked":
      desk.say("lockedAlone", "bad");
      return null;
    case "stranger":
      desk.say("strangerAlone", "bad");
      return null;
  }
}

/** 9-2 锁机: the next one has to give an operator's password. */
export async function lock(desk: Desk): Promise<void> {
  desk.shift.lock();
  desk.say("locked", "note");
}
