import * as z from "zod";
import { approvalId, instant } from "../ids";

/** What became of an approval this terminal asked for; once granted the operation is sent again with its number. */
export const approvalStatusData = z.strictObject({ approvalId });
export const approvalStatusReply = z.object({
  approvalId,
  status: z.enum(["pending", "granted", "denied", "expired", "used"]),
  expiresAt: instant,
  /** the approver's words on a denial */
  reason: z.string(),
  approver: z.string().nullable(),
});
