import { formatLocalTime } from "@/domain/business-day";
import type { Desk } from "./desk";
import type { Dialogue } from "./dialogue";
import { bigFact, fact } from "./figures";
import type { WaitingApproval } from "./memory";
import { QUESTIONS } from "./words/questions";

/** How often the terminal asks while it waits, besides the event stream's hints. */
const ASK_EVERY_MS = 5_000;

export type ApprovalVerdict =
  | { readonly kind: "granted"; readonly approver: string | null }
  | { readonly kind: "denied" | "expired" | "used"; readonly reason: string }
  /** 取消: it goes on waiting */
  | { readonly kind: "left" };

/** What the portal has decided so far; null while it has not, or cannot be asked. */
export async function askVerdict(desk: Desk, approvalId: string): Promise<ApprovalVerdict | null> {
  const asked = await desk.terminal.query("approval.status", { approvalId });
  // 114: the server does not know it as this terminal's; it can never be granted any more
  if (asked.kind === "refused" && asked.code === "114") return { kind: "expired", reason: "" };
  if (asked.kind !== "answer" || asked.data.status === "pending") return null;
  const { status, reason, approver } = asked.data;
  return status === "granted" ? { kind: "granted", approver } : { kind: status, reason };
}

/** The waiting screen: its number, and 取消 to leave it waiting. */
export async function waitForApproval(
  desk: Desk,
  dialogue: Dialogue,
  { approvalId, askedAt }: WaitingApproval,
): Promise<ApprovalVerdict> {
  const decided = new AbortController();
  let verdict: ApprovalVerdict | null = null;
  let asking = false;
  const look = async () => {
    if (asking || verdict) return;
    asking = true;
    verdict = await askVerdict(desk, approvalId).finally(() => {
      asking = false;
    });
    if (verdict) decided.abort();
  };
  const ticking = desk.clock.every(ASK_EVERY_MS, () => void look());
  const hinted = () => void look();
  desk.hinted.add(hinted);
  try {
    await look();
    if (verdict) return verdict;
    const typed = await dialogue.ask(
      {
        kind: "waiting",
        question: QUESTIONS.waiting,
        facts: [
          bigFact("approval", approvalId),
          fact("askedAt", formatLocalTime(new Date(askedAt), desk.zone()).slice(11)),
        ],
      },
      decided.signal,
    );
    if (typed.kind !== "withdrawn") await look();
    return verdict ?? { kind: "left" };
  } finally {
    ticking();
    desk.hinted.delete(hinted);
  }
}
