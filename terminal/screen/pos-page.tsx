"use client";

import { useEffect, useSyncExternalStore } from "react";
import * as z from "zod";
import { useSay } from "@/components/ui/say";
import { usePreferences } from "./device/preferences";
import { type Phase, PosSession } from "./session";
import { CounterScreen } from "./views/counter-screen";
import { MessageScreen } from "./views/message-screen";
import { SpeakDeviceLanguage } from "./views/words-context";
import { WORDS } from "./words";

// The page's policy forbids code made of text, which zod would try first, to be quicker.
z.config({ jitless: true });

const session = new PosSession();
const THEMES = { auto: "system", light: "light", dark: "dark", sun: "light" } as const;
const BEFORE: Phase = { kind: "starting" };

/** The whole page: a terminal of its own behind the counter's flows. */
export function PosPage() {
  const { lang, skin } = usePreferences();
  useEffect(() => session.start(), []);
  useEffect(() => {
    document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
    document.title = WORDS.product[lang];
  }, [lang]);
  useEffect(() => {
    // The tokens of the house are resolved at the root; sunlight is the light skin with more contrast.
    document.documentElement.dataset.theme = THEMES[skin];
  }, [skin]);
  return (
    <SpeakDeviceLanguage>
      <div className="pos" data-skin={skin}>
        <PhaseScreen />
      </div>
    </SpeakDeviceLanguage>
  );
}

function PhaseScreen() {
  const say = useSay();
  const phase = useSyncExternalStore(session.phase.subscribe, session.phase.snapshot, () => BEFORE);
  const restart = { words: WORDS.restart, press: () => window.location.reload() };
  switch (phase.kind) {
    case "starting":
      return <p className="m-auto text-[20px] text-muted">{say(WORDS.starting)}</p>;
    case "unfit":
      return <MessageScreen title={phase.why.title} body={phase.why.body} />;
    case "elsewhere":
      return (
        <MessageScreen
          title={WORDS.otherTabTitle}
          body={WORDS.otherTabBody}
          deed={{ words: WORDS.takeOver, press: () => session.takeOver() }}
        />
      );
    case "moved":
      return (
        <MessageScreen
          title={WORDS.takenOverTitle}
          body={WORDS.takenOverBody}
          deed={{ words: WORDS.takeOver, press: () => session.takeOver() }}
        />
      );
    case "left":
      return <MessageScreen title={WORDS.leftTitle} body={WORDS.leftBody} deed={restart} />;
    case "stopped":
      return <MessageScreen title={WORDS.stoppedTitle} body={WORDS.stoppedBody} deed={restart} />;
    case "running":
      return <CounterScreen front={session.front} status={session.status} />;
  }
}
