import type { Deed } from "./deed";
import type { Draw } from "./draw";
import type { Hand, Recent } from "./hand";
import { MOVED_BY, movedByVoid } from "./moved";
import { believe, pinOf } from "./rig-card";

/** Taking back, giving back, printing again, settling. */

const word = ({ till }: Hand) => ({ no: "00", password: till.merchant.supervisor.password });

function taken(recent: Recent[], kinds: readonly Recent["kind"][], draw: Draw): Recent | undefined {
  const fitting = recent.filter(({ kind }) => kinds.includes(kind));
  const one = fitting[draw(Math.max(fitting.length, 1))];
  if (one) recent.splice(recent.indexOf(one), 1);
  return one;
}

const has =
  (...kinds: Recent["kind"][]) =>
  ({ recent }: Hand) =>
    recent.some(({ kind }) => kinds.includes(kind));

async function voidOne(hand: Hand, draw: Draw, ...kinds: Recent["kind"][]): Promise<void> {
  const original = taken(hand.recent, kinds, draw);
  if (!original) return;
  const { till, merchantId } = hand;
  const { card, kind, voucher } = original;
  const behindPassword = kind === "recharge" || kind === "pointsCredit";
  await till.attempt(
    "void",
    {
      operator: kind === "recharge" ? "00" : "01",
      kind: kind === "spend" || kind === "recharge" ? kind : "points",
      voucher,
      card: { no: card.no },
      ...(behindPassword ? { rechargePassword: till.merchant.rechargePassword } : pinOf(card)),
      supervisor: word(hand),
    },
    (data) => believe(card, merchantId, movedByVoid(data, kind)),
  );
}

export const AFTER_THE_SALE: readonly Deed[] = [
  { op: "void", weight: 4, may: has("spend"), run: (hand, draw) => voidOne(hand, draw, "spend") },
  { op: "void", weight: 1, may: has("recharge"), run: (hand, draw) => voidOne(hand, draw, "recharge") },
  {
    op: "void",
    weight: 1,
    may: has("pointsCredit", "pointsSpend"),
    run: (hand, draw) => voidOne(hand, draw, "pointsCredit", "pointsSpend"),
  },
  {
    op: "refund",
    weight: 3,
    may: has("spend"),
    run: async (hand, draw) => {
      const { till, merchantId, recent } = hand;
      const original = recent.filter(({ kind }) => kind === "spend")[draw(3)];
      if (!original) return;
      const { ref, card } = original;
      await till.attempt(
        "refund",
        {
          operator: "01",
          ref,
          card: { no: card.no },
          amount: 1 + draw(400),
          ...pinOf(card),
          supervisor: word(hand),
        },
        (data) => believe(card, merchantId, MOVED_BY.refund(data)),
      );
    },
  },
  {
    op: "batch.settle",
    weight: 1,
    may: () => true,
    run: async (hand) => {
      if ((await hand.till.terminal.resume()) > 0) return;
      const totals = await hand.till.terminal.ownTotals();
      await hand.till.attempt("batch.settle", { operator: "01", totals }, ({ differences }) => {
        if (differences.length > 0) hand.differing.push(JSON.stringify(differences));
        hand.recent.length = 0;
      });
    },
  },
  {
    op: "receipt.print",
    weight: 2,
    may: has("spend", "recharge"),
    run: async ({ till, recent }, draw) => {
      const one = recent[draw(recent.length)];
      if (one) await till.attempt("receipt.print", { operator: "01", ref: one.ref });
    },
  },
];
