import type { ReactNode } from "react";
import { useSay } from "@/components/ui/say";
import type { PromptKind } from "@/terminal/counter/ports";
import type { ScreenFront } from "../front/screen-front";
import type { Key } from "../input/entry";
import { WORDS } from "../words";

const DIGIT_ROWS = ["123", "456", "789"];

/**
 * Twelve keys and four, always in the same place. They never take the focus: what has it is the question, and 确认 on a
 * real keyboard must not press a key a second time.
 */
export function Keypad({ front, kind }: { front: ScreenFront; kind: PromptKind | null }) {
  const say = useSay();
  const press = (key: Key) => () => front.press(key);
  const digit = (char: string) => <PadKey key={char} label={char} onPress={press({ char })} />;
  return (
    <section
      aria-label={say(WORDS.keypad)}
      data-kind={kind}
      className="pos-keypad grid shrink-0 grid-cols-4 gap-(--key-gap) border-t bg-sunken p-2 pb-[max(8px,env(safe-area-inset-bottom))] lg:rounded-md lg:border lg:p-3"
    >
      {[...(DIGIT_ROWS[0] ?? "")].map(digit)}
      <PadKey label={say(WORDS.cancel)} tone="cancel" onPress={press("cancel")} />
      {[...(DIGIT_ROWS[1] ?? "")].map(digit)}
      <PadKey label={say(WORDS.erase)} small onPress={press("erase")} />
      {[...(DIGIT_ROWS[2] ?? "")].map(digit)}
      <PadKey label={say(WORDS.confirm)} tone="ok" onPress={press("enter")} className="row-span-2" />
      <CornerKey front={front} kind={kind} />
      {digit("0")}
      <PadKey label={say(WORDS.more)} small onPress={() => front.open("tools")} />
    </section>
  );
}

/** The key under 7: two zeros for an amount, the camera for a card. */
function CornerKey({ front, kind }: { front: ScreenFront; kind: PromptKind | null }) {
  const say = useSay();
  if (kind === "card" || kind === "standby" || kind === "text")
    return <PadKey label={say(WORDS.scan)} small onPress={() => front.open("scan")} />;
  return <PadKey label="00" off={kind !== "amount"} onPress={() => front.press({ char: "00" })} />;
}

type PadKeyProps = {
  label: string;
  onPress: () => void;
  tone?: "ok" | "cancel";
  small?: boolean;
  off?: boolean;
  className?: string;
};

export function PadKey({ label, onPress, tone, small, off, className = "" }: PadKeyProps): ReactNode {
  return (
    <button
      type="button"
      tabIndex={-1}
      disabled={off}
      data-tone={tone}
      data-small={small || tone ? "" : undefined}
      className={`pos-key ${className}`}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {label}
    </button>
  );
}
