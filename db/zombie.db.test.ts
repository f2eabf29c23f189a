import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { installation } from "@/db/schema/merchants";
import { tx } from "@/db/tx";
import postgres from "postgres";
import { testDatabase } from "./test/database";

const { ownerUrl } = testDatabase();

test("zombie", async () => {
  const owner = postgres(ownerUrl, { max: 1 });
  let log: unknown[] = [];
  let inner: Promise<void> | undefined;
  let resume = () => {};
  const gate = new Promise<void>((r) => { resume = r; });
  const work = tx((open) => {
    inner = (async () => {
      const [row] = await open.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await owner`select pg_terminate_backend(${row?.pid ?? 0})`;
      await gate;
      for (let i = 0; i < 4; i++) {
      try { await open.insert(installation).values({ name: `zombie${i}`, value: "x" }); log.push("inserted"); } catch (e) { log.push(String((e as Error).cause ?? e)); }
      }
    })();
    return inner;
  });
  log.push(await work.catch((e) => String(e)));
  await Promise.all(Array.from({ length: 24 }, () => db().execute(sql`select pg_sleep(0.05)`)));
  resume();
  await inner?.catch(() => {});
  console.log(log, await db().select().from(installation));
  await owner.end();
});
