import type { Words } from "@/domain/slip";
import { isOpen } from "@/terminal/client/journal";
import type { QueryResult } from "@/terminal/client/query";
import type { Terminal } from "@/terminal/client/terminal";
import type { QueryOperation } from "@/terminal/protocol/operations";
import { Dialogue } from "./dialogue";
import type { Notebook } from "./notebook";
import type { CounterClock } from "./parts";
import type { Fact, Front } from "./ports";
import { refusalWords } from "./refusal-facts";
import type { OperatorAtDesk, Shift } from "./shift";
import { fill } from "./words/fill";
import { SAYINGS, type Saying } from "./words/sayings";
import { TITLES, type Title } from "./words/titles";

export type Tone = Parameters<Front["say"]>[1];

/** What every operation of the counter works with. */
export class Desk {
  /** a newer version of the software, once the server has told of one */
  upgradeTo: string | null = null;
  /** the approval that is waited for or finished at the screen: nothing rings for it */
  attending: string | null = null;
  /** who is told of the server's hints */
  readonly hinted = new Set<(kind: string) => void>();

  constructor(
    readonly terminal: Terminal,
    readonly front: Front,
    readonly notebook: Notebook,
    readonly clock: CounterClock,
    readonly shift: Shift,
    readonly upgrade: (() => void | Promise<void>) | null,
  ) {}

  /** The questions of one operation; `facts` is what was answered so far. */
  about(title: Title, facts?: () => readonly (Fact | null)[]): Dialogue {
    return new Dialogue(this.front, TITLES[title], facts);
  }

  say(saying: Saying, tone: Tone, ...values: readonly (string | number | Words)[]): void {
    this.front.say(fill(SAYINGS[saying], ...values), tone);
  }

  /** 取消 out of the first question. */
  cancelled(): void {
    this.say("cancelled", "note");
  }

  /** Why a read gave no answer. */
  refused(result: Exclude<QueryResult<QueryOperation>, { kind: "answer" }>): void {
    const words = result.kind === "refused" ? refusalWords(result.text, result.data) : result.text;
    this.front.say(words, "bad");
  }

  /** The merchant's time zone, as far as it is known. */
  zone(): string {
    return this.terminal.info()?.settings.zone ?? this.notebook.read().place?.zone ?? "UTC";
  }

  /** Operations whose outcome is not known. */
  async unresolved() {
    return (await this.terminal.openOperations()).filter(isOpen);
  }
}

/** One operation of the menu, run for the operator who is signed in. */
export type Flow = (desk: Desk, operator: OperatorAtDesk) => Promise<void>;
