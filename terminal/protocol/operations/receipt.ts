import * as z from "zod";
import { batchNo, operatorNo, ref } from "../ids";
import { slipSchema } from "../slip-schema";

/** 交易打印: one operation's slip, or one of a batch's three sheets. */
export const receiptPrintData = z.union([
  z.strictObject({ operator: operatorNo, ref }),
  z.strictObject({ operator: operatorNo, batch: batchNo, what: z.enum(["settlement", "details", "totals"]) }),
]);

/** `copy` n ≥ 1 is printed as COPY n. */
export const receiptPrintReply = z.object({ copy: z.int().min(1), receipt: slipSchema });
