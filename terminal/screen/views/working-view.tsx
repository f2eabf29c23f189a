import { useEffect, useState } from "react";
import { useSay } from "@/components/ui/say";
import type { ScreenState } from "../front/screen-state";
import { WORDS } from "../words";
import { FactList } from "./fact-list";
import { Notes } from "./notes";

/** Shorter work is not mentioned: a flicker tells nobody anything. */
const MENTION_MS = 250;
const LONG_MS = 5_000;

/** While the terminal works: what it works on, and that nothing need be done. */
export function WorkingView({ state }: { state: ScreenState }) {
  const say = useSay();
  const [phase, setPhase] = useState<"quiet" | "working" | "long">("quiet");
  useEffect(() => {
    const soon = setTimeout(() => setPhase("working"), MENTION_MS);
    const late = setTimeout(() => setPhase("long"), LONG_MS);
    return () => {
      clearTimeout(soon);
      clearTimeout(late);
    };
  }, []);
  return (
    <section
      aria-label={say(WORDS.question)}
      aria-busy="true"
      className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-3 py-2 lg:p-6"
    >
      {state.title ? <p className="font-medium text-[15px] text-jade leading-5">{say(state.title)}</p> : null}
      <div className="lg:hidden">
        <FactList facts={state.facts} />
      </div>
      <div role="status" className="flex items-center gap-3 font-bold text-[20px] leading-7">
        {phase === "quiet" ? null : (
          <>
            <span
              aria-hidden
              className="pos-turn size-6 shrink-0 rounded-full border-4 border-line border-t-jade"
            />
            {say(phase === "long" ? WORDS.workingLong : WORDS.working)}
          </>
        )}
      </div>
      <Notes notes={state.notes} />
    </section>
  );
}
