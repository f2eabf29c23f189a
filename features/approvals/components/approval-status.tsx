import { useSay } from "@/components/ui/say";
import { Status, type StatusTone } from "@/components/ui/status";
import { APPROVAL_STATE_WORDS, type ApprovalState } from "@/domain/approval";

const tones: Readonly<Record<ApprovalState, StatusTone>> = {
  pending: "waiting",
  granted: "info",
  denied: "bad",
  expired: "over",
  used: "good",
};

export function ApprovalStatus({ state }: { state: ApprovalState }) {
  const say = useSay();
  return <Status tone={tones[state]}>{say(APPROVAL_STATE_WORDS[state])}</Status>;
}
