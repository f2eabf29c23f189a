import type { Terminal } from "@/terminal/client/terminal";
import type { CounterMemory } from "./memory";
import type { Front } from "./ports";
import type { CounterStatus } from "./status";

/** Time as the counter sees it; a front gives the device's clock. */
export type CounterClock = {
  now(): Date;
  /** Runs `work` every so many milliseconds until the result is called. */
  every(ms: number, work: () => void): () => void;
};

export type CounterParts = {
  /** made with `screen: front, printer: front` */
  readonly terminal: Terminal;
  readonly front: Front;
  readonly memory: CounterMemory;
  readonly clock: CounterClock;
  readonly onStatus?: (status: CounterStatus) => void;
  /** hints of the server's event stream ("approval", "version" …) while it is open; without it the counter polls */
  readonly hints?: (told: (kind: string) => void) => () => void;
  /** brings the newest software in: a reload in the browser. Without it the counter says how to upgrade. */
  readonly upgrade?: () => void | Promise<void>;
  /** an activation code given beforehand: the device becomes that terminal */
  readonly activationCode?: string;
};
