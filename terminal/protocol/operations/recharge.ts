import * as z from "zod";
import { amountFen, fen, operatorNo, points, ref, voucher } from "../ids";
import { secretField } from "../secret";
import { slipSchema } from "../slip-schema";
import { balanceAfter, cardRef } from "./card";
import { tender } from "./tender";

/** The recharge bonus tier (充值优惠) that applies, named for the screen; null when none does. */
export const tierApplied = z.object({ id: z.string(), name: z.string() }).nullable();

/** What `paid` fen would get now. Also the data of code 109, when a recharge expected something else. */
export const bonusQuoteReply = z.object({ bonus: fen, points, tier: tierApplied });
export const bonusQuoteData = z.strictObject({ card: cardRef, paid: amountFen });

/** 充值: `paid` is what the member paid; `expectedBonus` is the bonus the member was shown. */
export const rechargeData = z.strictObject({
  operator: operatorNo,
  card: cardRef,
  paid: amountFen,
  expectedBonus: fen.optional(),
  tender,
  rechargePassword: secretField,
});

export const rechargeReply = z.object({
  ref,
  voucher,
  ...balanceAfter,
  paid: fen,
  bonusGiven: fen,
  pointsGiven: points,
  tier: tierApplied,
  receipt: slipSchema,
});
