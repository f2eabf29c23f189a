import { formatLocalTime } from "@/domain/business-day";
import type { Words } from "@/domain/slip";
import { approvalTitle, finishApproval } from "../approvals";
import type { Desk } from "../desk";
import type { WaitingApproval } from "../memory";

/** 0-6 待批业务: what waits for the portal; one is opened, waited for, and finished once it is granted. */
export async function openWaitingApprovals(desk: Desk): Promise<void> {
  const { approvals } = desk.notebook.read();
  if (approvals.length === 0) return desk.say("nothingWaits", "note");
  const options = approvals.map((waiting, at) => ({ key: String(at + 1), label: labelOf(desk, waiting) }));
  const picked = await desk
    .about("approvals")
    .choice("whichApproval", options, approvals.length === 1 ? { preset: "1" } : {});
  const waiting = picked.kind === "given" ? approvals[Number(picked.value) - 1] : undefined;
  if (waiting) await finishApproval(desk, waiting, null);
}

function labelOf(desk: Desk, waiting: WaitingApproval): Words {
  const title = approvalTitle(waiting);
  const at = formatLocalTime(new Date(waiting.askedAt), desk.zone()).slice(11, 16);
  return {
    zh: `${title.zh}　${waiting.approvalId}　${at}`,
    en: `${title.en}   ${waiting.approvalId}   ${at}`,
  };
}
