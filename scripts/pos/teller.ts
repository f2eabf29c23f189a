import { CARD_STATE_WORDS, type CardState } from "@/domain/card-state";
import { formatFen } from "@/domain/money";
import type { Slip, Words } from "@/domain/slip";
import { columns, renderSlip, SLIP_WIDTH } from "@/domain/slip-text";
import type { Outcome, Printer, Screen } from "@/terminal/client/outcome";
import type { Lang, WordKey } from "./words";
import { say } from "./words";

/** Screen and printer of the command-line terminal: everything it says goes through here. */
export class Teller implements Screen, Printer {
  constructor(
    readonly lang: Lang,
    private readonly write: (text: string) => void,
  ) {}

  line(text = ""): void {
    this.write(`${text}\n`);
  }

  /** A text of this program. */
  say(key: WordKey, ...values: readonly (string | number)[]): void {
    this.line(say(this.lang, key, ...values));
  }

  text(key: WordKey, ...values: readonly (string | number)[]): string {
    return say(this.lang, key, ...values);
  }

  /** Words that came from elsewhere, in this terminal's language. */
  words(words: Words): string {
    return words[this.lang];
  }

  fen(fen: number): string {
    return formatFen(BigInt(fen));
  }

  state(state: CardState): string {
    return this.words(CARD_STATE_WORDS[state]);
  }

  /** What a read was refused with, or that nobody answered. */
  refused(result: {
    readonly kind: "refused" | "unanswered";
    readonly text: Words;
    readonly code?: string;
  }): void {
    this.say(
      result.kind === "refused" ? "declined" : "noAnswer",
      spaced(result.code),
      this.words(result.text),
    );
  }

  show(outcome: Outcome): void {
    const words = this.words(outcome.text);
    switch (outcome.kind) {
      case "done":
        this.say("done", words);
        if (outcome.slip === "uncertain") this.say("slipUncertain");
        return;
      case "declined":
        this.say("declined", spaced(outcome.code), words);
        this.detail(outcome.data);
        return;
      case "cancelled":
        this.say("cancelledOutcome", spaced(outcome.code), words);
        return;
      case "unknown":
        this.say("unknown", words);
        return;
      case "not-sent":
        this.say("notSent", words);
    }
  }

  print(slip: Slip): void {
    const edge = "─".repeat(SLIP_WIDTH + 2);
    this.line(`  ┌${edge}┐`);
    for (const line of renderSlip(slip, this.lang, SLIP_WIDTH)) {
      this.line(`  │ ${line}${" ".repeat(Math.max(0, SLIP_WIDTH - columns(line)))} │`);
    }
    this.line(`  └${edge}┘`);
  }

  /** The figure a refusal carries, where a person needs it. */
  private detail({ triesLeft, limit, state }: Readonly<Record<string, unknown>>): void {
    if (typeof triesLeft === "number") this.say("triesLeft", triesLeft);
    if (typeof limit === "number") this.say("limitIs", this.fen(limit));
    if (isState(state)) this.say("stateIs", this.state(state));
  }
}

function spaced(code = ""): string {
  return code === "" ? "" : ` ${code}`;
}

function isState(state: unknown): state is CardState {
  return typeof state === "string" && Object.hasOwn(CARD_STATE_WORDS, state);
}
