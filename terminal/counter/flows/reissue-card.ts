import type { Desk } from "../desk";
import type { Dialogue } from "../dialogue";
import { cardFact, fact } from "../figures";
import { performWithPin } from "../perform";
import type { CardRef } from "../read-card";
import type { OperatorAtDesk } from "../shift";
import { type Answer, asGiven, BACK, keep, walk } from "../steps";
import { OPTIONS } from "../words/options";
import { pickCard } from "./pick-card";

const HOW = [
  { key: "1", label: OPTIONS.cardNo },
  { key: "2", label: OPTIONS.byPhone },
];

type Form = { old: CardRef | null; newCard: { no: string } | null; pin: string };

/** 7-5 补卡: the old card by its number or by phone, the new one, the old card's PIN; balance and points stay. */
export async function reissueCard(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const form: Form = { old: null, newCard: null, pin: "" };
  const dialogue = desk.about("reissue", () => [
    cardFact(form.old),
    form.newCard && fact("newCard", form.newCard.no),
  ]);
  const ready = await walk([
    async () => {
      form.old = null;
      return keep(await askOld(desk, dialogue), (v) => (form.old = v));
    },
    async () => {
      form.newCard = null;
      const read = await dialogue.card("replacementCard", true);
      return keep(read, (v) => (form.newCard = "no" in v ? v : null));
    },
    async () => keep(await dialogue.secret("oldPin", true), (v) => (form.pin = v)),
    () => dialogue.confirm(),
  ]);
  const { old, newCard, pin } = form;
  if (!ready || !old || !newCard) return desk.cancelled();
  await performWithPin(desk, "card.reissue", { dialogue, question: "oldPin", pin }, (given) => ({
    operator: operator.no,
    card: old,
    newCard,
    ...given,
  }));
}

async function askOld(desk: Desk, dialogue: Dialogue): Promise<Answer<CardRef>> {
  for (;;) {
    const how = await dialogue.choice("findBy", HOW, { preset: "2" });
    if (how.kind === "back") return BACK;
    const no = how.value === "1" ? await dialogue.cardNumber() : await byPhone(desk, dialogue);
    if (no.kind === "given") return asGiven(no, (found) => ({ no: found }));
  }
}

async function byPhone(desk: Desk, dialogue: Dialogue): Promise<Answer<string>> {
  const phone = await dialogue.phone("holderPhone");
  return phone.kind === "back" ? BACK : pickCard(desk, dialogue, { phone: phone.value });
}
