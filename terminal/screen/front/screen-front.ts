import type { Slip, Words } from "@/domain/slip";
import type { Outcome } from "@/terminal/client/outcome";
import type { Fact, Front, Prompt, Typed } from "@/terminal/counter/ports";
import { cardFromBurst } from "../input/card-reading";
import type { Entry, Key } from "../input/entry";
import { WORDS } from "../words";
import { AskedQuestion } from "./asked-question";
import { OutcomeOverScreen } from "./outcome-over-screen";
import { SaidNotes } from "./said-notes";
import { type About, AT_POWER_ON, type NoteTone, type Panel, type ScreenState } from "./screen-state";
import type { Senses } from "./senses";
import { ShownList } from "./shown-list";
import { SlipsOnScreen } from "./slips-on-screen";
import { Store } from "./store";

/** The browser's front: one question at a time, answered by keys, by a reader or by the camera; what lies over it comes first. */
export class ScreenFront implements Front {
  readonly state = new Store<ScreenState>(AT_POWER_ON);
  readonly rows: ShownList;
  private readonly asked: AskedQuestion;
  private readonly over: OutcomeOverScreen;
  private readonly slips: SlipsOnScreen;
  private readonly notes: SaidNotes;
  private ended = false;

  constructor(private readonly senses: Senses) {
    this.notes = new SaidNotes(this.state, senses);
    this.asked = new AskedQuestion(this.state, senses);
    this.over = new OutcomeOverScreen(this.state, senses);
    this.rows = new ShownList(this.state, senses);
    this.slips = new SlipsOnScreen(this.state, senses, () => this.say(WORDS.notPrinted, "bad"));
  }

  ask(prompt: Prompt, withdraw?: AbortSignal): Promise<Typed> {
    return this.ended ? Promise.resolve({ kind: "end" }) : this.asked.ask(prompt, withdraw);
  }

  say(words: Words, tone: NoteTone): void {
    this.notes.say(words, tone);
  }

  show(outcome: Outcome): void {
    this.over.show(outcome);
  }

  showUnknownAs(outcome: Outcome, about: About): void {
    this.over.showUnknownAs(outcome, about);
  }

  print(slip: Slip): Promise<void> {
    return this.slips.print(slip);
  }

  list(title: Words, rows: readonly (readonly Fact[])[]): Promise<void> {
    return this.ended ? Promise.resolve() : this.rows.show(title, rows);
  }

  ring(): void {
    this.state.change({ rings: this.now.rings + 1 });
    this.senses.feel("ring");
  }

  /** Nobody pressed a key for as long as the terminal may stand open. What is unresolved stays. False while it works. */
  idle(): boolean {
    if (!this.now.question && !this.now.list) return false;
    this.open(null);
    this.over.putAwayIfKnown();
    this.rows.close();
    this.asked.answer({ kind: "idle" });
    return this.now.unknown === null;
  }

  /** A key of the keypad or the keyboard, for whatever is on top. */
  press(key: Key): void {
    const { panel, outcome, list, question } = this.now;
    if (panel) this.pressAtPanel(key);
    else if (outcome && !this.over.letsPass(outcome, key)) this.over.press(key);
    else if (list) this.rows.press(key);
    else if (question) this.asked.press(question.prompt, key);
  }

  /**
   * A whole reading: a swipe, a scanner, the camera. Only a question for a card takes it, and the screen at rest.
   * @param earlier what a keyboard keyed just before it, perhaps the number's head
   */
  read(text: string, earlier = ""): void {
    const { panel, outcome, list, question } = this.now;
    if (!question) {
      this.say(WORDS.noCardWhileWorking, "bad");
      return;
    }
    if (panel ? panel !== "scan" : list || (outcome && outcome.kind !== "done")) {
      this.senses.feel("wrong");
      return;
    }
    this.open(null);
    const wantsCard = question.prompt.kind === "card" || question.prompt.kind === "standby";
    const card = wantsCard ? cardFromBurst(text, earlier) : null;
    if (card === null) {
      this.asked.refuse(wantsCard ? WORDS.noCardRead : WORDS.noCardHere);
      return;
    }
    this.over.putAway();
    this.senses.feel("read");
    this.asked.answer({ kind: "text", text: card });
  }

  choose(key: string): void {
    this.asked.choose(key);
  }

  typeText(typed: string): void {
    this.asked.typeText(typed);
  }

  keyed(): Entry {
    return this.asked.keyed();
  }

  keep(entry: Entry): void {
    this.asked.keep(entry);
  }

  open(panel: Panel | null): void {
    this.state.change({ panel });
  }

  showUnknown(): void {
    this.over.showUnknown();
  }

  printCopy(): Promise<void> {
    return this.slips.printCopy();
  }

  /** Nobody answers any more: this tab is no longer the terminal. */
  end(): void {
    this.ended = true;
    this.rows.close();
    this.asked.answer({ kind: "end" });
  }

  isEnded(): boolean {
    return this.ended;
  }

  private pressAtPanel(key: Key): void {
    if (key === "enter" || key === "cancel") this.open(null);
  }

  private get now(): ScreenState {
    return this.state.snapshot();
  }
}
