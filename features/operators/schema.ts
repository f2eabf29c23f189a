import * as z from "zod";
import { toHalfWidth } from "@/domain/full-width";
import { emptyAsAbsent, idField, lineField, numericPasswordField } from "@/server/input-fields";
import { OPERATOR_ROLES } from "@/server/settings";

const operatorNoField = z
  .string("REQUIRED")
  .trim()
  .min(1, "REQUIRED")
  .transform(toHalfWidth)
  .refine((no) => /^[0-9]{2}$/.test(no), "NOT_TWO_DIGITS");

export const addOperatorInput = z.object({
  no: operatorNoField,
  name: lineField(40),
  role: z.enum(OPERATOR_ROLES, "MALFORMED").default("cashier"),
  /** left out: a random one is made and returned once */
  newPassword: emptyAsAbsent(numericPasswordField),
});

export const renameOperatorInput = z.object({ operatorId: idField, name: lineField(40) });

export const removeOperatorInput = z.object({ operatorId: idField });

export const setOperatorPasswordInput = z.object({
  operatorId: idField,
  newPassword: emptyAsAbsent(numericPasswordField),
});
