import * as z from "zod";
import { operatorNo, points, ref, voucher } from "../ids";
import { MAX_POINTS } from "../limits";
import { secretField } from "../secret";
import { slipSchema } from "../slip-schema";
import { balanceAfter, cardRef } from "./card";

/** Points asked for: at least one. */
const somePoints = z.int().min(1).max(MAX_POINTS);

/** 积分充值: behind the recharge password. */
export const pointsCreditData = z.strictObject({
  operator: operatorNo,
  card: cardRef,
  points: somePoints,
  rechargePassword: secretField,
});

/** 积分消费 */
export const pointsSpendData = z.strictObject({
  operator: operatorNo,
  card: cardRef,
  points: somePoints,
  pin: secretField.optional(),
});

/** `pointsMoved` is what was credited or spent, never negative. */
export const pointsReply = z.object({
  ref,
  voucher,
  ...balanceAfter,
  pointsMoved: points,
  receipt: slipSchema,
});
