/**
 * Tells a keyboard-wedge reader from a person. A reader types a whole card in one burst and ends it with Enter; nobody
 * strikes eight keys and more at twenty a second.
 */

/** Mean time of a reader's key, in milliseconds; slow ones, and those over Bluetooth, need 10 to 40. */
const READER_KEY_MS = 50;
/** A longer pause starts anew. */
const PAUSE_MS = 150;
/** A busy system can hold a reader's keys up for longer than that; beyond this, what came before was a person's. */
const DOUBT_MS = 1000;
/** The shortest card number. */
const SHORTEST_READING = 8;
/** No reader sends these: what was keyed before them is a person's. */
const BY_HAND = new Set(["Escape", "Backspace", "Delete"]);
/** A reader that never sends Enter must not fill the memory. */
const LONGEST_READING = 256;

export type WedgeVerdict =
  /** not a reader, or not yet known to be one */
  | { readonly kind: "key" }
  /**
   * the Enter of a burst: all of it is one reading, and its Enter is no 确认. `earlier` is what was keyed less than a second
   * before it: a person's digits, or the head of the number
   */
  | { readonly kind: "reading"; readonly text: string; readonly earlier: string };

export class WedgeDetector {
  private burst = "";
  private earlier = "";
  private startMs = 0;
  private lastMs = Number.NEGATIVE_INFINITY;

  /** One key as it comes down. `atMs` is the event's own time, which a busy page does not shift. */
  push(key: string, atMs: number): WedgeVerdict {
    if (BY_HAND.has(key)) this.forget();
    if (key !== "Enter" && [...key].length !== 1) return { kind: "key" }; // Shift and its like belong to the next key
    const pause = atMs - this.lastMs;
    if (pause > DOUBT_MS || this.burst.length + this.earlier.length >= LONGEST_READING) this.forget();
    else if (pause > PAUSE_MS) {
      this.earlier += this.burst;
      this.burst = "";
    }
    if (this.burst === "") this.startMs = atMs;
    this.lastMs = atMs;
    if (key !== "Enter") {
      this.burst += key;
      return { kind: "key" };
    }
    const { burst: text, earlier } = this;
    this.forget();
    const quick = atMs - this.startMs <= READER_KEY_MS * text.length;
    return quick && text.length >= SHORTEST_READING ? { kind: "reading", text, earlier } : { kind: "key" };
  }

  private forget(): void {
    this.burst = "";
    this.earlier = "";
  }

  /** How many keys of a possible burst came down so far; they may have to be taken back. */
  length(): number {
    return this.burst.length;
  }
}

/** How long a digit waits, where one key alone would act, until it is clear that no burst follows. In milliseconds. */
export const HOLD_MS = READER_KEY_MS + 10;
