import { randomInt } from "node:crypto";
import postgres from "postgres";
import { type AloneRun, type AloneTask, aloneStatement, VARIABLES } from "./alone-statement";

/** What pgbench does, for machines without it: each client sends its next transaction when the last is answered. */
export async function runNodeClients({ url, rows, clients, seconds, session }: AloneTask): Promise<AloneRun> {
  const statement = aloneStatement((name) => `$${VARIABLES.indexOf(name) + 1}`);
  const sql = postgres(url, { max: clients, onnotice: () => {}, connection: { role: "yika_app" } });
  const share = Math.floor(rows.terminals / clients);
  const spend = (client: number, n: number) => {
    const card = randomInt(share) * clients + client + rows.terminals * randomInt(rows.cardsEach);
    const values = [card + 1, randomInt(100, 5001), session, n, client, rows.reply];
    return sql.unsafe(statement, values, { prepare: true });
  };
  try {
    let done = 0;
    const startedAt = performance.now();
    const until = startedAt + seconds * 1000;
    const client = async (_: unknown, number: number) => {
      for (let n = 1; performance.now() < until; n += 1) {
        await spend(number, n);
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    const tookMs = performance.now() - startedAt;
    return { clients, perSecond: (done / tookMs) * 1000, averageMs: (tookMs * clients) / done };
  } finally {
    await sql.end();
  }
}
