import { asCopy, type Slip, type Words } from "@/domain/slip";
import type { Outcome } from "@/terminal/client/outcome";
import type { Fact, Front, Prompt, Typed } from "@/terminal/counter/ports";
import { cardFromReading } from "../input/card-reading";
import { type Entry, type Key, NOTHING_KEYED, pressKey, shownEntry } from "../input/entry";
import { opensLevel } from "../input/option-keys";
import { WORDS } from "../words";
import { isSameOperation, speaksForItself } from "./outcome-shown";
import { type About, AT_POWER_ON, type NoteTone, type Panel, type ScreenState } from "./screen-state";
import { Store } from "./store";

/** What the front tells the device besides what it draws. */
export type Senses = {
  /** tone and vibration */
  feel(what: Outcome["kind"] | "key" | "wrong" | "ring" | "read"): void;
  /** the slip on paper; it resolves when the printer has it, and rejects when it has not */
  print(slip: Slip): Promise<void>;
};

const SLIPS_KEPT = 5;
const NOTES_KEPT = 3;

/**
 * The browser's front: one question at a time, answered by keys, by a reader or by the camera. What is keyed lives here and
 * not in the page, so that a secret is in no component, and it is dropped with the answer.
 */
export class ScreenFront implements Front {
  readonly state = new Store<ScreenState>(AT_POWER_ON);
  private entry: Entry = NOTHING_KEYED;
  private resolve: ((typed: Typed) => void) | null = null;
  private listClosed: (() => void) | null = null;
  /** turns the list drawn at present by a page; false at its end */
  turnPage: (() => boolean) | null = null;
  private count = 0;
  private ended = false;

  constructor(private readonly senses: Senses) {}

  ask(prompt: Prompt, withdraw?: AbortSignal): Promise<Typed> {
    if (this.ended) return Promise.resolve({ kind: "end" });
    if (withdraw?.aborted) return Promise.resolve({ kind: "withdrawn" });
    this.entry = NOTHING_KEYED;
    this.count += 1;
    const id = this.count;
    const takeBack = () => {
      if (this.now.question?.id === id) this.answer({ kind: "withdrawn" });
    };
    withdraw?.addEventListener("abort", takeBack, { once: true });
    this.state.change({
      question: { id, prompt },
      shown: shownEntry(prompt, NOTHING_KEYED),
      level: "",
      complaint: prompt.complaint,
      title: prompt.title,
      facts: prompt.facts,
    });
    if (prompt.complaint) this.senses.feel("wrong");
    return new Promise((resolve) => {
      this.resolve = (typed) => {
        withdraw?.removeEventListener("abort", takeBack);
        resolve(typed);
      };
    });
  }

  /** Nobody pressed a key for as long as the terminal may stand open. What is unresolved stays. False while it works. */
  idle(): boolean {
    if (!this.now.question && !this.now.list) return false;
    this.state.change({
      panel: null,
      outcome: this.now.outcome === this.now.unknown ? this.now.outcome : null,
    });
    this.closeList();
    this.answer({ kind: "idle" });
    return this.now.unknown === null;
  }

  say(words: Words, tone: NoteTone): void {
    this.count += 1;
    const note = { id: this.count, words, tone };
    this.state.change({ notes: [...this.now.notes, note].slice(-NOTES_KEPT) });
    if (tone === "bad") this.senses.feel("wrong");
  }

  show(outcome: Outcome): void {
    if (speaksForItself(outcome)) {
      this.senses.feel("read");
      return;
    }
    const again = isSameOperation(outcome, this.now.unknown);
    const about = again ? this.now.about : { title: this.now.title, facts: this.now.facts };
    if (outcome.kind !== "unknown") {
      this.state.change({ outcome, about, ...(again && { unknown: null }) });
      this.senses.feel(outcome.kind);
    } else if (again) {
      // Asked about again and still unknown: it stays as the operator left it, large or small.
      const large = this.now.outcome === this.now.unknown;
      this.state.change({ unknown: outcome, ...(large && { outcome }) });
    } else this.showUnknownAs(outcome, about);
  }

  /** An operation whose outcome is not known: new, or found in the journal at power-on. */
  showUnknownAs(outcome: Outcome, about: About): void {
    this.state.change({ unknown: outcome, outcome, about });
    this.senses.feel("unknown");
  }

  /** Never rejects: the slip is on the screen, whatever the printer does. */
  async print(slip: Slip): Promise<void> {
    this.state.change({ slips: [slip, ...this.now.slips].slice(0, SLIPS_KEPT) });
    if (slip.copy > 0) this.open("slip");
    await this.onPaper(slip);
  }

  list(title: Words, rows: readonly (readonly Fact[])[]): Promise<void> {
    if (this.ended) return Promise.resolve();
    this.state.change({ list: { title, rows } });
    return new Promise((resolve) => {
      this.listClosed = resolve;
    });
  }

  ring(): void {
    this.state.change({ rings: this.now.rings + 1 });
    this.senses.feel("ring");
  }

  /** A key of the keypad or the keyboard, for whatever is on top. */
  press(key: Key): void {
    const { panel, outcome, list, question } = this.now;
    if (panel) this.pressAtPanel(key);
    else if (outcome && !this.passesBy(outcome, key)) this.pressAtOutcome(key);
    else if (list) this.pressAtList(key);
    else if (question) this.pressAt(question.prompt, key);
  }

  /** A whole reading: a swipe, a scanner, the camera. Only a question for a card takes it, and the screen at rest. */
  read(text: string): void {
    const { panel, outcome, list, question } = this.now;
    const covered = panel ? panel !== "scan" : list || (outcome && outcome.kind !== "done");
    if (covered || !question) {
      this.senses.feel("wrong");
      return;
    }
    this.open(null);
    const wantsCard = question.prompt.kind === "card" || question.prompt.kind === "standby";
    const card = wantsCard ? cardFromReading(text) : null;
    if (card === null) {
      this.refuse(wantsCard ? WORDS.noCardRead : WORDS.noCardHere);
      return;
    }
    this.putOutcomeAway();
    this.senses.feel("read");
    this.answer({ kind: "text", text: card });
  }

  /** A row of the list was touched; a level of the menu opens, anything else is the answer. */
  choose(key: string): void {
    const { question } = this.now;
    if (!question) return;
    this.senses.feel("key");
    if (opensLevel(question.prompt.options, key)) this.keep({ typed: "", level: `${key}-` });
    else this.answer({ kind: "text", text: key });
  }

  /** The whole text of a field the system's keyboard writes into. */
  typeText(typed: string): void {
    if (this.now.question?.prompt.kind !== "text") return;
    this.entry = { typed, level: "" };
    this.state.change({ shown: typed, complaint: null });
  }

  keyed(): Entry {
    return this.entry;
  }

  open(panel: Panel | null): void {
    this.state.change({ panel });
  }

  putOutcomeAway(): void {
    if (this.now.outcome) this.state.change({ outcome: null });
  }

  /** Shows the unresolved operation large again. */
  showUnknown(): void {
    this.state.change({ outcome: this.now.unknown });
  }

  /** The newest slip once more, marked as a copy: two originals are one too many. */
  async printCopy(): Promise<void> {
    const [last, ...older] = this.now.slips;
    if (!last) return;
    const copy = asCopy(last, last.copy + 1);
    this.state.change({ slips: [copy, ...older] });
    await this.onPaper(copy);
  }

  private async onPaper(slip: Slip): Promise<void> {
    try {
      await this.senses.print(slip);
    } catch {
      this.say(WORDS.notPrinted, "bad");
    }
  }

  /** Nobody answers any more: this tab is no longer the terminal. */
  end(): void {
    this.ended = true;
    this.closeList();
    this.answer({ kind: "end" });
  }

  isEnded(): boolean {
    return this.ended;
  }

  private get now(): ScreenState {
    return this.state.snapshot();
  }

  private pressAt(prompt: Prompt, key: Key): void {
    const pressed = pressKey(prompt, this.entry, key);
    this.senses.feel(pressed.kind === "wrong" ? "wrong" : "key");
    switch (pressed.kind) {
      case "typing":
        this.keep(pressed.entry);
        break;
      case "answer":
        this.answer({ kind: "text", text: pressed.text });
        break;
      case "cancel":
        this.answer({ kind: "cancel" });
        break;
      case "wrong":
        this.state.change({ wrongKeys: this.now.wrongKeys + 1 });
    }
  }

  private pressAtPanel(key: Key): void {
    if (key === "enter" || key === "cancel") this.open(null);
  }

  private pressAtOutcome(key: Key): void {
    if (key !== "enter" && key !== "cancel") return;
    this.putOutcomeAway();
    this.senses.feel("key");
  }

  /** After a success the next customer's first key need not be a second one: a digit at rest goes straight through. */
  private passesBy(outcome: Outcome, key: Key): boolean {
    const passes =
      outcome.kind === "done" && typeof key === "object" && this.now.question?.prompt.kind === "standby";
    if (passes) this.putOutcomeAway();
    return passes;
  }

  private pressAtList(key: Key): void {
    if (key === "enter" && this.turnPage?.()) this.senses.feel("key");
    else if (key === "enter" || key === "cancel") this.closeList();
  }

  /** Puts this in place of what was keyed: after a reader's burst, what was there before. */
  keep(entry: Entry): void {
    const prompt = this.now.question?.prompt;
    if (!prompt) return;
    this.entry = entry;
    this.state.change({ shown: shownEntry(prompt, entry), level: entry.level, complaint: null });
  }

  private refuse(words: Words): void {
    this.state.change({ complaint: words, wrongKeys: this.now.wrongKeys + 1 });
    this.senses.feel("wrong");
  }

  private answer(typed: Typed): void {
    const resolve = this.resolve;
    this.resolve = null;
    this.entry = NOTHING_KEYED;
    this.state.change({ question: null, shown: "", level: "", complaint: null, notes: [] });
    resolve?.(typed);
  }

  private closeList(): void {
    const closed = this.listClosed;
    this.listClosed = null;
    this.state.change({ list: null });
    closed?.();
  }
}
