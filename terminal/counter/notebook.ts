import type { CounterMemory, Remembered } from "./memory";

/** What the counter remembers, read once and kept in step: changes go to the device first, one after another. */
export class Notebook {
  private last: Promise<void> = Promise.resolve();

  private constructor(
    private readonly memory: CounterMemory,
    private kept: Remembered,
    private readonly changed: () => void,
  ) {}

  static async open(memory: CounterMemory, changed: () => void): Promise<Notebook> {
    return new Notebook(memory, await memory.load(), changed);
  }

  read(): Remembered {
    return this.kept;
  }

  /** Durable once it resolves. */
  change(make: (kept: Remembered) => Partial<Remembered>): Promise<void> {
    const mine = this.last.then(async () => {
      const next = { ...this.kept, ...make(this.kept) };
      await this.memory.save(next);
      this.kept = next;
      this.changed();
    });
    this.last = mine.catch(() => {}); // the error is the caller's; the next change starts all the same
    return mine;
  }

  digest(text: string): Promise<string> {
    return this.memory.digest(text);
  }
}
