import type { LedgerAnswer } from "@/ledger/request-key";
import { Declined } from "@/server/errors";
import type { Door } from "@/terminal/door";
import type { DayPlan } from "./day-plan";
import { type AtTill, performSettling, performStep } from "./perform-step";
import { Rounds } from "./rounds";
import { Schedule, type Shift } from "./schedule";
import type { Step } from "./step";

/** What came of it: `otherwise` counts answers that differ from what the rules had said beforehand. */
export type Played = { readonly operations: number; readonly otherwise: number };

const MOST_TRIES = 20;

/**
 * Plays the days at all terminals at once, each in its own order, so that the ledger books them in shared statements.
 * @throws Declined DEMO_TERMINAL_IN_USE when somebody puts a terminal of the story to work meanwhile
 */
export async function playHistory(
  days: Iterable<DayPlan>,
  doors: readonly Door[],
  cardPrefix: string,
  onDay: (day: DayPlan) => void,
): Promise<Played> {
  const schedule = new Schedule(days, onDay);
  const rounds = new Rounds();
  const players = doors.map((door) => new TillPlayer(door, cardPrefix, rounds));
  const ended = await Promise.allSettled(players.map((player, till) => playTill(player, till, schedule)));
  for (const end of ended) if (end.status === "rejected") throw end.reason;
  return {
    operations: players.reduce((sum, { trace }) => sum + trace, 0),
    otherwise: players.reduce((sum, { otherwise }) => sum + otherwise, 0),
  };
}

async function playTill(player: TillPlayer, till: number, schedule: Schedule): Promise<void> {
  try {
    for (let day = 0; ; day += 1) {
      const shift = await schedule.shift(day, till);
      if (!shift) return;
      try {
        await player.play(shift, () => schedule.stopped);
      } finally {
        schedule.leave(day, shift);
      }
    }
  } catch (error) {
    schedule.stopped = true;
    throw error;
  }
}

class TillPlayer {
  trace = 0;
  otherwise = 0;
  /** the terminal's own count of slips */
  private voucher = 0;

  constructor(
    private readonly door: Door,
    private readonly cardPrefix: string,
    private readonly rounds: Rounds,
  ) {}

  async play({ turns, settling }: Shift, stopped: () => boolean): Promise<void> {
    const vouchers = new Map<Step, number>();
    for (const { step, after, finish } of turns) {
      await after;
      if (stopped()) return;
      const place = this.next();
      const perform = () => performStep(place, step, (original) => vouchers.get(original) ?? 0);
      const shared = step.deed.op === "recharge" || step.deed.op === "spend";
      await this.expect(step.code, shared ? () => this.rounds.join(perform) : perform);
      if (step.entry) vouchers.set(step, ++this.voucher);
      finish();
    }
    if (!settling || stopped()) return;
    const place = this.next();
    await this.expect("000", () => performSettling(place, settling));
  }

  private next(): AtTill {
    this.trace += 1;
    return { door: this.door, trace: this.trace, cardPrefix: this.cardPrefix };
  }

  private async expect(code: string, perform: () => Promise<LedgerAnswer>): Promise<void> {
    const { terminal } = this.door;
    for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
      const result = await perform();
      if (result.kind === "answered") {
        if (result.answer.code !== code) this.otherwise += 1;
        return;
      }
      if (result.kind !== "busy")
        throw new Declined("DEMO_TERMINAL_IN_USE", { terminal, answer: result.kind });
    }
    throw new Declined("DEMO_DATABASE_BUSY", { terminal });
  }
}
