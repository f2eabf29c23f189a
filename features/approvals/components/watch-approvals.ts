import * as z from "zod";

export type Shown = { readonly pending: number; readonly newest: string | null };

const POLL_MS = 15_000;
const waiting = z.object({ pending: z.number(), newest: z.string().nullable() });

/**
 * Listens for approvals while the page is in front, and asks every 15 s while the stream is lost. A page behind holds
 * no connection (a browser has six per host) and looks once when it comes to the front. Ends when the result is called.
 */
export function watchApprovals({
  shown,
  changed,
}: {
  /** what the page shows at this moment */
  shown: () => Shown;
  changed: () => void;
}): () => void {
  let stream: EventSource | null = null;
  let poll: ReturnType<typeof setInterval> | undefined;

  async function look(): Promise<void> {
    const now = await readWaiting();
    if (now && (now.pending !== shown().pending || now.newest !== shown().newest)) changed();
  }
  function listen(): void {
    stream?.close();
    stream = new EventSource("/api/portal/events");
    stream.addEventListener("approval", changed);
    stream.onopen = () => {
      clearInterval(poll);
      poll = undefined;
      void look();
    };
    stream.onerror = () => {
      poll ??= setInterval(() => {
        void look();
        // Refused outright (a restart, a proxy), the browser does not try again by itself.
        if (stream?.readyState === EventSource.CLOSED) listen();
      }, POLL_MS);
    };
  }
  function rest(): void {
    stream?.close();
    stream = null;
    clearInterval(poll);
    poll = undefined;
  }
  const turn = () => (document.visibilityState === "visible" ? listen() : rest());

  turn();
  document.addEventListener("visibilitychange", turn);
  return () => {
    document.removeEventListener("visibilitychange", turn);
    rest();
  };
}

/** Null when the server is out of reach or says no: then the page shows what it has. */
async function readWaiting(): Promise<Shown | null> {
  try {
    const response = await fetch("/api/portal/approvals", { cache: "no-store" });
    const read = waiting.safeParse(response.ok ? await response.json() : null);
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
