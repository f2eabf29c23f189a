import type { Typed } from "@/terminal/counter/ports";
import type { Keyboard } from "../keyboard";

/** An operator who types what the script says; what was asked and shown can be read afterwards. */
export class ScriptedKeyboard implements Keyboard {
  output = "";
  /** questions whose answers must not be echoed */
  readonly secretQuestions: string[] = [];

  constructor(private readonly lines: string[]) {}

  readonly write = (text: string): void => {
    this.output += text;
  };

  async ask(question: string, secret: boolean): Promise<Typed> {
    this.output += `${question}\n`;
    if (secret) this.secretQuestions.push(question);
    const text = this.lines.shift();
    if (text === undefined) return { kind: "end" };
    return text === "q" ? { kind: "cancel" } : { kind: "text", text };
  }

  close(): void {
    this.output += "";
  }

  /** Lines the operator never got to type. */
  left(): readonly string[] {
    return this.lines;
  }
}
