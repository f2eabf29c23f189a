import { pointsSlip } from "@/domain/slip-points";
import { creditPoints, type PointsValue } from "@/features/entries/operations/credit-points";
import { spendPoints } from "@/features/entries/operations/spend-points";
import { runMoney } from "@/ledger/money-operation";
import type { LedgerAnswer } from "@/ledger/request-key";
import { type Secrets, secretOf, type TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { encoder, requestOf } from "./money";
import { presentedCard } from "./presented-card";

/** 积分充值 */
export function performPointsCredit(
  door: TracedDoor,
  data: DataOf<"points.credit">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  const { cardNo, card } = presentedCard(door, data.card);
  const rechargePassword = secretOf(secrets, "rechargePassword");
  return runMoney(creditPoints, {
    ...requestOf(door, data.operator),
    card,
    input: { cardNo, points: BigInt(data.points), rechargePassword },
    encode: encodePoints(door, data.operator, "pointsCredit"),
  });
}

/** 积分消费 */
export function performPointsSpend(
  door: TracedDoor,
  data: DataOf<"points.spend">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  const { cardNo, card } = presentedCard(door, data.card);
  return runMoney(spendPoints, {
    ...requestOf(door, data.operator),
    card,
    input: { cardNo, points: BigInt(data.points), pin: secrets.pin ?? null },
    encode: encodePoints(door, data.operator, "pointsSpend"),
  });
}

function encodePoints(door: TracedDoor, operatorNo: string, kind: "pointsCredit" | "pointsSpend") {
  return encoder<PointsValue>(door, operatorNo, ({ moved }, after, facts) => ({
    pointsMoved: Number(moved),
    receipt: pointsSlip(facts, { kind, moved, after }),
  }));
}
