import type { WireRequest } from "@/terminal/client/transport";

type Answered = { readonly status: number; readonly mac: string; readonly body: string };
type Kept = { readonly op: string; readonly request: WireRequest; readonly reply: Answered };

/**
 * Keeps the first approved exchange of each operation, byte for byte, with the keys that open it: worked examples that
 * anyone can check offline. Use a terminal made for this; its key becomes public.
 */
export class Recorder {
  private readonly kept = new Map<string, Kept>();
  private key = { activationCode: "", terminal: "", terminalKey: "" };

  isOf(activationCode: string, terminal: string, terminalKey: string): void {
    this.key = { activationCode, terminal, terminalKey };
  }

  keep(op: string, request: WireRequest, reply: Answered): void {
    const approved = /"code":"0(00|2\d)"/.test(reply.body) && !reply.body.includes('"replayed":true');
    // Every sign-on is kept: its salt opens the exchanges of its session.
    const name = op === "terminal.signOn" ? `${op} ${this.kept.size}` : op;
    if (approved && !this.kept.has(name)) this.kept.set(name, { op, request, reply });
  }

  /** The conversation as the examples file holds it. */
  transcript(): string {
    return `${JSON.stringify({ ...this.key, exchanges: [...this.kept.values()] }, null, 2)}\n`;
  }
}
