import { useEffect, useRef } from "react";
import { useSay } from "@/components/ui/say";
import type { CounterStatus } from "@/terminal/counter/status";
import type { ScreenFront } from "../front/screen-front";
import type { Question, ScreenState } from "../front/screen-state";
import { SHORT_KEY_OPTIONS } from "../front/short-keys";
import { WORDS } from "../words";
import { FactList } from "./fact-list";
import { Notes } from "./notes";
import { OptionList } from "./option-list";

/** 待机画面: whose counter this is, the short keys, and that a card may be swiped at any time. */
export function StandbyView({
  front,
  question,
  state,
  status,
}: {
  front: ScreenFront;
  question: Question;
  state: ScreenState;
  status: CounterStatus;
}) {
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time the terminal comes to rest.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [question.id]);
  return (
    <section
      aria-label={say(WORDS.question)}
      className="flex min-h-0 flex-1 flex-col gap-2.5 overflow-y-auto px-3 py-3 lg:max-w-[688px] lg:gap-4 lg:p-6"
    >
      <div className="flex items-baseline justify-between gap-3 text-[15px] leading-5">
        <p className="min-w-0 truncate">
          <span className="font-bold">{status.merchant}</span>{" "}
          <span className="text-muted">{status.store}</span>
        </p>
        {status.batch > 0 ? (
          <p className="shrink-0 text-muted">
            {say(WORDS.batch)} {status.batch}
          </p>
        ) : null}
      </div>
      <h1 ref={heading} tabIndex={-1} className="pos-question text-pretty font-bold outline-none">
        {say(question.prompt.question)}
      </h1>
      <div key={state.wrongKeys} className={state.wrongKeys > 0 ? "pos-nudge" : ""}>
        <OptionList front={front} options={SHORT_KEY_OPTIONS} />
      </div>
      <div aria-live="assertive">
        {state.complaint ? (
          <p className="border-vermilion border-l-4 bg-raised px-3 py-1.5 font-medium text-[16px] text-vermilion leading-6">
            {say(state.complaint)}
          </p>
        ) : null}
      </div>
      {state.unknown ? null : <FactList facts={question.prompt.facts} />}
      <Notes notes={state.notes} />
      {state.notes.length > 0 ? null : (
        <p className="mt-auto text-[14px] text-muted leading-5">{say(WORDS.restHint)}</p>
      )}
    </section>
  );
}
