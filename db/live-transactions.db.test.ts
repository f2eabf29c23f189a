import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { expect, test } from "vitest";
import { db, ledgerSql } from "@/db/client";
import { installation } from "@/db/schema/merchants";
import { tx } from "@/db/tx";
import { testDatabase } from "./test/database";

const { ownerUrl } = testDatabase();

type Body = (connection: {
  pid: () => Promise<number>;
  write: (value: string) => Promise<unknown>;
}) => Promise<void>;
const doors: Record<string, (body: Body) => Promise<void>> = {
  "tx()": (body) =>
    tx((open) =>
      body({
        pid: async () =>
          (await open.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]?.pid ?? 0,
        write: async (value) => open.insert(installation).values({ name: "late", value }),
      }),
    ),
  "ledgerSql().begin()": (body) =>
    ledgerSql().begin((open) =>
      body({
        pid: async () => (await open<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid ?? 0,
        write: async (value) => open`insert into installation (name, value) values ('late', ${value})`,
      }),
    ),
};

/** Enough at once that every connection of both pools is opened again. */
async function takeEveryConnection(): Promise<void> {
  const statements = Array.from({ length: 24 }, () => [
    db().execute(sql`select pg_sleep(0.02)`),
    ledgerSql()`select pg_sleep(0.02)`,
  ]);
  await Promise.all(statements.flat());
}

test.each(Object.keys(doors))("%s: what goes on after its connection died writes nothing", async (door) => {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let body = Promise.resolve("not begun");
  const transaction = doors[door]?.(({ pid, write }) => {
    const run = async () => {
      await owner`select pg_terminate_backend(${await pid()})`;
      await held;
      await write(door);
    };
    const running = run();
    body = running.then(
      () => "went on",
      (error: Error) => `${error.message} ${error.cause}`,
    );
    return running;
  });
  await expect(transaction).rejects.toThrow();
  await takeEveryConnection();
  goOn();
  expect(await body).toContain("the transaction is over");
  expect(await db().select().from(installation).where(eq(installation.name, "late"))).toEqual([]);
  await owner.end();
});
