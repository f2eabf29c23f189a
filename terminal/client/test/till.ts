import type { Slip } from "@/domain/slip";
import type { CrashPoint } from "../crash-point";
import { memoryIdentity } from "../identity-memory";
import type { Journal } from "../journal";
import { memoryJournal } from "../journal-memory";
import type { Outcome } from "../outcome";
import { Terminal } from "../terminal";
import type { Transport } from "../transport";
import { CARD, IDENTITY } from "./model-server";

/** The power went. Everything in memory is gone. */
export class PowerCut extends Error {}

/** A device on the counter: its journal, its screen and its paper outlive the power. */
export class Till {
  readonly shown: Outcome[] = [];
  readonly paper: Slip[] = [];
  /** names of the crash points passed */
  readonly passed: CrashPoint[] = [];
  readonly pauses: number[] = [];
  terminal: Terminal;

  constructor(
    private readonly transport: Transport,
    private readonly cut: (point: CrashPoint, nth: number) => boolean = () => false,
    readonly journal: Journal = memoryJournal(),
    private readonly onShow: (outcome: Outcome) => void = () => {},
  ) {
    this.terminal = this.powerOn();
  }

  /** The same device after a power cut: a new program over the old journal. */
  powerOn(): Terminal {
    this.terminal = new Terminal({
      transport: this.transport,
      journal: this.journal,
      identity: memoryIdentity(IDENTITY),
      screen: {
        show: (outcome) => {
          this.shown.push(outcome);
          this.onShow(outcome);
        },
      },
      printer: { print: (slip) => void this.paper.push(slip) },
      clock: () => new Date("2026-11-22T09:30:00.000Z"),
      wait: async (ms) => void this.pauses.push(ms),
      crashPoint: (point) => {
        this.passed.push(point);
        if (this.cut(point, this.passed.length)) throw new PowerCut(point);
      },
    });
    return this.terminal;
  }

  spend(amount: number, intent: string) {
    return this.terminal.perform("spend", spendOf(amount, intent));
  }
}

export function spendOf(amount: number, intent: string) {
  return { operator: "01", card: { no: CARD }, amount, pin: "246810", note: intent };
}
