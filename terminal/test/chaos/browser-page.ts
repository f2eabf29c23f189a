import { memoryIdentity } from "@/terminal/client/identity-memory";
import { indexedDbJournal } from "@/terminal/client/journal-indexeddb";
import { Terminal } from "@/terminal/client/terminal";
import { fetchTransport } from "@/terminal/client/transport";
import { drawFrom } from "./draw";
import { type ShownLine, shownLineOf } from "./shown-line";

/** Runs in the page: tills whose journals are in IndexedDB, until the tab is gone; started by browser-terminals.ts. */

export type BrowserTill = {
  readonly terminal: string;
  readonly key: string;
  readonly card: string;
  readonly rechargePassword: string;
};

declare global {
  /** what stands on a screen is out in the world, whatever becomes of the tab */
  var tellShown: (terminal: string, line: ShownLine) => Promise<void>;
}

/** Works on and on. */
export async function work(tills: readonly BrowserTill[], seed: number): Promise<void> {
  const draw = drawFrom(seed);
  await Promise.all(
    tills.map(async (till) => {
      const terminal = await powerOn(till);
      while ((await terminal.signOn()).kind !== "signed-on");
      const card = { no: till.card };
      for (;;) {
        const kind = draw(12);
        if (kind < 4) {
          const { rechargePassword } = till;
          const paid = 500 + draw(5000);
          await terminal.perform("recharge", {
            operator: "01",
            card,
            paid,
            tender: "cash",
            rechargePassword,
          });
        } else if (kind < 11)
          await terminal.perform("spend", { operator: "01", card, amount: 1 + draw(2000) });
        else if ((await terminal.resume()) === 0)
          await terminal.perform("batch.settle", { operator: "01", totals: await terminal.ownTotals() });
      }
    }),
  );
}

/** Finds out what became of everything; how many operations stay open. */
export async function resolveAll(tills: readonly BrowserTill[]): Promise<number> {
  let open = 0;
  for (const till of tills) {
    const terminal = await powerOn(till);
    await terminal.signOn();
    open += await terminal.resume();
  }
  return open;
}

async function powerOn({ terminal, key }: BrowserTill): Promise<Terminal> {
  return new Terminal({
    transport: fetchTransport(location.origin, { timeoutMs: 3_000 }),
    journal: await indexedDbJournal(`till-${terminal}`),
    identity: memoryIdentity({ terminal, key }),
    screen: {
      show: async (outcome) => {
        if (outcome.kind !== "not-sent") await globalThis.tellShown(terminal, shownLineOf(outcome));
      },
    },
    printer: { print: () => {} },
    wait: async () => {},
  });
}
