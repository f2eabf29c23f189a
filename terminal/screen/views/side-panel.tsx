import { lazy, Suspense } from "react";
import { useSay } from "@/components/ui/say";
import type { ScreenState } from "../front/screen-state";
import { WORDS } from "../words";
import { FactList } from "./fact-list";

const SlipView = lazy(async () => ({
  default: (await import("@/components/slip/slip-view")).SlipView,
}));

/** On a counter's PC: the answers so far and the last slip, beside the question. */
export function SidePanel({ state }: { state: ScreenState }) {
  const say = useSay();
  const slip = state.slips[0];
  // Before 确认 the same stands large beside the question.
  const shown = state.question?.prompt.kind === "confirm" ? [] : state.facts;
  return (
    <aside className="hidden w-[420px] shrink-0 flex-col gap-5 overflow-y-auto border-l bg-sunken p-6 lg:flex">
      {shown.length > 0 ? (
        <section aria-label={say(WORDS.soFar)}>
          <h2 className="mb-2 text-[15px] text-muted">{say(WORDS.soFar)}</h2>
          <FactList facts={shown} />
        </section>
      ) : null}
      <section aria-label={say(WORDS.lastSlip)}>
        <h2 className="mb-2 text-[15px] text-muted">{say(WORDS.lastSlip)}</h2>
        {slip ? (
          <Suspense>
            <SlipView slip={slip} />
          </Suspense>
        ) : (
          <p className="text-[15px] text-muted">{say(WORDS.noSlipYet)}</p>
        )}
      </section>
    </aside>
  );
}
