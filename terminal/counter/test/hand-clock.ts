import type { CounterClock } from "../parts";

/** A clock that stands until it is moved, and whose timers run when they are told to. */
export class HandClock implements CounterClock {
  private readonly works = new Set<() => void>();

  constructor(private at: Date) {}

  readonly now = (): Date => this.at;

  readonly every = (_ms: number, work: () => void): (() => void) => {
    this.works.add(work);
    return () => void this.works.delete(work);
  };

  /** Lets every timer run once, later than before. */
  tick(ms: number): void {
    this.at = new Date(this.at.getTime() + ms);
    for (const work of this.works) work();
  }
}
