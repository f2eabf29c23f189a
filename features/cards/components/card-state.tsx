import { useSay } from "@/components/ui/say";
import { Status, type StatusTone } from "@/components/ui/status";
import { CARD_STATE_WORDS, type CardState } from "@/domain/card-state";

const tones: Readonly<Record<CardState, StatusTone>> = {
  stock: "over",
  active: "good",
  lost: "waiting",
  replaced: "over",
  closed: "over",
};

export function CardStatus({ state }: { state: CardState }) {
  const say = useSay();
  return <Status tone={tones[state]}>{say(CARD_STATE_WORDS[state])}</Status>;
}
