import type { Words } from "@/domain/slip";
import type { Note, NoteTone, ScreenState } from "./screen-state";
import type { Senses } from "./senses";
import type { Store } from "./store";

const NOTES_KEPT = 3;

/** What the program says in passing, until the next answer or until a later word makes it untrue. */
export class SaidNotes {
  private count = 0;

  constructor(
    private readonly state: Store<ScreenState>,
    private readonly senses: Senses,
  ) {}

  say(words: Words, tone: NoteTone): void {
    this.count += 1;
    const note = { id: this.count, words, tone };
    const standing = this.state.snapshot().notes.filter((earlier) => !isOverBy(earlier, note));
    this.state.change({ notes: [...standing, note].slice(-NOTES_KEPT) });
    if (tone === "bad") this.senses.feel("wrong");
  }
}

/** Is a note no longer true, or said twice, once this one is said? What went on has come to an end, what was bad is mended. */
function isOverBy(earlier: Note, { words, tone }: Note): boolean {
  if (earlier.words.zh === words.zh || earlier.tone === "waiting") return true;
  return earlier.tone === "bad" && tone === "good";
}
