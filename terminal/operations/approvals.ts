import { statusOfApproval } from "@/features/approvals/status-of-approval";
import { type Answer, answer, type QueryDoor } from "../door";
import type { DataOf } from "../protocol/operations";

/** What became of an approval this terminal asked for; another terminal's is unknown to it (114). */
export async function answerApproval(door: QueryDoor, data: DataOf<"approval.status">): Promise<Answer> {
  const { scope, terminalId, now } = door;
  const found = await statusOfApproval(scope, { terminalId, approvalId: BigInt(data.approvalId), now });
  if (!found) return answer("114");
  const { state, expiresAt, reason, approver } = found;
  return answer("000", {
    approvalId: data.approvalId,
    status: state,
    expiresAt: expiresAt.toISOString(),
    reason,
    approver,
  });
}
