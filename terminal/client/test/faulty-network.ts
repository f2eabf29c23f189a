import { utf8 } from "@/terminal/protocol/base64url";
import { NoAnswer, type Transport, type WireReply, type WireRequest } from "../transport";
import type { ModelServer } from "./model-server";

/** What happens to one message between terminal and server. */
export const FAULTS = [
  "none",
  "request-lost",
  "reply-lost",
  "request-duplicated",
  "request-held",
  "duplicate-held",
  "reply-flipped",
  "reply-of-another",
  "reply-forged",
  "server-error",
  "session-ended",
] as const;
export type Fault = (typeof FAULTS)[number];

/** A network that does to each message what its script says, and to all after the script nothing. */
export class FaultyNetwork {
  /** every message handed over, in order */
  readonly sent: WireRequest[] = [];
  private readonly held: WireRequest[] = [];
  private last: WireReply | null = null;

  constructor(
    private readonly server: ModelServer,
    private readonly script: Fault[] = [],
  ) {}

  readonly transport: Transport = async (request) => {
    this.sent.push(request);
    const fault = this.script.shift() ?? "none";
    if (fault === "request-held") this.held.push(request);
    if (fault === "request-lost" || fault === "request-held") throw new NoAnswer(fault);
    if (fault === "server-error") return { status: 500, mac: null, body: utf8("{}") };
    if (fault === "session-ended") this.server.endSession();
    if (fault === "request-duplicated") await this.server.handle(request);
    if (fault === "duplicate-held") this.held.push(request);
    const reply = await this.server.handle(request);
    const before = this.last;
    this.last = reply;
    if (fault === "reply-lost") throw new NoAnswer(fault);
    if (fault === "reply-of-another") return before ?? { ...reply, mac: "0".repeat(64) };
    if (fault === "reply-forged") return { ...reply, mac: "0".repeat(64) };
    return fault === "reply-flipped" ? flipped(reply) : reply;
  };

  /** Messages that come late, after all: the server sees them, nobody hears its answers. */
  async deliverHeld(): Promise<void> {
    for (const request of this.held.splice(0)) await this.server.handle(request);
  }

  /** From now on everything goes through. */
  heal(): void {
    this.script.length = 0;
  }
}

function flipped(reply: WireReply): WireReply {
  const body = reply.body.slice();
  const middle = body.length >> 1;
  body[middle] = (body[middle] ?? 0) ^ 1;
  return { ...reply, body };
}
