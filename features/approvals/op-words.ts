import { APPROVAL_OP_WORDS } from "@/domain/approval";
import type { Words } from "@/domain/slip";
import type { ApprovalDetails } from "./details";

/** What is asked for, in a few words; an operation of a newer version is said by its name. */
export function opWords({ op, details }: { op: string; details: Pick<ApprovalDetails, "kind"> }): Words {
  const words = APPROVAL_OP_WORDS[`${op} ${details.kind ?? ""}`] ?? APPROVAL_OP_WORDS[op];
  return words ?? { zh: op, en: op };
}
