import { lazy, type ReactNode, Suspense } from "react";
import { useSay } from "@/components/ui/say";
import type { Words } from "@/domain/slip";
import { changePreferences, usePreferences } from "../device/preferences";
import type { ScreenFront } from "../front/screen-front";
import type { ScreenState } from "../front/screen-state";
import { WORDS } from "../words";
import { DeviceSettings } from "./device-settings";
import { PadKey } from "./keypad";

const SlipView = lazy(async () => ({
  default: (await import("@/components/slip/slip-view")).SlipView,
}));
const Scanner = lazy(async () => ({ default: (await import("../scan/scanner")).Scanner }));

/** What the keys 功能 and 扫码 open over the question; 取消 leads back to it, and nothing of it is lost. */
export function Panels({ front, state }: { front: ScreenFront; state: ScreenState }) {
  switch (state.panel) {
    case null:
      return null;
    case "scan":
      return (
        <PanelFrame front={front} title={WORDS.scan}>
          <Suspense>
            <Scanner onText={(text) => front.read(text)} onCancel={() => front.open(null)} />
          </Suspense>
        </PanelFrame>
      );
    case "slip":
      return <SlipPanel front={front} state={state} />;
    case "settings":
      return (
        <PanelFrame front={front} title={WORDS.settings}>
          <DeviceSettings />
        </PanelFrame>
      );
    case "tools":
      return <Tools front={front} />;
  }
}

function PanelFrame({
  front,
  title,
  keys,
  children,
}: {
  front: ScreenFront;
  title: Words;
  keys?: ReactNode;
  children: ReactNode;
}) {
  const say = useSay();
  return (
    <section
      role="dialog"
      aria-modal="true"
      aria-label={say(title)}
      className="absolute inset-0 z-20 flex flex-col bg-paper"
    >
      <h1 className="shrink-0 border-b px-3 py-2 font-bold text-[20px] leading-7 lg:px-6 lg:py-4">
        {say(title)}
      </h1>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it. */}
      <div data-own-keys tabIndex={0} className="min-h-0 flex-1 overflow-y-auto p-3 lg:p-6">
        <div className="mx-auto max-w-[36rem]">{children}</div>
      </div>
      <footer className="grid shrink-0 auto-cols-fr grid-flow-col gap-2 border-t bg-sunken p-2 pb-[max(8px,env(safe-area-inset-bottom))]">
        <PadKey label={say(WORDS.back)} tone="cancel" onPress={() => front.open(null)} />
        {keys}
      </footer>
    </section>
  );
}

function SlipPanel({ front, state }: { front: ScreenFront; state: ScreenState }) {
  const say = useSay();
  const last = state.slips[0];
  const print = last ? (
    <PadKey label={say(WORDS.printAgain)} small onPress={() => void front.printCopy()} />
  ) : null;
  return (
    <PanelFrame front={front} title={WORDS.lastSlip} keys={print}>
      <Suspense>
        {last ? <SlipView slip={last} /> : <p className="text-[17px] text-muted">{say(WORDS.noSlipYet)}</p>}
      </Suspense>
    </PanelFrame>
  );
}

const ROW = "flex min-h-14 w-full items-center rounded-md border bg-raised px-4 text-left text-[18px]";

function Tools({ front }: { front: ScreenFront }) {
  const say = useSay();
  const { lang } = usePreferences();
  return (
    <PanelFrame front={front} title={WORDS.tools}>
      <ul className="flex flex-col gap-2">
        <li>
          <button type="button" className={ROW} onClick={() => front.open("slip")}>
            {say(WORDS.lastSlip)}
          </button>
        </li>
        <li>
          <button type="button" className={ROW} onClick={() => front.open("settings")}>
            {say(WORDS.settings)}
          </button>
        </li>
        <li>
          <button
            type="button"
            className={ROW}
            onClick={() => changePreferences({ lang: lang === "zh" ? "en" : "zh" })}
          >
            {lang === "zh" ? "English" : "中文"}
          </button>
        </li>
        <li>
          <button type="button" className={ROW} onClick={() => void toggleFullScreen()}>
            {say(WORDS.fullScreen)}
          </button>
        </li>
      </ul>
    </PanelFrame>
  );
}

async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen?.();
}
