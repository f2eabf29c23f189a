import type { Desk } from "../desk";
import { cardFact } from "../figures";
import { performWithPin } from "../perform";
import type { CardRef } from "../read-card";
import type { OperatorAtDesk } from "../shift";
import { keep, walk } from "../steps";

type Form = { card: CardRef | null; pin: string };

/** 7-7 绑定商户: a card of another merchant gets an account of its own here. */
export function bindCard(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  return withCardAndPin(desk, operator, "bind", "card.bind");
}

/** 7-8 解绑: at a merchant that did not issue it, once its account here is empty. */
export function unbindCard(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  return withCardAndPin(desk, operator, "unbind", "card.unbind");
}

async function withCardAndPin(
  desk: Desk,
  operator: OperatorAtDesk,
  title: "bind" | "unbind",
  op: "card.bind" | "card.unbind",
): Promise<void> {
  const form: Form = { card: null, pin: "" };
  const dialogue = desk.about(title, () => [cardFact(form.card)]);
  const ready = await walk([
    async () => {
      form.card = null;
      return keep(await dialogue.card(), (v) => (form.card = v));
    },
    async () => keep(await dialogue.secret("pin", true), (v) => (form.pin = v)),
  ]);
  const { card, pin } = form;
  if (!ready || !card) return desk.cancelled();
  await performWithPin(desk, op, { dialogue, pin }, (given) => ({ operator: operator.no, card, ...given }));
}

/** 7-9 开户撤销: only before any movement; the number may be opened again. */
export async function voidOpening(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const dialogue = desk.about("voidOpen");
  const card = await dialogue.card();
  if (card.kind === "back") return desk.cancelled();
  const sure = await desk.about("voidOpen", () => [cardFact(card.value)]).confirm();
  if (!sure) return desk.cancelled();
  await desk.terminal.perform("card.voidOpen", { operator: operator.no, card: card.value });
}
