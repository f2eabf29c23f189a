import { openEvents } from "@/terminal/client/events";
import { indexedDbJournal } from "@/terminal/client/journal-indexeddb";
import { outcomeOf } from "@/terminal/client/outcome";
import { Terminal } from "@/terminal/client/terminal";
import { fetchTransport } from "@/terminal/client/transport";
import { runCounter } from "@/terminal/counter/counter";
import type { CounterStatus } from "@/terminal/counter/status";
import { askForDurableStorage } from "./device/browser-fitness";
import { openDeviceDatabase } from "./device/device-database";
import { guardedJournal, guardedTransport, NotTheTerminal } from "./device/guarded";
import { sealedIdentityStore } from "./device/identity-indexeddb";
import { watchIdle } from "./device/idle-watch";
import { browserMemory } from "./device/memory-indexeddb";
import type { TabLock } from "./device/tab-lock";
import { routeKeys } from "./front/key-router";
import type { ScreenFront } from "./front/screen-front";
import { unresolvedFacts } from "./front/unresolved-facts";

const JOURNAL = "yika-pos-journal";
const DEVICE = "yika-pos-device";

export type BrowserTerminalParts = {
  readonly front: ScreenFront;
  readonly lock: TabLock;
  readonly onStatus: (status: CounterStatus) => void;
  /** told by the portal's link, in the address's fragment only */
  readonly activationCode: string | null;
  /** brings the newest software in */
  readonly upgrade: () => void;
  /** nobody pressed a key for long, and the terminal is locked: the time for whatever may interrupt */
  readonly onIdle: () => void;
};

/** `left`: the counter ended by itself · `moved`: another tab is the terminal now */
export type BrowserTerminalEnd = "left" | "moved";

/**
 * The terminal of this browser until it ends: journal, identity and memory in IndexedDB, hints by the event stream, keys
 * and readers led to the front. Rejects with what stopped it; nothing is lost by that, the next start resolves it.
 */
export async function runBrowserTerminal(parts: BrowserTerminalParts): Promise<BrowserTerminalEnd> {
  const { front, lock } = parts;
  await askForDurableStorage();
  const server = window.location.origin;
  const database = await openDeviceDatabase(DEVICE);
  const terminal = new Terminal({
    transport: guardedTransport(fetchTransport(server), lock),
    journal: guardedJournal(await indexedDbJournal(JOURNAL), lock),
    identity: sealedIdentityStore(database),
    screen: front,
    printer: front,
  });
  for (const record of await terminal.openOperations())
    front.showUnknownAs(outcomeOf(record), { title: null, facts: unresolvedFacts(record) });
  let idleMinutes = 0;
  const stops = [
    watchLine(terminal),
    routeKeys(front, window),
    watchIdle(
      () => idleMinutes,
      () => {
        if (front.idle()) parts.onIdle();
      },
    ),
  ];
  lock.onAsked(() => front.end());
  lock.onLost(() => front.end());
  try {
    await runCounter({
      terminal,
      front,
      memory: browserMemory(database),
      clock: { now: () => new Date(), every },
      onStatus: (status) => {
        idleMinutes = status.idleMinutes;
        parts.onStatus(status);
      },
      hints: (told) => {
        const stream = openEvents({ server, speaker: () => terminal.speaker() }, told);
        return () => stream.close();
      },
      upgrade: parts.upgrade,
      ...(parts.activationCode !== null && { activationCode: parts.activationCode }),
    });
    return front.isEnded() ? "moved" : "left";
  } catch (stopped) {
    if (stopped instanceof NotTheTerminal) return "moved";
    throw stopped;
  } finally {
    for (const stop of stops) stop();
    lock.release();
  }
}

function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
}

/** The browser knows first that the line is back; asking the server at once saves the wait for the next poll. */
function watchLine(terminal: Terminal): () => void {
  const ask = () => {
    terminal.reach().catch((stopped: unknown) => {
      if (!(stopped instanceof NotTheTerminal)) throw stopped;
    });
  };
  window.addEventListener("online", ask);
  return () => window.removeEventListener("online", ask);
}
