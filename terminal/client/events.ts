import { HEARTBEAT_MS, type Hint, hintOf } from "@/terminal/protocol/hints";
import { type Speaker, signRequest } from "./exchange";

/** `open`: the stream is open again, and anything may have happened meanwhile; look at everything once. */
export type HintHeard = Hint | "open";

export type EventsParts = {
  /** such as "http://localhost:3000" */
  readonly server: string;
  /** who listens, in the session in force (`Terminal.speaker`); null while there is none */
  readonly speaker: () => Speaker | null;
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: () => Date;
  /** waits some milliseconds, or until the signal */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** Two heartbeats missed, and some. */
const SILENCE_MS = HEARTBEAT_MS * 2.5;
/** A line of the stream has no more; anything longer is not ours. */
const LONGEST_LINE = 4_096;

/**
 * Listens to `GET /api/terminal/events` (protocol section 9) until closed; reconnects by itself, ever more slowly.
 * Hints are for speed only: whoever listens polls as well, since a lost stream loses nothing that a poll would not find.
 * EventSource cannot send the MAC's headers, hence fetch.
 */
export function openEvents(parts: EventsParts, onHint: (hint: HintHeard) => void): { close(): void } {
  const closing = new AbortController();
  void listen(parts, onHint, closing.signal);
  return { close: () => closing.abort() };
}

async function listen(parts: EventsParts, onHint: (hint: HintHeard) => void, closed: AbortSignal) {
  const wait = parts.wait ?? pause;
  let failures = 0;
  while (!closed.aborted) {
    const speaker = parts.speaker();
    const heard = speaker !== null && (await readStream(parts, speaker, onHint, closed));
    failures = heard ? 0 : failures + 1;
    if (!closed.aborted) await wait(Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS), closed);
  }
}

/** One connection until it ends, for whatever reason; whether it had been open. */
async function readStream(
  parts: EventsParts,
  speaker: Speaker,
  onHint: (hint: HintHeard) => void,
  closed: AbortSignal,
): Promise<boolean> {
  const { fetch = globalThis.fetch, clock = () => new Date() } = parts;
  const silence = new AbortController();
  const ended = AbortSignal.any([closed, silence.signal]);
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  let open = false;
  try {
    const { headers } = await signRequest(speaker, "", clock());
    const response = await fetch(new URL("/api/terminal/events", parts.server), {
      headers: { ...headers, accept: "text/event-stream" },
      redirect: "error",
      cache: "no-store",
      signal: ended,
    });
    if (response.status !== 200 || !response.body) return false;
    open = true;
    onHint("open");
    for await (const line of linesOf(response.body)) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
      const hint = line.startsWith("event:") ? hintOf(line.slice(6).trim()) : null;
      if (hint) onHint(hint);
    }
  } catch {
    // No network, a cut line, silence, or closed: all the same, the poll goes on and the stream is tried again.
  } finally {
    clearTimeout(timer);
  }
  return open;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = `${rest}${decoder.decode(part.value, { stream: true })}`.split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > LONGEST_LINE) return;
      yield* lines;
    }
  } finally {
    await reader.cancel();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
