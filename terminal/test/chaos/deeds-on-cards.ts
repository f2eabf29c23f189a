import type { Deed } from "./deed";
import type { Hand } from "./hand";
import { pinOf } from "./rig-card";

/** Cards lost and found, given another PIN or another number, bound, closed, opened. */

const OPERATOR = { operator: "01" } as const;
const PINS = ["246810", "135790", "112358"];
const isActive = ({ card }: Hand) => card.state === "active";
const word = ({ till }: Hand) => ({ no: "00", password: till.merchant.supervisor.password });
const guestIsBound = ({ guest, merchantId }: Hand) => guest()?.boundAt.has(merchantId) === true;
const guestIsStrange = ({ guest, merchantId }: Hand) =>
  guest()?.state === "active" && guest()?.boundAt.has(merchantId) === false;

export const ON_THE_CARD: readonly Deed[] = [
  {
    op: "card.reportLost",
    weight: 1,
    may: isActive,
    run: ({ till, card }) =>
      till.attempt("card.reportLost", { ...OPERATOR, card: { no: card.no } }, () => {
        card.state = "lost";
      }),
  },
  {
    op: "card.unlock",
    weight: 20,
    may: ({ card }) => card.state === "lost",
    run: (hand) =>
      hand.till.attempt(
        "card.unlock",
        { ...OPERATOR, card: { no: hand.card.no }, supervisor: word(hand) },
        () => {
          hand.card.state = "active";
        },
      ),
  },
  {
    op: "card.changePin",
    weight: 1,
    may: isActive,
    run: ({ till, card }, draw) => {
      const newPin = PINS[draw(PINS.length)] ?? "";
      const data = { ...OPERATOR, card: { no: card.no }, ...pinOf(card), newPin };
      return till.attempt("card.changePin", data, () => {
        card.pin = newPin;
      });
    },
  },
  {
    op: "card.resetPin",
    weight: 1,
    may: isActive,
    run: ({ till, card }, draw) => {
      const newPin = PINS[draw(PINS.length)] ?? "";
      return till.attempt("card.resetPin", { ...OPERATOR, card: { no: card.no }, newPin }, () => {
        card.pin = newPin;
      });
    },
  },
  {
    op: "card.reissue",
    weight: 1,
    may: ({ card, stock }) => card.state !== "closed" && stock.length > 3,
    run: ({ till, card, stock }) => {
      const next = stock.at(-1);
      if (!next) return Promise.resolve();
      const data = { ...OPERATOR, card: { no: card.no }, newCard: { no: next.no }, ...pinOf(card) };
      return till.attempt("card.reissue", data, () => {
        stock.pop();
        Object.assign(card, { no: next.no, state: "active" });
      });
    },
  },
  {
    op: "card.bind",
    weight: 3,
    may: guestIsStrange,
    run: ({ till, merchantId, guest }) => {
      const card = guest();
      if (!card) return Promise.resolve();
      return till.attempt("card.bind", { ...OPERATOR, card: { no: card.no }, ...pinOf(card) }, () => {
        card.boundAt.add(merchantId);
        card.believed.set(merchantId, { money: 0, points: 0 });
      });
    },
  },
  {
    op: "card.unbind",
    weight: 2,
    may: guestIsBound,
    run: ({ till, merchantId, guest }) => {
      const card = guest();
      if (!card) return Promise.resolve();
      return till.attempt("card.unbind", { ...OPERATOR, card: { no: card.no }, ...pinOf(card) }, () => {
        // Empty, or it would not have gone through; from now on it is no account of this card.
        card.boundAt.delete(merchantId);
        card.believed.delete(merchantId);
      });
    },
  },
  {
    op: "card.close",
    weight: 1,
    may: ({ card, stock }) => card.state === "active" && stock.length > 1,
    run: async (hand) => {
      const { till, card, merchantId } = hand;
      const quote = await till.terminal.query("card.quoteClose", { card: { no: card.no }, ...pinOf(card) });
      if (quote.kind !== "answer") return;
      const { refund, tenders } = quote.data;
      const tender = refund > 0 ? { tender: tenders[0] ?? "cash" } : {};
      const data = { ...OPERATOR, card: { no: card.no }, ...pinOf(card), refund, ...tender };
      await till.attempt("card.close", { ...data, supervisor: word(hand) }, () => {
        card.state = "closed";
        card.believed.set(merchantId, { money: 0, points: 0 });
      });
    },
  },
  {
    op: "card.open",
    weight: 40,
    may: ({ card, stock }) => card.state === "closed" && stock.length > 0,
    run: (hand) => openNext(hand),
  },
  {
    op: "card.voidOpen",
    weight: 1,
    may: ({ stock }) => stock.length > 0,
    run: async ({ till, stock }) => {
      const next = stock.at(0);
      if (!next) return;
      const card = { no: next.no };
      const opened = await till.attempt("card.open", { ...OPERATOR, card, phone: next.phone });
      // Declined too when it was opened before and the number never went back: then it is opened already.
      if (opened !== null && opened.kind !== "unknown")
        await till.attempt("card.voidOpen", { ...OPERATOR, card });
    },
  },
  {
    op: "operator.signIn",
    weight: 1,
    may: () => true,
    run: ({ till }) =>
      till.attempt("operator.signIn", { ...OPERATOR, password: till.merchant.cashier.password }),
  },
];

function openNext(hand: Hand) {
  const { till, stock, merchantId } = hand;
  const next = stock.at(-1);
  if (!next) return Promise.resolve();
  const newPin = PINS[0] ?? "";
  const data = { ...OPERATOR, card: { no: next.no }, phone: next.phone, newPin };
  return till.attempt("card.open", data, () => {
    stock.pop();
    Object.assign(next, { pin: newPin, state: "active" });
    next.believed.set(merchantId, { money: 0, points: 0 });
    hand.own.push(next);
    hand.card = next;
  });
}
