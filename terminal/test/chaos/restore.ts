import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { chooseDatabase, closeDatabase, ledgerSql } from "@/db/client";
import { runningEmbedded } from "@/db/embedded";
import { readPlace } from "@/db/embedded/place";
import { makeMerchant } from "@/db/test/factories";
import { fetchTransport } from "@/terminal/client/transport";
import { DEEDS, nextDeed } from "./deeds";
import { drawFrom } from "./draw";
import { type Figures, figures, type Size } from "./figures";
import { type Hand, openHands } from "./hand";
import type { ServerPlace } from "./place";

const LINES_PER_PART = 400;
/** One batch per till, so that one list tells it all. */
const MIX = DEEDS.filter(({ op }) => op !== "batch.settle");

/**
 * Work, a backup, more work, and the disk is gone: the backup is put back. Every terminal sends its own list, and what
 * the answers name as lacking is exactly what the server lost.
 */
export async function restore(place: ServerPlace, { count, seed }: Size): Promise<Figures> {
  const draw = drawFrom(seed);
  const merchants = [await makeMerchant(), await makeMerchant()] as const;
  const line = { transport: fetchTransport(place.url), directory: place.directory, patient: false };
  const hands = await openHands(merchants, 8, line);
  const work = (operations: number) =>
    Promise.all(
      hands.map(async (hand) => {
        for (let n = 0; n < operations / hands.length; n += 1) await nextDeed(hand, draw, MIX);
      }),
    );
  await work(count / 2);
  const backup = path.join(place.directory, "backup");
  const { directory } = readPlace(place.dataDir) ?? { directory: "" };
  const data = path.join(directory, "data");
  await offline(place, () => void execFileSync("cp", ["-a", data, backup]));
  // Half of the terminals begin a new session after the backup: its number will be given out again.
  for (const [n, { till }] of hands.entries()) if (n % 2 === 0) await till.powerCycle();
  await work(count);
  const before = await countedKeys(hands);

  await offline(place, () => {
    fs.rmSync(data, { recursive: true });
    fs.renameSync(backup, data);
  });
  const after = await countedKeys(hands);
  const lost = [...before].filter((key) => !after.has(key));
  const named: string[] = [];
  const others: string[] = [];
  for (const { till } of hands) {
    await till.powerCycle();
    for (const { what, key } of await differencesOf(till))
      (what === "serverLacks" ? named : others).push(key);
  }
  const listed = new Set(named);
  const unnamed = lost.filter((key) => !listed.has(key)).length;
  const invented = named.filter((key) => !lost.includes(key)).length;
  return figures(
    lost.length,
    `the server lost ${lost.length} operations of ${before.size}; the terminals' lists name ${named.length}: ` +
      `missing from them ${unnamed}, not lost at all ${invented}, other differences ${others.length}`,
    {
      "something was lost": lost.length > 0,
      "every lost operation is named": unnamed === 0,
      "nothing else is named": invented === 0 && others.length === 0 && named.length === listed.size,
    },
  );
}

async function offline(place: ServerPlace, work: () => void): Promise<void> {
  await closeDatabase();
  await place.server.whileStopped(work);
  chooseDatabase(runningEmbedded(place.dataDir)?.url ?? "");
}

/** Every operation that counts in a total, as the ledger has it: terminal, session, trace and kind. */
async function countedKeys(hands: readonly Hand[]): Promise<Set<string>> {
  const ids = hands.map(({ till }) => till.terminalId.toString());
  const rows = await ledgerSql()<{ key: string }[]>`
    select concat_ws('/', e.terminal_id, e.session, e.trace, e.kind) as key from entries e
    where e.terminal_id = any(${`{${ids.join(",")}}`}::bigint[]) and e.kind <> 'reversal' and not exists (
      select 1 from reversals v where v.merchant_id = e.merchant_id and v.terminal_id = e.terminal_id
        and v.session = e.session and v.trace = e.trace)`;
  return new Set(rows.map(({ key }) => key));
}

async function differencesOf(till: Hand["till"]): Promise<{ what: string; key: string }[]> {
  const { terminal, terminalId } = till;
  const batch = terminal.batch();
  const lines = await terminal.journalLines(batch);
  const parts = Math.max(1, Math.ceil(lines.length / LINES_PER_PART));
  const found: { what: string; key: string }[] = [];
  for (let part = 1; part <= parts; part += 1) {
    const items = lines.slice((part - 1) * LINES_PER_PART, part * LINES_PER_PART);
    const outcome = await till.attempt("journal.upload", { operator: "01", batch, part, parts, items });
    if (outcome?.kind !== "done" || outcome.data === null)
      throw new Error(`the list was not taken: ${JSON.stringify(outcome)}`);
    if (!("differences" in outcome.data)) continue;
    for (const { what, session, trace, kind } of outcome.data.differences)
      found.push({ what, key: `${terminalId}/${session}/${trace}/${kind}` });
  }
  return found;
}
