import type { Desk } from "../desk";
import { bigFact, cardFact } from "../figures";
import { performWithPin } from "../perform";
import type { CardRef } from "../read-card";
import type { OperatorAtDesk } from "../shift";
import { keep, walk } from "../steps";

type Form = { card: CardRef | null; points: number; pin: string };

/** 4 积分消费: points, card, PIN if there is one. */
export async function spendPoints(
  desk: Desk,
  operator: OperatorAtDesk,
  swiped: CardRef | null = null,
): Promise<void> {
  const form: Form = { card: swiped, points: 0, pin: "" };
  const dialogue = desk.about("pointsSpend", () => [
    form.points > 0 ? bigFact("points", form.points) : null,
    cardFact(form.card),
  ]);
  const ready = await walk([
    async () => {
      form.points = 0;
      return keep(await dialogue.points("points"), (v) => (form.points = v));
    },
    swiped ? null : async () => keep(await dialogue.card(), (v) => (form.card = v)),
    async () => keep(await dialogue.secret("pin", true), (v) => (form.pin = v)),
  ]);
  const { card, points } = form;
  if (!ready || !card) return desk.cancelled();
  const asked = { operator: operator.no, card, points };
  await performWithPin(desk, "points.spend", { dialogue, pin: form.pin }, (given) => ({
    ...asked,
    ...given,
  }));
}
