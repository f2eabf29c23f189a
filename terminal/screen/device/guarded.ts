import type { Journal } from "@/terminal/client/journal";
import type { Transport } from "@/terminal/client/transport";
import type { TabLock } from "./tab-lock";

/** This tab is the terminal no longer: whatever it was doing ends here, and the tab that took over resolves it. */
export class NotTheTerminal extends Error {
  override readonly name = "NotTheTerminal";
}

/** A journal that is written only while this tab is the terminal. */
export function guardedJournal(journal: Journal, lock: TabLock): Journal {
  return {
    load: () => whileHeld(lock, () => journal.load()),
    put: (record) => whileHeld(lock, () => journal.put(record)),
    drop: (key) => whileHeld(lock, () => journal.drop(key)),
  };
}

/** A transport that speaks only while this tab is the terminal. */
export function guardedTransport(transport: Transport, lock: TabLock): Transport {
  return (request) => whileHeld(lock, () => transport(request));
}

async function whileHeld<T>(lock: TabLock, work: () => Promise<T>): Promise<T> {
  if (!lock.held()) throw new NotTheTerminal("another window is the terminal now");
  return work();
}
