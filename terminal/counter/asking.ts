import type { Words } from "@/domain/slip";
import type { Fact, Front, Option, Prompt, PromptKind, Typed } from "./ports";
import { type Answer, BACK, given } from "./steps";
import { COMPLAINTS, type Complaint } from "./words/complaints";
import { fill } from "./words/fill";

/** Nobody answers any more: the counter ends. */
export class InputEnded extends Error {}

/** Nobody pressed a key for long: what was asked is left, nothing was sent, the counter locks. */
export class LeftIdle extends Error {}

type Ask = {
  readonly kind: PromptKind;
  readonly question: Words;
  readonly options?: readonly Option[];
  readonly preset?: string;
  readonly optional?: boolean;
  readonly longest?: number;
  readonly facts?: readonly Fact[];
  readonly complaint?: Words | null;
};

/** Asks the front, and asks again with the reason while an answer is not taken. */
export class Asking {
  constructor(
    private readonly front: Front,
    private readonly title: Words | null,
    /** what was answered so far, shown with every question */
    private readonly facts: () => readonly (Fact | null)[] = () => [],
  ) {}

  /** One question as it is, with any answer. Throws `InputEnded` and `LeftIdle`. */
  async ask(asked: Ask, withdraw?: AbortSignal): Promise<Exclude<Typed, { kind: "end" | "idle" }>> {
    const prompt: Prompt = {
      kind: asked.kind,
      title: this.title,
      question: asked.question,
      facts: [...this.facts().filter((each) => each !== null), ...(asked.facts ?? [])],
      options: asked.options ?? [],
      preset: asked.preset ?? "",
      optional: asked.optional ?? false,
      longest: asked.longest ?? 1,
      complaint: asked.complaint ?? null,
    };
    const typed = await this.front.ask(prompt, withdraw);
    if (typed.kind === "end") throw new InputEnded();
    if (typed.kind === "idle") throw new LeftIdle();
    return typed;
  }

  /** One question until `check` makes something of the answer; back for 取消. */
  protected async checked<T>(
    asked: Ask,
    wrong: Complaint,
    check: (text: string) => { readonly value: T } | null,
    first: Complaint | null = null,
  ): Promise<Answer<T>> {
    let complaint: Words | null = first && COMPLAINTS[first];
    for (;;) {
      const typed = await this.ask({ ...asked, complaint });
      if (typed.kind !== "text") return BACK;
      const found = check(typed.text === "" && asked.preset ? asked.preset : typed.text);
      if (found) return given(found.value);
      complaint = fill(COMPLAINTS[wrong], asked.longest ?? "");
    }
  }
}
