import net from "node:net";
import { rawReply } from "./raw-reply";
import type { SignedSpend } from "./signed-spends";

/** What a terminal tells of each reply; `sentAt` and `receivedAt` by performance.now(). */
export type Exchange = {
  readonly spend: SignedSpend;
  readonly bytes: Buffer;
  readonly status: number;
  readonly approved: boolean;
  readonly sentAt: number;
  readonly receivedAt: number;
};

/** One terminal on one kept connection: one request at a time, the next one is sent when the reply is there. */
export class RawTerminal {
  private at = 0;
  private sentAt = 0;
  private received: Buffer | null = null;
  private stopping = false;
  private readonly ended: Promise<void>;
  private end: () => void = () => {};
  private fail: (error: Error) => void = () => {};

  private constructor(
    private readonly socket: net.Socket,
    private readonly spends: readonly SignedSpend[],
    private readonly told: (exchange: Exchange) => void,
    private readonly exhausted: () => void,
  ) {
    this.ended = new Promise((resolve, reject) => {
      this.end = resolve;
      this.fail = reject;
    });
    socket.on("data", (bytes) => this.take(bytes));
    socket.on("error", (error) => this.fail(error));
    socket.on("close", () => this.fail(new Error("the server closed a terminal's connection")));
  }

  static async connect(
    port: number,
    spends: readonly SignedSpend[],
    told: (exchange: Exchange) => void,
    exhausted: () => void,
  ): Promise<RawTerminal> {
    const socket = net.connect({ port, host: "127.0.0.1", noDelay: true });
    await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    return new RawTerminal(socket, spends, told, exhausted);
  }

  /** Sends until it is told to stop; resolves when the last reply is there. Rejects when the connection breaks. */
  run(): Promise<void> {
    this.next();
    return this.ended;
  }

  stop(): void {
    this.stopping = true;
  }

  private next(): void {
    const spend = this.spends[this.at];
    if (!spend) this.exhausted();
    if (!spend || this.stopping) {
      this.end();
      this.socket.destroy();
      return;
    }
    this.sentAt = performance.now();
    this.socket.write(spend.wire);
  }

  private take(bytes: Buffer): void {
    this.received = this.received ? Buffer.concat([this.received, bytes]) : bytes;
    const reply = rawReply(this.received);
    const spend = this.spends[this.at];
    if (!reply || !spend) return;
    const receivedAt = performance.now();
    this.told({ spend, bytes: this.received, ...reply, sentAt: this.sentAt, receivedAt });
    this.received = null;
    this.at += 1;
    this.next();
  }
}
