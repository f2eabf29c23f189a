/**
 * Starts what waits at the same moment together: the ledger then books one operation of every terminal with one pair of
 * statements, where a loose crowd gets two or three into each (measured: half the statements).
 */
export class Rounds {
  private running = 0;
  private waiting: (() => void)[] = [];

  async join<T>(perform: () => Promise<T>): Promise<T> {
    await new Promise<void>((start) => {
      this.waiting.push(start);
      this.beginSoon();
    });
    try {
      return await perform();
    } finally {
      this.running -= 1;
      this.beginSoon();
    }
  }

  /** A turn of the event loop later, so that whoever has just finished may join again. */
  private beginSoon(): void {
    if (this.running > 0) return;
    setImmediate(() => {
      if (this.running > 0) return;
      const round = this.waiting;
      this.waiting = [];
      this.running = round.length;
      for (const start of round) start();
    });
  }
}
