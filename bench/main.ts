import { closeDatabase } from "@/db/client";
import { type Afterwards, checkAfterwards, countSpends } from "./afterwards";
import { closeAll } from "./closing";
import { type Alone, measureAlone } from "./database-alone";
import { type BenchOptions, benchOptions, USAGE } from "./options";
import { asOwner, copyDatabase, type OwnDatabase, openOwnDatabase } from "./own-database";
import type { BenchTerminal } from "./plan";
import { populate } from "./populate";
import { type Measured, printReport } from "./report";
import { type ServerProcess, startPagesServer, startTerminalServer } from "./server-process";
import { runSpends, type SpendRun } from "./spend-load";

const say = (text: string) => console.log(`· ${text}`);

async function bench(options: BenchOptions): Promise<Measured> {
  const database = await openOwnDatabase(say);
  const most = Math.max(...options.terminals);
  say(`Making ${most} terminals with their cards …`);
  const terminals = await populate(most);
  // So that plans are made from what is there; otherwise the first minute runs on guesses.
  await asOwner(database.url, (sql) => sql`vacuum analyze`);
  const { entries: before } = await countSpends();
  const alone = options.parts.includes("a") ? await runAlone(database, terminals, options) : null;
  const server = options.parts.includes("b")
    ? await runServer(
        "the terminal's server",
        () => startTerminalServer(database),
        database,
        terminals,
        options,
      )
    : [];
  const route = options.parts.includes("c")
    ? await runServer(
        "the App Router route",
        () => startPagesServer(database, say),
        database,
        terminals,
        options,
      )
    : [];
  return { alone, server, route, afterwards: await look([...server, ...route], before) };
}

async function runAlone(
  database: OwnDatabase,
  terminals: readonly BenchTerminal[],
  { clients, seconds }: BenchOptions,
): Promise<Alone> {
  await closeDatabase();
  const copy = await copyDatabase(database.url, "alone");
  say(`The database alone, ${clients.join(", ")} clients …`);
  return measureAlone(copy, terminals, clients, seconds);
}

async function runServer(
  name: string,
  start: () => Promise<ServerProcess>,
  database: OwnDatabase,
  terminals: readonly BenchTerminal[],
  { terminals: counts, seconds }: BenchOptions,
): Promise<SpendRun[]> {
  const server = await start();
  const runs: SpendRun[] = [];
  for (const count of counts) {
    say(`Spends through ${name}, ${count} terminals …`);
    // Each run begins with its share of the log written out, not with its predecessor's.
    await asOwner(database.url, (sql) => sql`checkpoint`);
    runs.push(await runSpends(server.port, terminals.slice(0, count), seconds));
  }
  await server.stop();
  return runs;
}

async function look(runs: readonly SpendRun[], before: number): Promise<Afterwards> {
  const acknowledged = runs.reduce((sum, run) => sum + run.approved, 0);
  say(`Checking the ledger after ${acknowledged} spends …`);
  return checkAfterwards(acknowledged, before);
}

function optionsOrUsage(): BenchOptions | null {
  try {
    return benchOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return null;
  }
}

let ending = false;
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await closeAll();
  process.exit(code);
}

process.on("SIGINT", () => void end(130));
process.on("SIGTERM", () => void end(143));

const options = optionsOrUsage();
if (!options) await end(2);
else {
  try {
    await end(printReport(await bench(options), options) ? 0 : 1);
  } catch (error) {
    if (!ending) console.error(error);
    await end(1);
  }
}
