import * as z from "zod";
import { line, operatorNo } from "../ids";
import { secretField } from "../secret";
import { secondPerson } from "./supervisor";

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

/** 主管改密, 柜员改密: one's own, by who knows the old one. */
export const changePasswordData = z.strictObject({
  operator: operatorNo,
  password: secretField,
  newPassword: secretField,
});
export const changedReply = z.object({});

/** 柜员管理. The second person is whose right it is; `operator` may be any cashier who is signed in. */
export const operatorAddData = z.strictObject({
  operator: operatorNo,
  no: operatorNo,
  name: line(40),
  newPassword: secretField,
  ...secondPerson,
});
export const operatorRemoveData = z.strictObject({ operator: operatorNo, no: operatorNo, ...secondPerson });
export const operatorChangedReply = z.object({ no: operatorNo, name: z.string(), role: operatorRole });

/** 充值改密: old and new; wrong old ones count as anywhere. */
export const rechargePasswordData = z.strictObject({
  operator: operatorNo,
  password: secretField,
  newPassword: secretField,
  ...secondPerson,
});
