import * as z from "zod";
import { TOTAL_KINDS, type TotalKind } from "@/domain/totals";
import { batchNo, count, instant, operatorNo, sum } from "../ids";
import { MAX_FEN } from "../limits";
import { slipSchema } from "../slip-schema";

export const totalKind = z.enum(TOTAL_KINDS);

const figures = z.strictObject({ count, sum });
const some = figures.optional();

/** Fen, or points for the points kinds; a missing kind means zero. */
export const totals = z.strictObject({
  recharge: some,
  rechargeVoid: some,
  spend: some,
  spendVoid: some,
  refund: some,
  pointsCredit: some,
  pointsCreditVoid: some,
  pointsSpend: some,
  pointsSpendVoid: some,
  close: some,
} satisfies Record<TotalKind, typeof some>);
export type Totals = z.infer<typeof totals>;

export const batchTotalsData = z.strictObject({});
export const batchTotalsReply = z.object({
  batch: batchNo,
  totals,
  openedAt: instant,
  receipt: slipSchema,
});

/** 结算: `totals` is the terminal's own count, `countedCash` the fen in the drawer. */
export const batchSettleData = z.strictObject({
  operator: operatorNo,
  totals,
  countedCash: z.int().min(0).max(MAX_FEN).optional(),
});

/** `expectedCash`: cash recharges less cash paid back in this batch; below zero when more was paid out. */
export const batchSettleReply = z.object({
  batch: batchNo,
  totals,
  differences: z.array(z.object({ kind: totalKind, ours: figures, theirs: figures })),
  countedCash: sum.nullable(),
  expectedCash: z.int(),
  newBatch: batchNo,
  receipt: slipSchema,
});
