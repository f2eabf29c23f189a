import { memoryIdentity } from "@/terminal/client/identity-memory";
import { indexedDbJournal } from "@/terminal/client/journal-indexeddb";
import type { Outcome } from "@/terminal/client/outcome";
import { Terminal } from "@/terminal/client/terminal";
import { fetchTransport, type Transport } from "@/terminal/client/transport";

/** Runs in the page: a till of the browser's own, its journal in IndexedDB, against the server the page came from. */

export type BrowserTill = { readonly terminal: string; readonly key: string; readonly card: string };

export async function openAndSpend(till: BrowserTill): Promise<string[]> {
  const { terminal, shown } = await powerOn(till, overTheWire());
  const operator = "01";
  const card = { no: till.card };
  await terminal.perform("card.open", { operator, card, phone: "13900001234", newPin: "246810" });
  await terminal.perform("recharge", {
    operator,
    card,
    paid: 10_000,
    tender: "cash",
    rechargePassword: "111111",
  });
  await terminal.perform("spend", { operator, card, amount: 3_650, pin: "246810" });
  return shown;
}

/** The spend reaches the server, and the power goes before its answer is heard. */
export async function spendAndLosePower(till: BrowserTill): Promise<string[]> {
  const wire = overTheWire();
  const { terminal, shown } = await powerOn(till, async (request) => {
    const reply = await wire(request);
    if (request.body.includes('"op":"spend"')) await new Promise(() => {});
    return reply;
  });
  const spend = terminal.perform("spend", {
    operator: "01",
    card: { no: till.card },
    amount: 1_800,
    pin: "246810",
  });
  await Promise.race([spend, new Promise((resolve) => setTimeout(resolve, 2_000))]);
  return shown;
}

/** The next morning: the terminal finds out what became of it. */
export async function resume(till: BrowserTill): Promise<{ shown: string[]; principal: number | null }> {
  const { terminal, shown } = await powerOn(till, overTheWire());
  await terminal.resume();
  const balance = await terminal.query("balance", { card: { no: till.card }, pin: "246810" });
  return { shown, principal: balance.kind === "answer" ? balance.data.principal : null };
}

function overTheWire(): Transport {
  return fetchTransport(location.origin);
}

async function powerOn({ terminal, key }: BrowserTill, transport: Transport) {
  const shown: string[] = [];
  const show = (outcome: Outcome) => void shown.push(`${outcome.op} ${outcome.kind}`);
  const journal = await indexedDbJournal("yika-till");
  const identity = memoryIdentity({ terminal, key });
  const parts = { transport, journal, identity, screen: { show }, printer: { print: () => {} } };
  return { terminal: new Terminal(parts), shown };
}
