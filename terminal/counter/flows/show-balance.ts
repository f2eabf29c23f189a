import type { Desk } from "../desk";
import { bigFact, cardFact, fact, stateWords, yuan } from "../figures";
import { pinComplaint } from "../perform";
import type { CardRef } from "../read-card";
import type { OperatorAtDesk } from "../shift";
import { keep } from "../steps";
import { OPTIONS } from "../words/options";

const PRINT = [{ key: "1", label: OPTIONS.print }];

/** 6-1 查询余额: card, PIN; shown, printed on demand (功能). */
export async function showBalance(
  desk: Desk,
  _operator: OperatorAtDesk,
  swiped: CardRef | null = null,
): Promise<void> {
  const form: { card: CardRef | null; pin: string } = { card: swiped, pin: "" };
  const dialogue = desk.about("balance", () => [cardFact(form.card)]);
  if (!swiped && !keep(await dialogue.card(), (v) => (form.card = v))) return desk.cancelled();
  if (!keep(await dialogue.secret("pin", true), (v) => (form.pin = v))) return desk.cancelled();
  while (form.card) {
    const { card, pin } = form;
    const result = await desk.terminal.query("balance", { card, ...(pin && { pin }) });
    if (result.kind === "answer") {
      const { principal, bonus, points, state, holder, receipt } = result.data;
      const facts = [
        fact("name", holder),
        bigFact("balance", yuan(principal + bonus)),
        fact("principal", yuan(principal)),
        fact("bonusBalance", yuan(bonus)),
        bigFact("points", points),
        fact("state", stateWords(state)),
      ];
      const next = await dialogue.choice("print", PRINT, { optional: true, facts });
      if (next.kind === "given" && next.value === "1") await desk.front.print(receipt);
      return;
    }
    desk.refused(result);
    const complaint = pinComplaint(result);
    if (!complaint || !keep(await dialogue.secret("pin", true, complaint), (v) => (form.pin = v))) return;
  }
}
