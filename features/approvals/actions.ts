"use server";

import { action } from "@/server/action";
import { denyApproval } from "./operations/deny-approval";
import { grantApproval } from "./operations/grant-approval";

export const grantApprovalAction = action(grantApproval, { refresh: true });
export const denyApprovalAction = action(denyApproval, { refresh: true });
