import { formatCardNumber, isCardNumber, normalizeCardNumber } from "@/domain/card-number";
import type { Counter } from "./counter";
import { showBalance } from "./look-up-card";
import { openMenu, press } from "./menu";
import { rechargeCard } from "./recharge-card";
import { signIn } from "./sign-in";
import { spendFromCard } from "./spend-from-card";

/** 待机画面: the terminal at rest. Returns when the person leaves. */
export async function standBy(counter: Counter): Promise<void> {
  const { ask, teller, terminal } = counter;
  for (;;) {
    if ((await terminal.openOperations()).length > 0) {
      const open = await terminal.resume();
      if (open > 0) teller.say("stillOpen", open);
    }
    if (counter.operator === null) await signIn(counter);
    showStatus(counter);
    const answer = await ask.raw("> ", false);
    if (answer.kind === "back") return;
    const typed = answer.value;
    const number = normalizeCardNumber(typed);
    if (typed === "") await openMenu(counter);
    else if (isCardNumber(number)) await swipe(counter, number);
    else await press(counter, typed.replace(/\s+/g, "-"));
  }
}

function showStatus({ terminal, teller, operator }: Counter): void {
  const info = terminal.info();
  teller.line();
  if (info) {
    const no = operator ?? teller.text("nobody");
    teller.say("status", info.merchant.name, info.store.name, terminal.id(), terminal.batch(), no);
  }
  teller.say("standby");
}

/** A card read first: its number is shown, then 1 is 消费. */
async function swipe(counter: Counter, no: string): Promise<void> {
  const { ask, teller, operator } = counter;
  if (operator === null) return teller.say("signInFirst");
  for (;;) {
    const answer = await ask.raw(teller.text("swiped", formatCardNumber(no)), false);
    if (answer.kind === "back") return;
    switch (answer.value) {
      case "":
      case "1":
        return spendFromCard(counter, operator, no);
      case "2":
        return rechargeCard(counter, operator, no);
      case "6":
        return showBalance(counter, operator, no);
      default:
        teller.say("wrongChoice");
    }
  }
}
