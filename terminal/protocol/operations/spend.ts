import * as z from "zod";
import { amountFen, fen, line, operatorNo, points, ref, voucher } from "../ids";
import { secretField } from "../secret";
import { slipSchema } from "../slip-schema";
import { balanceAfter, cardRef } from "./card";

/** 消费 */
export const spendData = z.strictObject({
  operator: operatorNo,
  card: cardRef,
  amount: amountFen,
  pin: secretField.optional(),
  note: line(100).optional(),
});

/** The amount is principalPart + bonusPart; `earned` is the points this spend earned. */
export const spendReply = z.object({
  ref,
  voucher,
  ...balanceAfter,
  principalPart: fen,
  bonusPart: fen,
  earned: points,
  receipt: slipSchema,
});
