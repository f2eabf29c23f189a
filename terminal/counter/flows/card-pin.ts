import type { Desk } from "../desk";
import { cardFact } from "../figures";
import { performWithPin } from "../perform";
import type { CardRef } from "../read-card";
import type { OperatorAtDesk } from "../shift";
import { asGiven, keep, walk } from "../steps";
import { askNewPin } from "./ask-new-pin";
import { askFact, pickCard } from "./pick-card";

type Form = { card: CardRef | null; pin: string; newPin: string };

/** 7-6 改密: card, old PIN where there is one, new PIN twice or none. */
export async function changePin(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const form: Form = { card: null, pin: "", newPin: "" };
  const dialogue = desk.about("changePin", () => [cardFact(form.card)]);
  const ready = await walk([
    async () => {
      form.card = null;
      return keep(await dialogue.card(), (v) => (form.card = v));
    },
    async () => keep(await dialogue.secret("oldPin", true), (v) => (form.pin = v)),
    async () => keep(await askNewPin(dialogue), (v) => (form.newPin = v)),
    () => dialogue.confirm(),
  ]);
  const { card, pin, newPin } = form;
  if (!ready || !card) return desk.cancelled();
  await performWithPin(desk, "card.changePin", { dialogue, question: "oldPin", pin }, (given) => ({
    operator: operator.no,
    card,
    ...given,
    ...(newPin && { newPin }),
  }));
}

/** 7-0 重置密码: the person checked, found by a fact, the card picked, new PIN twice or none; clears the lock. */
export async function resetPin(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const form: Form = { card: null, pin: "", newPin: "" };
  const dialogue = desk.about("resetPin", () => [cardFact(form.card)]);
  const ready = await walk([
    () => dialogue.confirm("personChecked"),
    async () => {
      form.card = null;
      const by = await askFact(dialogue);
      if (by.kind === "back") return false;
      const picked = await pickCard(desk, dialogue, by.value);
      return keep(
        asGiven(picked, (no) => ({ no })),
        (v) => (form.card = v),
      );
    },
    async () => keep(await askNewPin(dialogue), (v) => (form.newPin = v)),
    () => dialogue.confirm(),
  ]);
  const { card, newPin } = form;
  if (!ready || !card) return desk.cancelled();
  await desk.terminal.perform("card.resetPin", { operator: operator.no, card, ...(newPin && { newPin }) });
}
