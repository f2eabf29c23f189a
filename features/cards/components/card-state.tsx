import { useSay } from "@/components/ui/say";
import { Status, type StatusTone } from "@/components/ui/status";
import { ACCOUNT_STATE_WORDS, type CardState, type StateHere } from "@/domain/card-state";

const tones: Readonly<Record<CardState | StateHere, StatusTone>> = {
  stock: "over",
  active: "good",
  lost: "waiting",
  replaced: "over",
  closed: "over",
  unbound: "over",
};

export function CardStatus({ state }: { state: CardState | StateHere }) {
  const say = useSay();
  return <Status tone={tones[state]}>{say(ACCOUNT_STATE_WORDS[state])}</Status>;
}
