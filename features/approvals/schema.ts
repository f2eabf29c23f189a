import * as z from "zod";
import { idField, lineField } from "@/server/input-fields";

/** Bounded as at sign-in: nobody feeds books to the slow hash. */
const ownPasswordField = z.string("REQUIRED").min(1, "REQUIRED").max(128, "TOO_LONG");

export const grantApprovalInput = z.object({ approvalId: idField, password: ownPasswordField });

export const denyApprovalInput = z.object({
  approvalId: idField,
  password: ownPasswordField,
  /** the cashier reads it at the terminal */
  reason: lineField(100),
});
