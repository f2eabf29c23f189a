import type { Slip, Words } from "@/domain/slip";
import { columns, renderSlip, SLIP_WIDTH } from "@/domain/slip-text";
import type { Outcome } from "@/terminal/client/outcome";
import type { Fact, Front, Prompt, Typed } from "@/terminal/counter/ports";
import { refusalWords } from "@/terminal/counter/refusal-facts";
import type { CounterStatus } from "@/terminal/counter/status";
import { fill } from "@/terminal/counter/words/fill";
import type { Keyboard } from "./keyboard";
import { type Lang, WORDS, type WordKey } from "./words";

const SIGNS = { note: "·", good: "✔", bad: "✘", waiting: "…" } as const;
const MINUTE_MS = 60_000;

/** The counter's front on the command line: questions by lines, slips drawn in a box. */
export class CommandLineFront implements Front {
  private status: CounterStatus | null = null;
  private lastFacts = "";

  constructor(
    readonly lang: Lang,
    private readonly keyboard: Keyboard,
    private readonly write: (text: string) => void,
  ) {}

  line(text = ""): void {
    this.write(`${text}\n`);
  }

  text(key: WordKey, ...values: readonly (string | number)[]): string {
    return fill(WORDS[key], ...values)[this.lang];
  }

  /** Words that came from elsewhere, in this terminal's language. */
  words(words: Words): string {
    return words[this.lang];
  }

  readonly onStatus = (status: CounterStatus): void => {
    this.status = status;
  };

  async ask(prompt: Prompt, withdraw?: AbortSignal): Promise<Typed> {
    if (prompt.kind === "standby") this.showStatus();
    this.showPrompt(prompt);
    const secret = prompt.kind === "secret";
    const idleMs = (this.status?.idleMinutes ?? 0) * MINUTE_MS;
    const typed = await this.keyboard.ask(this.questionOf(prompt), secret, { withdraw, idleMs });
    // At rest there is no step to go back to: q leaves the program.
    return prompt.kind === "standby" && typed.kind === "cancel" ? { kind: "end" } : typed;
  }

  say(words: Words, tone: keyof typeof SIGNS): void {
    this.line(`${SIGNS[tone]} ${this.words(words)}`);
  }

  show(outcome: Outcome): void {
    const words = this.words(outcome.text);
    switch (outcome.kind) {
      case "done":
        this.line(this.text("done", words));
        if (outcome.slip === "uncertain") this.line(this.text("slipUncertain"));
        return;
      case "declined":
        this.line(this.text("declined", outcome.code, this.words(refusalWords(outcome.text, outcome.data))));
        return;
      case "cancelled":
        this.line(this.text("cancelled", outcome.code, words));
        return;
      case "unknown":
        this.line(this.text("unknown", words));
        return;
      case "not-sent":
        this.line(this.text("notSent", words));
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

  list(title: Words, rows: readonly (readonly Fact[])[]): void {
    this.line(`── ${this.words(title)}`);
    for (const row of rows) this.line(`  ${this.factsOf(row)}`);
  }

  ring(): void {
    this.write("\u0007");
  }

  private showStatus(): void {
    const { status } = this;
    this.line();
    if (!status) return;
    const { merchant, store, terminal, batch, operator, network, unresolved, waitingApprovals } = status;
    const who = operator ? `${operator.no} ${operator.name}` : this.text("nobody");
    this.line(
      this.text("status", merchant, store, terminal, batch, who) +
        (network.state === "offline" ? this.text("offline") : "") +
        (unresolved > 0 ? this.text("unresolved", unresolved) : "") +
        (waitingApprovals > 0 ? this.text("waiting", waitingApprovals) : ""),
    );
    this.line(this.text("standbyHint"));
  }

  /** Title and facts once, until they change; what was wrong; the keys of this level. */
  private showPrompt({ title, facts, options, complaint }: Prompt): void {
    const shown = (title ? `【${this.words(title)}】` : "") + this.factsOf(facts);
    if (shown !== "" && shown !== this.lastFacts) this.line(shown);
    this.lastFacts = shown;
    if (complaint) this.line(`${SIGNS.bad} ${this.words(complaint)}`);
    const here = options.filter(({ key }) => !options.some((above) => key.startsWith(`${above.key}-`)));
    for (const { key, label } of here) this.line(`  ${key.padEnd(5)} ${this.words(label)}`);
  }

  private questionOf({ kind, question, preset, optional }: Prompt): string {
    if (kind === "standby") return "> ";
    const text = this.words(question);
    if (kind === "confirm") return `${text}${this.text("confirm")}`;
    if (kind === "waiting") return `${text}${this.text("leave")}`;
    const hint = preset !== "" ? this.text("preset", preset) : optional ? this.text("optional") : "";
    return `${text}${hint}${this.lang === "zh" ? "：" : ": "}`;
  }

  private factsOf(facts: readonly Fact[]): string {
    const gap = this.lang === "zh" ? "　" : "   ";
    return facts
      .map(
        ({ label, value }) => `${this.words(label)} ${typeof value === "string" ? value : this.words(value)}`,
      )
      .join(gap);
  }
}
