import type { Slip, Words } from "@/domain/slip";
import type { Outcome } from "@/terminal/client/outcome";
import type { Fact, Front, Prompt, Typed } from "../ports";

/** One answer: text, "q" for 取消, a key that is no text, or work done while the question stands. */
export type Line =
  | string
  | { readonly kind: "idle" }
  | ((front: ScriptedFront, prompt: Prompt) => Line | Promise<Line>);

/** The answer of a work after which the question is to be withdrawn by the counter. */
export const AWAIT_WITHDRAWAL = "await withdrawal";

/** An operator who answers what the script says; what was asked, said, shown and printed can be read afterwards. */
export class ScriptedFront implements Front {
  readonly prompts: Prompt[] = [];
  readonly said: { readonly words: Words; readonly tone: string }[] = [];
  readonly shown: Outcome[] = [];
  readonly printed: Slip[] = [];
  readonly lists: { readonly title: Words; readonly rows: readonly (readonly Fact[])[] }[] = [];
  readonly secrets: string[] = [];
  rings = 0;

  constructor(private readonly lines: Line[]) {}

  async ask(prompt: Prompt, withdraw?: AbortSignal): Promise<Typed> {
    this.prompts.push(prompt);
    let line = this.lines.shift();
    while (typeof line === "function") line = await line(this, prompt);
    if (line === undefined) return { kind: "end" };
    if (typeof line !== "string") return line;
    if (line === AWAIT_WITHDRAWAL) return withdrawal(withdraw);
    if (line === "q") return { kind: "cancel" };
    if (prompt.kind === "secret") this.secrets.push(line);
    return { kind: "text", text: line };
  }

  say(words: Words, tone: string): void {
    this.said.push({ words, tone });
  }

  show(outcome: Outcome): void {
    this.shown.push(outcome);
  }

  print(slip: Slip): void {
    this.printed.push(slip);
  }

  list(title: Words, rows: readonly (readonly Fact[])[]): void {
    this.lists.push({ title, rows });
  }

  ring(): void {
    this.rings += 1;
  }

  /** Lines the operator never got to type. */
  left(): readonly Line[] {
    return this.lines;
  }

  /** Everything said so far, in Chinese. */
  spoken(): string {
    return this.said.map(({ words }) => words.zh).join("\n");
  }

  /** The outcomes so far, as "op code". */
  outcomes(): string[] {
    return this.shown.map((outcome) => `${outcome.op} ${"code" in outcome ? outcome.code : outcome.kind}`);
  }

  /** The data of the newest outcome of an operation that was done. Throws when there is none. */
  dataOf(op: string): Readonly<Record<string, unknown>> {
    const found = this.shown.findLast((outcome) => outcome.op === op && outcome.kind === "done");
    if (found?.kind !== "done" || found.data === null) throw new Error(`no ${op} was done`);
    return Object.fromEntries(Object.entries(found.data));
  }
}

function withdrawal(signal?: AbortSignal): Promise<Typed> {
  if (!signal) throw new Error("this question cannot be withdrawn");
  return new Promise((resolve) => {
    const done = () => resolve({ kind: "withdrawn" });
    if (signal.aborted) done();
    else signal.addEventListener("abort", done, { once: true });
  });
}
