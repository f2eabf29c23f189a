import { type EventKind, listenToEvents, type MerchantEvent } from "./events";

export type StreamAsked = {
  readonly merchantId: bigint;
  /** which of the merchant's events this listener is told */
  readonly wants: (event: MerchantEvent) => boolean;
  /** whether the listener may still listen; asked before anything is told, and with every heartbeat */
  readonly mayListen: () => Promise<boolean>;
  /** who listens; of one name at most `most` streams are open, and a new one ends the oldest */
  readonly name: string;
  readonly most: number;
  readonly heartbeatMs: number;
};

declare global {
  // One per process, as the events are.
  var yikaStreams: Map<string, Set<() => void>> | undefined;
}

/** A reader who has let this many messages lie is gone. */
const MAX_UNREAD = 64;

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  // Proxies must hand every line on at once.
  "x-accel-buffering": "no",
};

/** Server-sent events of one listener: kinds only, each said once however often it happened meanwhile. Null: too many. */
export async function openEventStream(asked: StreamAsked): Promise<Response | null> {
  const stream = new HintStream(asked);
  const stopListening = await listenToEvents({
    merchantId: asked.merchantId,
    heard: (event) => asked.wants(event) && stream.say(event.kind),
    ended: () => stream.end(),
  });
  if (!stopListening) return null;
  stream.begin(stopListening);
  return new Response(stream.body, { headers });
}

class HintStream {
  readonly body: ReadableStream<Uint8Array>;
  private readonly waiting = new Set<EventKind>();
  private readonly encoder = new TextEncoder();
  private readonly endThis = () => this.end();
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  private heartbeat: NodeJS.Timeout | undefined;
  private stopListening = () => {};
  private telling = false;

  constructor(private readonly asked: StreamAsked) {
    this.body = new ReadableStream({
      start: (controller) => {
        this.controller = controller;
      },
      cancel: () => {
        this.controller = null;
        this.release();
      },
    });
  }

  begin(stopListening: () => void): void {
    this.stopListening = stopListening;
    const same = streamsOf(this.asked.name);
    for (const oldest of [...same].slice(0, Math.max(same.size + 1 - this.asked.most, 0))) oldest();
    // The set may have been dropped with its last stream.
    streamsOf(this.asked.name).add(this.endThis);
    this.write(": open\n\n");
    this.heartbeat = setInterval(() => void this.tell(true), this.asked.heartbeatMs).unref();
  }

  say(kind: EventKind): void {
    this.waiting.add(kind);
    void this.tell(false);
  }

  end(): void {
    this.controller?.close();
    this.controller = null;
    this.release();
  }

  private async tell(beat: boolean): Promise<void> {
    if (this.telling) return;
    this.telling = true;
    let first = beat;
    while (this.controller && (first || this.waiting.size > 0)) {
      // A database that does not answer: nothing is told to somebody who may not hear it any more.
      if (!(await this.asked.mayListen().catch(() => false))) this.end();
      for (const kind of this.waiting) this.write(`event: ${kind}\ndata:\n\n`);
      if (first) this.write(": still here\n\n");
      this.waiting.clear();
      first = false;
    }
    this.telling = false;
  }

  private write(text: string): void {
    if (!this.controller) return;
    this.controller.enqueue(this.encoder.encode(text));
    if ((this.controller.desiredSize ?? 0) < -MAX_UNREAD) this.end();
  }

  private release(): void {
    clearInterval(this.heartbeat);
    this.stopListening();
    const same = streamsOf(this.asked.name);
    same.delete(this.endThis);
    if (same.size === 0) globalThis.yikaStreams?.delete(this.asked.name);
  }
}

function streamsOf(name: string): Set<() => void> {
  globalThis.yikaStreams ??= new Map();
  const known = globalThis.yikaStreams.get(name);
  if (known) return known;
  const made = new Set<() => void>();
  globalThis.yikaStreams.set(name, made);
  return made;
}
