import type { Deed } from "./deed";
import { AFTER_THE_SALE } from "./deeds-corrections";
import { ON_THE_CARD } from "./deeds-on-cards";
import { type Draw, weighed } from "./draw";
import type { Hand } from "./hand";
import { MOVED_BY } from "./moved";
import { believe, pinOf, type RigCard } from "./rig-card";

const always = () => true;
const isActive = ({ card }: Hand) => card.state === "active";

const AT_THE_TILL: readonly Deed[] = [
  { op: "recharge", weight: 10, may: isActive, run: (hand, draw) => rechargeCard(hand, hand.card, draw) },
  { op: "spend", weight: 28, may: isActive, run: (hand, draw) => spendFrom(hand, hand.card, draw) },
  { op: "recharge", weight: 2, may: always, run: (hand, draw) => rechargeCard(hand, hand.shared, draw) },
  { op: "spend", weight: 8, may: always, run: (hand, draw) => spendFrom(hand, hand.shared, draw) },
  {
    op: "points.credit",
    weight: 3,
    may: isActive,
    run: ({ till, card, recent, merchantId }, draw) =>
      till.attempt(
        "points.credit",
        {
          operator: "01",
          card: { no: card.no },
          points: 1 + draw(200),
          rechargePassword: till.merchant.rechargePassword,
        },
        (data) => {
          believe(card, merchantId, MOVED_BY["points.credit"](data));
          recent.push({ kind: "pointsCredit", card, ...data });
        },
      ),
  },
  {
    op: "points.spend",
    weight: 3,
    may: isActive,
    run: ({ till, card, recent, merchantId }, draw) =>
      till.attempt(
        "points.spend",
        { operator: "01", card: { no: card.no }, points: 1 + draw(50), ...pinOf(card) },
        (data) => {
          believe(card, merchantId, MOVED_BY["points.spend"](data));
          recent.push({ kind: "pointsSpend", card, ...data });
        },
      ),
  },
];

/** Every kind of operation the mix has; each of them has to go through some time in a long run. */
export const DEEDS: readonly Deed[] = [...AT_THE_TILL, ...AFTER_THE_SALE, ...ON_THE_CARD];

/** The next thing this operator does. */
export function nextDeed(hand: Hand, draw: Draw, among: readonly Deed[] = DEEDS): Promise<unknown> {
  return weighed(
    among.filter(({ may }) => may(hand)),
    draw,
  ).run(hand, draw);
}

function rechargeCard({ till, recent, merchantId }: Hand, card: RigCard, draw: Draw) {
  return till.attempt(
    "recharge",
    {
      operator: "01",
      card: { no: card.no },
      paid: 1000 + draw(40_000),
      tender: draw(2) === 0 ? "cash" : "wechat",
      rechargePassword: till.merchant.rechargePassword,
    },
    (data) => {
      believe(card, merchantId, MOVED_BY.recharge(data));
      recent.push({ kind: "recharge", card, ...data });
    },
  );
}

function spendFrom({ till, recent, merchantId }: Hand, card: RigCard, draw: Draw) {
  return till.attempt(
    "spend",
    { operator: "01", card: { no: card.no }, amount: 100 + draw(3000), ...pinOf(card) },
    (data) => {
      believe(card, merchantId, MOVED_BY.spend(data));
      recent.push({ kind: "spend", card, ...data });
    },
  );
}
