import * as z from "zod";
import { approvalId, operatorNo } from "../ids";
import { secretField } from "../secret";

/** The supervisor's word on an S operation, typed at the terminal. */
export const supervisorWord = z.strictObject({ no: operatorNo, password: secretField });

/** An S operation carries one of these; with neither it is answered 108 and an approval is asked for (section 5). */
export const secondPerson = {
  supervisor: supervisorWord.optional(),
  approvalId: approvalId.optional(),
} as const;
