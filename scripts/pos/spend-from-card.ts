import type { Counter } from "./counter";
import { keep, walk } from "./dialogue";

/** The PIN is missing or wrong: the member may enter it again. */
const PIN_CODES: readonly string[] = ["101", "120"];

/** 3 消费: card, amount, PIN if there is one. */
export async function spendFromCard(counter: Counter, operator: string, swiped = ""): Promise<void> {
  const { ask, terminal, teller } = counter;
  let no = swiped;
  let amount = 0;
  let pin = "";
  const ready = await walk([
    async () => swiped !== "" || keep(await ask.card(), (v) => (no = v)),
    async () => keep(await ask.amount("amount"), (v) => (amount = v ?? 0)),
    async () => keep(await ask.secret("pin", true), (v) => (pin = v)),
  ]);
  if (!ready) return teller.say("cancelled");
  for (;;) {
    const outcome = await terminal.perform("spend", { operator, card: { no }, amount, ...(pin && { pin }) });
    if (outcome.kind !== "declined" || !PIN_CODES.includes(outcome.code)) return;
    if (!keep(await ask.secret("pin", true), (v) => (pin = v))) return teller.say("cancelled");
  }
}
