import { useSyncExternalStore } from "react";
import type { CounterStatus } from "@/terminal/counter/status";
import type { ScreenFront } from "../front/screen-front";
import type { Store } from "../front/store";
import { Keypad } from "./keypad";
import { ListView } from "./list-view";
import { LockMark } from "./lock-mark";
import { OutcomeView, UnknownBar } from "./outcome-view";
import { Panels } from "./panels";
import { QuestionView } from "./question-view";
import { SidePanel } from "./side-panel";
import { StandbyView } from "./standby-view";
import { StatusLine } from "./status-line";
import { WorkingView } from "./working-view";

/** The running counter: status line, question, keypad; beside them, where there is room, the answers and the last slip. */
export function CounterScreen({ front, status: told }: { front: ScreenFront; status: Store<CounterStatus> }) {
  const state = useSyncExternalStore(front.state.subscribe, front.state.snapshot, front.state.snapshot);
  const status = useSyncExternalStore(told.subscribe, told.snapshot, told.snapshot);
  const { question, outcome, list, panel, unknown } = state;
  return (
    <>
      <StatusLine status={status} />
      {unknown && outcome !== unknown ? <UnknownBar front={front} about={state.about} /> : null}
      <div className="relative flex min-h-0 flex-1">
        <main className="flex min-h-0 min-w-0 flex-1 flex-col" inert={Boolean(panel || outcome || list)}>
          {status.locked && question?.prompt.kind !== "standby" ? <LockMark status={status} /> : null}
          {question === null ? <WorkingView state={state} /> : null}
          {question?.prompt.kind === "standby" ? (
            <StandbyView front={front} question={question} state={state} status={status} />
          ) : null}
          {question && question.prompt.kind !== "standby" ? (
            <QuestionView front={front} question={question} state={state} />
          ) : null}
          <div className="shrink-0 lg:px-6 lg:pb-6">
            <div className="lg:max-w-[640px]">
              <Keypad front={front} kind={question?.prompt.kind ?? null} />
            </div>
          </div>
        </main>
        <SidePanel state={state} />
        {list ? <ListView front={front} list={list} /> : null}
        {outcome ? <OutcomeView front={front} outcome={outcome} about={state.about} /> : null}
        <Panels front={front} state={state} />
      </div>
    </>
  );
}
