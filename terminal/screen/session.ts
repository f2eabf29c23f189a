import type { Slip } from "@/domain/slip";
import type { CounterStatus } from "@/terminal/counter/status";
import { unfitness } from "./device/browser-fitness";
import { readPreferences } from "./device/preferences";
import { lockTerminal, type TabLock } from "./device/tab-lock";
import { feel } from "./device/tones";
import { ScreenFront } from "./front/screen-front";
import { Store } from "./front/store";
import { registerOfflineShell } from "./offline-shell";
import { printSlip } from "./print/printers";
import { runBrowserTerminal } from "./run-browser-terminal";

/** What this tab is at the moment. */
export type Phase =
  | { readonly kind: "starting" }
  | { readonly kind: "unfit"; readonly why: NonNullable<ReturnType<typeof unfitness>> }
  /** another tab is the terminal */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "running" }
  /** this tab was the terminal, until another one took over */
  | { readonly kind: "moved" }
  | { readonly kind: "left" }
  | { readonly kind: "stopped" };

const NO_STATUS: CounterStatus = {
  terminal: "",
  merchant: "",
  store: "",
  batch: 0,
  operator: null,
  network: { state: "unknown" },
  unresolved: 0,
  locked: false,
  waitingApprovals: 0,
  queuedPunches: 0,
  idleMinutes: 0,
  upgradeTo: null,
};

/** One per page, and outside of React, which may mount twice: a terminal is started once. */
export class PosSession {
  readonly phase = new Store<Phase>({ kind: "starting" });
  readonly status = new Store<CounterStatus>(NO_STATUS);
  front = newFront();
  private started = false;
  private update: (() => void) | null = null;

  /** Safe to call at every mount. */
  start(): void {
    if (this.started) return;
    this.started = true;
    registerOfflineShell((apply) => {
      this.update = apply;
    });
    void this.run(takeActivationCode(), false);
  }

  /** Makes this tab the terminal, whoever is it now. */
  takeOver(): void {
    void this.run(null, true);
  }

  private async run(activationCode: string | null, takeOver: boolean): Promise<void> {
    const why = unfitness();
    if (why) return this.phase.set({ kind: "unfit", why });
    this.phase.set({ kind: "starting" });
    try {
      const lock = await lockTerminal(takeOver);
      this.phase.set(lock ? await this.serve(lock, activationCode) : { kind: "elsewhere" });
    } catch (stopped) {
      console.error("the POS stopped", stopped);
      this.phase.set({ kind: "stopped" });
    }
  }

  private async serve(lock: TabLock, activationCode: string | null): Promise<Phase> {
    this.front = newFront();
    this.phase.set({ kind: "running" });
    const end = await runBrowserTerminal({
      front: this.front,
      lock,
      activationCode,
      onStatus: (status) => this.status.set(status),
      upgrade: () => this.upgrade(),
      onIdle: () => this.update?.(),
    });
    return { kind: end };
  }

  private upgrade(): void {
    if (this.update) this.update();
    else window.location.reload();
  }
}

function newFront(): ScreenFront {
  return new ScreenFront({ feel, print: (slip: Slip) => printSlip(slip, readPreferences().lang) });
}

/** The code of the portal's link: in the fragment, which no server is sent, and gone from the address at once. */
function takeActivationCode(): string | null {
  const code = new URLSearchParams(window.location.hash.slice(1)).get("code");
  if (window.location.hash !== "") window.history.replaceState(null, "", window.location.pathname);
  return code;
}
