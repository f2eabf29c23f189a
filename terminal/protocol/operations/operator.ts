import * as z from "zod";
import { operatorNo } from "../ids";
import { secretField } from "../secret";

export const operatorRole = z.enum(["cashier", "supervisor"]);
export const operatorRow = z.object({ no: operatorNo, name: z.string(), role: operatorRole });

/** 签到 */
export const operatorSignInData = z.strictObject({ operator: operatorNo, password: secretField });
export const operatorSignInReply = z.object({
  no: operatorNo,
  name: z.string(),
  role: operatorRole,
  mustChange: z.boolean(),
});

export const operatorListData = z.strictObject({});
export const operatorListReply = z.object({ items: z.array(operatorRow) });

/** The supervisor's word on an S operation. */
export const supervisorWord = z.strictObject({ no: operatorNo, password: secretField });
