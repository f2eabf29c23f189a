import type { Desk } from "../desk";
import { cardFact } from "../figures";
import { performWithPin } from "../perform";
import type { CardRef } from "../read-card";
import { askSupervisor, performSecond, type SecondWord } from "../second-person";
import type { OperatorAtDesk } from "../shift";
import { keep, walk } from "../steps";
import { OPTIONS } from "../words/options";

const BY = [
  { key: "1", label: OPTIONS.pin },
  { key: "2", label: OPTIONS.password },
  { key: "3", label: OPTIONS.portal },
];

type Form = { card: CardRef | null; by: string; pin: string; second: SecondWord };

/** 7-4 解挂: the member's PIN, or a second person: a supervisor's password, or the portal's approval. */
export async function unlockCard(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const form: Form = { card: null, by: "1", pin: "", second: {} };
  const dialogue = desk.about("unlock", () => [cardFact(form.card)]);
  const ready = await walk([
    async () => {
      form.card = null;
      return keep(await dialogue.card(), (v) => (form.card = v));
    },
    async () => keep(await dialogue.choice("unlockBy", BY, { preset: "1" }), (v) => (form.by = v)),
    async () => {
      form.pin = "";
      form.second = {};
      if (form.by === "3") return true;
      return form.by === "1"
        ? keep(await dialogue.secret("pin"), (v) => (form.pin = v))
        : keep(await askSupervisor(dialogue, operator), (v) => (form.second = { supervisor: v }));
    },
  ]);
  const { card, pin, second } = form;
  if (!ready || !card) return desk.cancelled();
  const make = (given: { pin?: string }) => ({ operator: operator.no, card, ...second, ...given });
  await performWithPin(desk, "card.unlock", { dialogue, pin }, make, (data) =>
    performSecond(desk, "card.unlock", data),
  );
}
