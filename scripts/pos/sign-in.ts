import type { Counter } from "./counter";
import { keep, walk } from "./dialogue";

/** 9-1 签到: operator number and password. */
export async function signIn(counter: Counter): Promise<void> {
  const { ask, terminal, teller } = counter;
  let operator = "";
  let password = "";
  const ready = await walk([
    async () => keep(await ask.operatorNo("operatorNo"), (v) => (operator = v)),
    async () => keep(await ask.secret("operatorPassword"), (v) => (password = v)),
  ]);
  if (!ready) return teller.say("cancelled");
  const outcome = await terminal.perform("operator.signIn", { operator, password });
  if (outcome.kind !== "done") return;
  counter.operator = operator;
  if (outcome.data === null) return;
  teller.say("welcome", outcome.data.name, teller.text(outcome.data.role));
  if (outcome.data.mustChange) teller.say("mustChange");
}

/** 9-2 锁机: the next one has to sign in. */
export function lock(counter: Counter): void {
  counter.operator = null;
  counter.teller.say("locked");
}
