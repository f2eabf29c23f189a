import type { Desk } from "../desk";
import { bigFact, cardFact } from "../figures";
import type { CardRef } from "../read-card";
import type { OperatorAtDesk } from "../shift";
import { keep, walk } from "../steps";

type Form = { rechargePassword: string; card: CardRef | null; points: number };

/** 2-2 积分充值: recharge password, card, points. */
export async function creditPoints(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const form: Form = { rechargePassword: "", card: null, points: 0 };
  const dialogue = desk.about("pointsCredit", () => [
    cardFact(form.card),
    form.points > 0 ? bigFact("points", form.points) : null,
  ]);
  const ready = await walk([
    async () => keep(await dialogue.secret("rechargePassword"), (v) => (form.rechargePassword = v)),
    async () => {
      form.card = null;
      return keep(await dialogue.card(), (v) => (form.card = v));
    },
    async () => {
      form.points = 0;
      return keep(await dialogue.points("points"), (v) => (form.points = v));
    },
    () => dialogue.confirm(),
  ]);
  const { card, points, rechargePassword } = form;
  if (!ready || !card) return desk.cancelled();
  await desk.terminal.perform("points.credit", { operator: operator.no, card, points, rechargePassword });
}
