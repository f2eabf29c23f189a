import { makeTerminal, type TestMerchant } from "@/db/test/factories";
import { memoryIdentity } from "@/terminal/client/identity-memory";
import { memoryJournal } from "@/terminal/client/journal-memory";
import { Terminal } from "@/terminal/client/terminal";
import type { Transport } from "@/terminal/client/transport";
import { NoAnswer } from "@/terminal/client/transport";
import { runCounter } from "@/terminal/counter/counter";
import type { CounterStatus } from "@/terminal/counter/status";
import { HandClock } from "@/terminal/counter/test/hand-clock";
import { memoryInRam } from "@/terminal/counter/test/memory-in-ram";
import { type Line, ScriptedFront } from "@/terminal/counter/test/scripted-front";
import { toBase64url } from "@/terminal/protocol/base64url";
import { directTransport } from "./wired-terminal";

/** A network that can be pulled and put back. */
export class PulledNetwork {
  up = true;

  constructor(private readonly over: Transport = directTransport) {}

  readonly transport: Transport = async (request) => {
    if (!this.up) throw new NoAnswer("the network is pulled");
    return this.over(request);
  };
}

export type Played = {
  readonly front: ScriptedFront;
  readonly terminal: Terminal;
  readonly statuses: readonly CounterStatus[];
  /** the newest status */
  status(): CounterStatus | undefined;
};

/**
 * A counter of this merchant that keeps key, journal and memory from one power-on to the next, worked by a script over the
 * real handler.
 */
export async function scriptedCounter(of: TestMerchant, at: Date) {
  const { terminalId, key } = await makeTerminal(of);
  const identity = memoryIdentity({ terminal: terminalId.toString(), key: toBase64url(key) });
  let journal = memoryJournal();
  const memory = memoryInRam();
  const network = new PulledNetwork();
  const clock = new HandClock(at);
  return {
    terminalId,
    memory,
    network,
    clock,
    /** A device whose list of operations is gone, as after a server restore the other way round. */
    loseJournal: () => {
      journal = memoryJournal();
    },
    /** Power on, everything the script says, power off. */
    play: async (lines: Line[], { version = "1.0.0" } = {}): Promise<Played> => {
      const front = new ScriptedFront(lines);
      const terminal = new Terminal({
        transport: network.transport,
        identity,
        journal,
        screen: front,
        printer: front,
        version,
        wait: async () => {},
      });
      const statuses: CounterStatus[] = [];
      const onStatus = (status: CounterStatus) => void statuses.push(status);
      await runCounter({ terminal, front, memory, clock, onStatus });
      return { front, terminal, statuses, status: () => statuses.at(-1) };
    },
  };
}
