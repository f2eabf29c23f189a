import * as z from "zod";
import { amountFen, fen, operatorNo, points, ref, voucher } from "../ids";
import { secretField } from "../secret";
import { slipSchema } from "../slip-schema";
import { balanceAfter, cardRef } from "./card";
import { secondPerson } from "./supervisor";

/** 退货: `ref` is the spend, `amount` what is given back of it now; cumulative never above the original. */
export const refundData = z.strictObject({
  operator: operatorNo,
  ref,
  card: cardRef,
  amount: amountFen,
  pin: secretField.optional(),
  ...secondPerson,
});

/** `left`: fen that may still be given back; `pointsPart`: earned points taken back, as a positive figure. */
export const refundReply = z.object({
  ref,
  voucher,
  ...balanceAfter,
  principalPart: fen,
  bonusPart: fen,
  pointsPart: points,
  left: fen,
  original: z.object({ ref, voucher }),
  receipt: slipSchema,
});
