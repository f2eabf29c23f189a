import * as z from "zod";
import { fen, operatorNo, points, ref, terminalId, voucher } from "../ids";
import { secretField } from "../secret";
import { slipSchema } from "../slip-schema";
import { balanceAfter, cardRef } from "./card";
import { secondPerson } from "./supervisor";

/**
 * 撤销: `voucher` is the number on the original slip, `terminal` the one that printed it (absent: this one).
 * A recharge void, and one of points credited, asks the recharge password as well. `points` takes back whichever of
 * the two it finds: points spent or points credited.
 */
export const voidData = z.strictObject({
  operator: operatorNo,
  kind: z.enum(["spend", "points", "recharge"]),
  voucher,
  terminal: terminalId.optional(),
  card: cardRef,
  pin: secretField.optional(),
  rechargePassword: secretField.optional(),
  ...secondPerson,
});

/** What went back: for a spend to principal and bonus, for a recharge out of them; both as positive figures. */
export const voidReply = z.object({
  ref,
  voucher,
  ...balanceAfter,
  principalPart: fen,
  bonusPart: fen,
  pointsPart: points,
  original: z.object({ ref, voucher }),
  receipt: slipSchema,
});
