import type { Desk } from "../desk";
import type { Dialogue } from "../dialogue";
import { cardFact, fact } from "../figures";
import type { CardRef } from "../read-card";
import type { OperatorAtDesk } from "../shift";
import { type Answer, asGiven, BACK, keep, walk } from "../steps";
import { OPTIONS } from "../words/options";
import { pickCard } from "./pick-card";

type Lost = { readonly card: CardRef; readonly phone?: string };

const HOW = [
  { key: "1", label: OPTIONS.byCard },
  { key: "2", label: OPTIONS.byNumber },
  { key: "3", label: OPTIONS.byPhone },
];

/** 7-3 挂失: the card, or its number and the holder's phone, or found by phone. Holds at every merchant at once. */
export async function reportLost(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const form: { lost: Lost | null } = { lost: null };
  const dialogue = desk.about("reportLost", () => [
    cardFact(form.lost?.card ?? null),
    form.lost?.phone ? fact("phone", form.lost.phone) : null,
  ]);
  const ready = await walk([
    async () => {
      form.lost = null;
      return keep(await askLost(desk, dialogue), (v) => (form.lost = v));
    },
    () => dialogue.confirm(),
  ]);
  if (!ready || !form.lost) return desk.cancelled();
  await desk.terminal.perform("card.reportLost", { operator: operator.no, ...form.lost });
}

async function askLost(desk: Desk, dialogue: Dialogue): Promise<Answer<Lost>> {
  for (;;) {
    const how = await dialogue.choice("howLost", HOW, { preset: "3" });
    if (how.kind === "back") return BACK;
    const lost = await lostBy(desk, dialogue, how.value);
    if (lost.kind === "given") return lost;
  }
}

async function lostBy(desk: Desk, dialogue: Dialogue, how: string): Promise<Answer<Lost>> {
  if (how === "1") return asGiven(await dialogue.card(), (card) => ({ card }));
  const no = how === "2" ? await dialogue.cardNumber() : null;
  if (no?.kind === "back") return BACK;
  const phone = await dialogue.phone("holderPhone");
  if (phone.kind === "back") return BACK;
  const found = no ?? (await pickCard(desk, dialogue, { phone: phone.value }));
  return asGiven(found, (cardNo) => ({ card: { no: cardNo }, phone: phone.value }));
}
