import { useSay } from "@/components/ui/say";
import type { Prompt } from "@/terminal/counter/ports";
import type { ScreenFront } from "../front/screen-front";
import { filled, WORDS } from "../words";

/** The answer so far. Nothing in it can be filled in, kept or suggested by the browser: but for a text it is no field. */
export function EntryLine({ front, prompt, shown }: { front: ScreenFront; prompt: Prompt; shown: string }) {
  const say = useSay();
  switch (prompt.kind) {
    case "standby":
    case "menu":
    case "choice":
    case "confirm":
    case "waiting":
      return null;
    case "text":
      return <TextField front={front} prompt={prompt} shown={shown} />;
    case "secret":
      return <Dots count={shown.length} />;
    default:
      return (
        <output
          aria-label={say(WORDS.answer)}
          className="flex min-h-16 items-center justify-end overflow-hidden rounded-md border-2 border-edge bg-raised px-3 font-semibold tabular-nums"
        >
          <Figures prompt={prompt} shown={shown} />
        </output>
      );
  }
}

/** So many characters fit a handset at this size. */
const SIZES = [
  [12, "text-[38px]"],
  [16, "text-[30px]"],
  [20, "text-[25px]"],
  [24, "text-[21px]"],
] as const;

function Figures({ prompt, shown }: { prompt: Prompt; shown: string }) {
  const size = SIZES.find(([most]) => shown.length <= most)?.[1] ?? "text-[17px]";
  const empty = shown === "" && prompt.preset !== "";
  return (
    <span className={`${size} whitespace-nowrap leading-none ${empty ? "font-normal text-muted" : ""}`}>
      {prompt.kind === "amount" ? <span className="mr-1 text-[28px]">¥</span> : null}
      {empty ? prompt.preset : shown}
      {prompt.kind === "amount" || empty ? null : (
        <span
          aria-hidden
          className="pos-beat ml-0.5 inline-block h-[0.9em] w-[3px] bg-jade align-[-0.08em]"
        />
      )}
    </span>
  );
}

/** Says how many, never which. */
function Dots({ count }: { count: number }) {
  const say = useSay();
  return (
    <output
      aria-label={say(WORDS.answer)}
      className="flex min-h-16 flex-wrap items-center justify-center gap-3 rounded-md border-2 border-edge bg-raised px-3"
    >
      <span className="sr-only">{say(filled(WORDS.digitsTyped, count))}</span>
      {Array.from({ length: Math.max(count, 6) }, (_, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place.
          key={place}
          aria-hidden
          className={`size-4 rounded-full border-2 ${place < count ? "border-ink bg-ink" : "border-edge"}`}
        />
      ))}
    </output>
  );
}

function TextField({ front, prompt, shown }: { front: ScreenFront; prompt: Prompt; shown: string }) {
  const say = useSay();
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: one question at a time, and this is its only field.
      autoFocus
      aria-label={say(prompt.question)}
      value={shown}
      maxLength={prompt.longest}
      placeholder={prompt.preset}
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      enterKeyHint="done"
      onChange={(event) => front.typeText(event.target.value)}
      className="min-h-16 w-full select-text rounded-md border-2 border-edge bg-raised px-3 text-[22px]! focus-visible:outline-3"
    />
  );
}
