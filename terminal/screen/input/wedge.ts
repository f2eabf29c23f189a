/**
 * Tells a keyboard-wedge reader from a person. A reader types a whole card in one burst and ends it with Enter; nobody
 * strikes eight keys and more at twenty a second.
 */

/** Mean time of a reader's key, in milliseconds; slow ones, and those over Bluetooth, need 10 to 40. */
const READER_KEY_MS = 50;
/** A longer pause starts anew. One hitch of a busy system within a burst must not cut the number's head off. */
const PAUSE_MS = 150;
/** The shortest card number. */
const SHORTEST_READING = 8;
/** A reader that never sends Enter must not fill the memory. */
const LONGEST_READING = 256;

export type WedgeVerdict =
  /** not a reader, or not yet known to be one */
  | { readonly kind: "key" }
  /** the Enter of a burst: all of it is one reading, and its Enter is no 确认 */
  | { readonly kind: "reading"; readonly text: string };

export class WedgeDetector {
  private burst = "";
  private startMs = 0;
  private lastMs = Number.NEGATIVE_INFINITY;

  /** One key as it comes down. `atMs` is the event's own time, which a busy page does not shift. */
  push(key: string, atMs: number): WedgeVerdict {
    if (key !== "Enter" && [...key].length !== 1) return { kind: "key" }; // Shift and its like belong to the next key
    if (atMs - this.lastMs > PAUSE_MS || this.burst.length >= LONGEST_READING) this.burst = "";
    if (this.burst === "") this.startMs = atMs;
    this.lastMs = atMs;
    if (key !== "Enter") {
      this.burst += key;
      return { kind: "key" };
    }
    const text = this.burst;
    this.burst = "";
    const quick = atMs - this.startMs <= READER_KEY_MS * text.length;
    return quick && text.length >= SHORTEST_READING ? { kind: "reading", text } : { kind: "key" };
  }

  /** How many keys of a possible burst came down so far; they may have to be taken back. */
  length(): number {
    return this.burst.length;
  }
}

/** How long a digit waits, where one key alone would act, until it is clear that no burst follows. In milliseconds. */
export const HOLD_MS = READER_KEY_MS + 10;
