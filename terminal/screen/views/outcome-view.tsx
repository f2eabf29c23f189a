import type { CSSProperties } from "react";
import { useSay } from "@/components/ui/say";
import type { Outcome } from "@/terminal/client/outcome";
import type { Fact } from "@/terminal/counter/ports";
import { confirmedFigure, figureOf, OUTCOME_WORD, type OutcomeLook } from "../front/outcome-shown";
import type { ScreenFront } from "../front/screen-front";
import type { About } from "../front/screen-state";
import { WORDS } from "../words";
import { OutcomeShape } from "./outcome-shape";

const FIELDS: Readonly<Record<OutcomeLook, string>> = {
  done: "var(--field-done)",
  declined: "var(--field-declined)",
  cancelled: "var(--field-cancelled)",
  unknown: "var(--field-unknown)",
  "not-sent": "var(--field-cancelled)",
};

/** An outcome over the whole screen: field, shape, word and figure, to be read across the counter. */
export function OutcomeView({
  front,
  outcome,
  about,
}: {
  front: ScreenFront;
  outcome: Outcome;
  about: About;
}) {
  const say = useSay();
  const title = (outcome.kind === "done" && outcome.receipt?.title) || about.title;
  const field = FIELDS[outcome.kind];
  const figure = figureOf(outcome, about.facts);
  const style = { background: field, "--shape-ink": field } satisfies CSSProperties & Record<string, string>;
  return (
    <section
      role="alert"
      aria-label={say(WORDS.outcome)}
      data-outcome={outcome.kind}
      style={style}
      className="absolute inset-0 z-10 flex flex-col text-[#fff] lg:right-[420px]"
    >
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, so the keyboard has to reach it.
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col items-center justify-center gap-3 overflow-y-auto px-5 py-4 text-center lg:gap-5"
      >
        {title ? <p className="font-medium text-[20px] leading-7 lg:text-[26px]">{say(title)}</p> : null}
        <OutcomeShape look={outcome.kind} />
        <p className="font-bold text-[clamp(44px,7.4vh,76px)] leading-[1.15]">
          {say(OUTCOME_WORD[outcome.kind])}
        </p>
        {figure ? <OutcomeFigure figure={figure} /> : null}
        <p className="max-w-[36rem] text-pretty text-[18px] leading-7 lg:text-[22px] lg:leading-8">
          {say(outcome.text)}
        </p>
        {outcome.kind === "done" && outcome.slip === "uncertain" ? (
          <p className="max-w-[36rem] text-[16px] leading-6">{say(WORDS.slipUncertain)}</p>
        ) : null}
        {outcome.kind === "unknown" ? (
          <p className="flex items-center gap-3 font-bold text-[18px] leading-7">
            <span
              aria-hidden
              className="pos-turn size-5 rounded-full border-4 border-[#ffffff55] border-t-[#fff]"
            />
            {say(WORDS.stillAsking)}
          </p>
        ) : null}
      </div>
      <OutcomeKeys front={front} outcome={outcome} />
    </section>
  );
}

function OutcomeFigure({ figure }: { figure: Fact }) {
  const say = useSay();
  const value = say(figure.value);
  // A handset is 360 wide: seven digits and more are set smaller.
  const size = value.length > 9 ? "text-[34px] leading-[44px]" : "text-[clamp(46px,7vh,62px)] leading-[1.2]";
  return (
    <p className="flex flex-col">
      <span className="text-[17px] leading-6 opacity-95 lg:text-[22px] lg:leading-8">
        {say(figure.label)}
      </span>
      <span className={`font-bold tabular-nums ${size} lg:text-[80px] lg:leading-[90px]`}>{value}</span>
    </p>
  );
}

const KEY =
  "flex h-14 flex-1 items-center justify-center rounded-md border-2 border-[#fff] px-3 text-[20px] font-bold";

function OutcomeKeys({ front, outcome }: { front: ScreenFront; outcome: Outcome }) {
  const say = useSay();
  const slip = outcome.kind === "done" && outcome.receipt !== null;
  return (
    <div className="mx-auto flex w-full max-w-[40rem] shrink-0 gap-3 p-3 pb-[max(12px,env(safe-area-inset-bottom))] lg:pb-8">
      {slip ? (
        <button type="button" tabIndex={-1} className={`${KEY} lg:hidden`} onClick={() => front.open("slip")}>
          {say(WORDS.seeSlip)}
        </button>
      ) : null}
      <button
        type="button"
        tabIndex={-1}
        className={`${KEY} bg-[#fff] text-[#000]`}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => front.press("enter")}
      >
        {say(outcome.kind === "unknown" ? WORDS.makeSmall : WORDS.confirm)}
      </button>
    </div>
  );
}

/** The unresolved operation, put small: it stays in sight until the terminal knows. */
export function UnknownBar({ front, about }: { front: ScreenFront; about: About }) {
  const say = useSay();
  const figure = confirmedFigure(about.facts);
  return (
    <button
      type="button"
      style={{ background: FIELDS.unknown }}
      className="flex min-h-11 w-full shrink-0 items-center gap-3 px-3 py-1.5 text-left font-bold text-[#fff] text-[16px] leading-5"
      onClick={() => front.showUnknown()}
    >
      <span aria-hidden className="pos-beat text-[22px]">
        ⚠
      </span>
      <span className="min-w-0 flex-1">
        {say(OUTCOME_WORD.unknown)} {figure ? say(figure.value) : ""}
      </span>
      <span className="text-[14px]">{say(WORDS.stillAsking)}</span>
    </button>
  );
}
