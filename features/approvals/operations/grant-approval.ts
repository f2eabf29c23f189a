import { checkOwnPassword } from "@/features/users/check-own-password";
import { defineOperation } from "@/server/operation";
import { decide } from "../decide";
import { grantApprovalInput } from "../schema";

/** 同意: the terminal that asked may then do this one operation once. */
export const grantApproval = defineOperation({
  name: "approval.grant",
  right: "approval:decide",
  input: grantApprovalInput,
  before: ({ ctx, input }) => checkOwnPassword(ctx, input.password),
  run: ({ tx, ctx, input }) =>
    decide(tx, ctx, { approvalId: input.approvalId, status: "granted", reason: "" }),
});
