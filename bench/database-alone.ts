import { type AloneRun, prepareAlone } from "./alone-statement";
import { runNodeClients } from "./node-clients";
import { asOwner } from "./own-database";
import { findPgbench, runPgbench } from "./pgbench";
import type { BenchTerminal } from "./plan";

export type Alone = { readonly by: string; readonly runs: readonly AloneRun[] };

/** (a): one transaction per spend and nothing around it, on a copy of the rows, with each of these client counts. */
export async function measureAlone(
  url: string,
  terminals: readonly BenchTerminal[],
  counts: readonly number[],
  seconds: number,
): Promise<Alone> {
  const pgbench = findPgbench();
  const rows = await prepareAlone(url, terminals);
  const runs: AloneRun[] = [];
  for (const clients of counts.filter((count) => count <= rows.terminals)) {
    for (const warmUp of [true, false]) {
      const task = {
        url,
        rows,
        clients,
        seconds: warmUp ? Math.max(seconds / 5, 1) : seconds,
        session: 2 * clients + (warmUp ? 0 : 1),
      };
      const run = await (pgbench ? runPgbench(pgbench, task) : runNodeClients(task));
      if (!warmUp) runs.push(run);
    }
  }
  await requireBooked(url);
  return { by: pgbench ?? "Node with postgres.js", runs };
}

/** The figure would mean nothing if the guards had let nothing through. */
async function requireBooked(url: string): Promise<void> {
  const [found] = await asOwner(
    url,
    (sql) => sql<{ entries: bigint; requests: bigint }[]>`
      select (select count(*) from entries where kind = 'spend') as entries,
        (select count(*) from requests where op = 'spend') as requests`,
  );
  if (!found || found.entries < 100n || found.entries !== found.requests)
    throw new Error(`the database alone booked ${found?.entries} entries for ${found?.requests} requests`);
}
