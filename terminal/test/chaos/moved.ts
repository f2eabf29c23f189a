import type { Outcome } from "@/terminal/client/outcome";
import { isReplyDataOf, type ReplyDataOf, type TracedOperation } from "@/terminal/protocol/operations";

/** What somebody who believes the screen would add to a card: fen of principal and bonus together, and points. */
export type Moved = { readonly money: number; readonly points: number };
export const NOTHING_MOVED: Moved = { money: 0, points: 0 };

type Done<O extends TracedOperation> = ReplyDataOf<O>;

export const MOVED_BY = {
  recharge: ({ paid, bonusGiven, pointsGiven }: Done<"recharge">): Moved => ({
    money: paid + bonusGiven,
    points: pointsGiven,
  }),
  spend: ({ principalPart, bonusPart, earned }: Done<"spend">): Moved => ({
    money: -principalPart - bonusPart,
    points: earned,
  }),
  refund: ({ principalPart, bonusPart, pointsPart }: Done<"refund">): Moved => ({
    money: principalPart + bonusPart,
    points: -Math.abs(pointsPart),
  }),
  "points.credit": ({ pointsMoved }: Done<"points.credit">): Moved => ({ money: 0, points: pointsMoved }),
  "points.spend": ({ pointsMoved }: Done<"points.spend">): Moved => ({ money: 0, points: -pointsMoved }),
} as const;

/** A void moves the other way from what it takes back. */
export function movedByVoid(
  { principalPart, bonusPart, pointsPart }: Done<"void">,
  original: "spend" | "recharge" | "pointsCredit" | "pointsSpend",
): Moved {
  const money = principalPart + bonusPart;
  const points = Math.abs(pointsPart);
  return {
    money: original === "spend" ? money : -money,
    points: original === "pointsSpend" ? points : -points,
  };
}

/** The same from the outcome alone, for the two operations most tills do all day. */
export function movedBy(outcome: Outcome): Moved {
  if (outcome.kind !== "done") return NOTHING_MOVED;
  const { op, data } = outcome;
  if (op === "recharge" && isReplyDataOf("recharge", data)) return MOVED_BY.recharge(data);
  if (op === "spend" && isReplyDataOf("spend", data)) return MOVED_BY.spend(data);
  return NOTHING_MOVED;
}
