import type { DayPlan, Settling } from "./day-plan";
import type { Step } from "./step";

/** One step in its turn: it waits for `after`, the step before on the same card, and tells `finish` when it is done. */
export type Turn = { readonly step: Step; readonly after: Promise<void> | null; readonly finish: () => void };
export type Shift = { readonly turns: readonly Turn[]; readonly settling: Settling | null };

type Scheduled = {
  readonly shifts: readonly Shift[];
  readonly over: Promise<void>;
  readonly leave: () => void;
};

/** A terminal may be one day ahead of the slowest, no more: the story stays in order, and nobody waits for the evening. */
const DAYS_AT_ONCE = 2;

/** Hands the days out to the terminals, and keeps the order of steps on every card. */
export class Schedule {
  private readonly days: Iterator<DayPlan>;
  private readonly scheduled = new Map<number, Scheduled>();
  private readonly lastOnCard = new Map<number, Promise<void>>();
  /** one terminal failed: nobody begins another step */
  stopped = false;

  constructor(
    days: Iterable<DayPlan>,
    private readonly onDay: (day: DayPlan) => void,
  ) {
    this.days = days[Symbol.iterator]();
  }

  /** The terminal's shift on this day, once the days before have gone far enough; null when the story is told. */
  async shift(day: number, till: number): Promise<Shift | null> {
    await this.scheduled.get(day - DAYS_AT_ONCE)?.over;
    this.scheduled.delete(day - 2 * DAYS_AT_ONCE);
    if (this.stopped) return null;
    const scheduled = this.scheduled.get(day) ?? this.next(day);
    return scheduled?.shifts[till] ?? null;
  }

  /** To be said by every terminal at the end of its shift, whichever end: others may be waiting. */
  leave(day: number, shift: Shift): void {
    for (const { finish } of shift.turns) finish();
    this.scheduled.get(day)?.leave();
  }

  private next(day: number): Scheduled | null {
    const { value: plan, done } = this.days.next();
    if (done) return null;
    this.onDay(plan);
    const shifts = plan.tills.map(({ steps, settling }) => ({
      turns: steps.map((step) => this.turnOf(step)),
      settling,
    }));
    let present = shifts.length;
    const over = signal();
    const scheduled = { shifts, over: over.given, leave: () => void (--present === 0 && over.give()) };
    this.scheduled.set(day, scheduled);
    return scheduled;
  }

  private turnOf(step: Step): Turn {
    const { serial } = step.deed.holder;
    const after = this.lastOnCard.get(serial) ?? null;
    const { given, give } = signal();
    this.lastOnCard.set(serial, given);
    return { step, after, finish: give };
  }
}

function signal(): { given: Promise<void>; give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
