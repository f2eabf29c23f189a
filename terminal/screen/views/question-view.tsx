import { useEffect, useRef } from "react";
import { useSay } from "@/components/ui/say";
import type { Words } from "@/domain/slip";
import type { Prompt } from "@/terminal/counter/ports";
import type { ScreenFront } from "../front/screen-front";
import type { Question, ScreenState } from "../front/screen-state";
import { optionsAt } from "../input/option-keys";
import { WORDS } from "../words";
import { EntryLine } from "./entry-line";
import { FactList } from "./fact-list";
import { Notes } from "./notes";
import { OptionList } from "./option-list";

/** One question in large type, with what was answered before it. */
export function QuestionView({
  front,
  question,
  state,
}: {
  front: ScreenFront;
  question: Question;
  state: ScreenState;
}) {
  const say = useSay();
  const { prompt, id } = question;
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each question takes the focus once.
  useEffect(() => {
    if (prompt.kind !== "text") heading.current?.focus({ preventScroll: true });
  }, [id]);
  const title = prompt.title ?? parentOf(prompt, state.level);
  return (
    <section
      aria-label={say(WORDS.question)}
      className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto px-3 py-2 lg:max-w-[688px] lg:gap-4 lg:p-6"
    >
      {title ? <p className="shrink-0 font-medium text-[15px] text-jade leading-5">{say(title)}</p> : null}
      {/* Where the height is short the older facts give way, never the question; the newest stay in sight. */}
      <div
        className={`flex min-h-0 flex-col-reverse overflow-y-auto ${prompt.kind === "confirm" ? "" : "lg:hidden"}`}
      >
        <FactList facts={prompt.facts} large={prompt.kind === "confirm" || prompt.kind === "waiting"} />
      </div>
      <div aria-live="polite" className="shrink-0">
        <h1 ref={heading} tabIndex={-1} className="pos-question text-pretty font-bold outline-none">
          {say(prompt.question)}
        </h1>
      </div>
      <div key={state.wrongKeys} className={`shrink-0 ${state.wrongKeys > 0 ? "pos-nudge" : ""}`}>
        <EntryLine front={front} prompt={prompt} shown={state.shown} />
        <OptionList
          front={front}
          options={prompt.options}
          level={state.level}
          preset={prompt.preset}
          typed={state.shown}
        />
      </div>
      <div aria-live="assertive" className="shrink-0">
        {state.complaint ? (
          <p className="text-pretty border-vermilion border-l-4 bg-raised px-3 py-1.5 font-medium text-[16px] text-vermilion leading-6">
            {say(state.complaint)}
          </p>
        ) : null}
      </div>
      <Notes notes={state.notes} />
      <Hint prompt={prompt} />
    </section>
  );
}

function parentOf(prompt: Prompt, level: string): Words | null {
  if (prompt.kind !== "menu" || level === "") return null;
  const above = prompt.options.find((option) => option.key === level.slice(0, -1));
  return above && optionsAt(prompt.options, level).length > 0 ? above.label : null;
}

const HINTS: Partial<Readonly<Record<Prompt["kind"], Words>>> = {
  day: WORDS.dayHint,
  secret: WORDS.secretHint,
};

/** How to answer, where the question alone does not say it. */
function Hint({ prompt }: { prompt: Prompt }) {
  const say = useSay();
  const empty = prompt.optional && prompt.kind !== "confirm" ? WORDS.empty : null;
  const parts = [HINTS[prompt.kind], empty].filter((words) => words !== undefined && words !== null);
  if (parts.length === 0) return null;
  return (
    <p className="shrink-0 text-[14px] text-muted leading-5">
      {parts.map((words) => say(words)).join(" · ")}
    </p>
  );
}
