/** Owns what the slips of points credited and points spent say. */
import { type Balance, ENTRY_KIND_WORDS } from "@/domain/entry";
import type { Slip, Words } from "@/domain/slip";
import { big, RULE } from "@/domain/slip-lines";
import { balanceLines, type SlipFacts, slipOf } from "@/domain/slip-money";

const FIGURE = {
  pointsCredit: { zh: "充入积分", en: "Points credited" },
  pointsSpend: { zh: "消费积分", en: "Points spent" },
} as const satisfies Record<string, Words>;

export type PointsSlipFigures = {
  readonly kind: keyof typeof FIGURE;
  /** how many were credited or spent, above zero */
  readonly moved: bigint;
  readonly after: Balance;
};

/** The slip of points credited by hand, or of paying with points. */
export function pointsSlip(facts: SlipFacts, { kind, moved, after }: PointsSlipFigures): Slip {
  return slipOf(facts, ENTRY_KIND_WORDS[kind], [
    big(FIGURE[kind], moved.toString()),
    RULE,
    ...balanceLines(after),
  ]);
}
