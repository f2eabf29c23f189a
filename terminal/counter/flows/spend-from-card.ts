import type { Desk } from "../desk";
import { cardFact, fact, moneyFact, yuan } from "../figures";
import { performWithPin } from "../perform";
import type { Fact } from "../ports";
import type { CardRef } from "../read-card";
import type { OperatorAtDesk } from "../shift";
import { keep, walk } from "../steps";

type Form = { card: CardRef | null; amount: number | null; pin: string };

/** 3 消费: card, amount, PIN if there is one. A balance too low is shown, and a smaller amount may be taken. */
export async function spendFromCard(
  desk: Desk,
  operator: OperatorAtDesk,
  swiped: CardRef | null = null,
): Promise<void> {
  const form: Form = { card: swiped, amount: null, pin: "" };
  const dialogue = desk.about("spend", () => [cardFact(form.card), moneyFact("amount", form.amount)]);
  const ready = await walk([
    swiped
      ? null
      : async () => {
          form.card = null;
          return keep(await dialogue.card(), (v) => (form.card = v));
        },
    async () => {
      form.amount = null;
      return keep(await dialogue.amount("amount"), (v) => (form.amount = v));
    },
    async () => keep(await dialogue.secret("pin", true), (v) => (form.pin = v)),
  ]);
  while (ready && form.card && form.amount !== null) {
    const { card, amount } = form;
    const outcome = await performWithPin(desk, "spend", { dialogue, pin: form.pin }, (given) => {
      form.pin = given.pin ?? "";
      return { operator: operator.no, card, amount, ...given };
    });
    if (outcome?.kind !== "declined" || outcome.code !== "100") return;
    const held = await balanceFacts(desk, card, form.pin);
    form.amount = null;
    if (!keep(await dialogue.amount("amount", "balanceTooLow", held), (v) => (form.amount = v))) break;
  }
  desk.cancelled();
}

/** What the card holds, for the person who asked for more than that. */
async function balanceFacts(desk: Desk, card: CardRef, pin: string): Promise<Fact[]> {
  const held = await desk.terminal.query("balance", { card, ...(pin && { pin }) });
  if (held.kind !== "answer") return [];
  const { principal, bonus } = held.data;
  return [fact("balance", yuan(principal + bonus))];
}
