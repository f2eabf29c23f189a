import * as z from "zod";
import { isCardNumber } from "@/domain/card-number";
import { isPhone, normalizePhone } from "@/domain/person";
import { emptyAsAbsent, lineField, numericPasswordField } from "@/server/input-fields";

export const enrolEmployeeInput = z.object({
  cardNo: z.string("REQUIRED").refine(isCardNumber, "MALFORMED"),
  name: lineField(40),
  phone: z.string("REQUIRED").transform(normalizePhone).refine(isPhone, "MALFORMED"),
  newPassword: emptyAsAbsent(numericPasswordField),
});
