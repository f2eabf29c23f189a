import type { Words } from "@/domain/slip";
import type { Prompt, Typed } from "@/terminal/counter/ports";
import { type Entry, type Key, NOTHING_KEYED, pressKey, shownEntry } from "../input/entry";
import { opensLevel } from "../input/option-keys";
import type { ScreenState } from "./screen-state";
import type { Senses } from "./senses";
import type { Store } from "./store";

/**
 * The one question that is asked and what is keyed as its answer. That lives here and not in the page, so that a secret is in
 * no component, and it is dropped with the answer.
 */
export class AskedQuestion {
  private entry: Entry = NOTHING_KEYED;
  private resolve: ((typed: Typed) => void) | null = null;
  private count = 0;

  constructor(
    private readonly state: Store<ScreenState>,
    private readonly senses: Senses,
  ) {}

  ask(prompt: Prompt, withdraw?: AbortSignal): Promise<Typed> {
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

  press(prompt: Prompt, key: Key): void {
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

  /** Puts this in place of what was keyed: after a reader's burst, what was there before. */
  keep(entry: Entry): void {
    const prompt = this.now.question?.prompt;
    if (!prompt) return;
    this.entry = entry;
    this.state.change({ shown: shownEntry(prompt, entry), level: entry.level, complaint: null });
  }

  /** What was read is not taken, and why. */
  refuse(words: Words): void {
    this.state.change({ complaint: words, wrongKeys: this.now.wrongKeys + 1 });
    this.senses.feel("wrong");
  }

  answer(typed: Typed): void {
    const resolve = this.resolve;
    this.resolve = null;
    this.entry = NOTHING_KEYED;
    this.state.change({ question: null, shown: "", level: "", complaint: null, notes: [] });
    resolve?.(typed);
  }

  private get now(): ScreenState {
    return this.state.snapshot();
  }
}
