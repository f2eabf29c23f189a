import { checkOwnPassword } from "@/features/users/check-own-password";
import { defineOperation } from "@/server/operation";
import { decide } from "../decide";
import { denyApprovalInput } from "../schema";

/** 拒绝, with the reason the cashier reads. */
export const denyApproval = defineOperation({
  name: "approval.deny",
  right: "approval:decide",
  input: denyApprovalInput,
  before: ({ ctx, input }) => checkOwnPassword(ctx, input.password),
  run: ({ tx, ctx, input }) =>
    decide(tx, ctx, { approvalId: input.approvalId, status: "denied", reason: input.reason }),
});
