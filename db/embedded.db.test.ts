import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Embedded, runningEmbedded, startEmbedded } from "./embedded";
import { isAlive } from "./embedded/processes";

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "yika-embedded-"));
const said: string[] = [];
let embedded: Embedded | null = null;

const start = async () => {
  embedded = await startEmbedded({
    dataDir,
    say: (text) => said.push(text),
    onLost: (text) => said.push(text),
  });
  return embedded;
};
const stop = async () => {
  await embedded?.stop();
  embedded = null;
};

async function ask<T>(url: string, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}

const postmaster = () =>
  Number.parseInt(fs.readFileSync(path.join(dataDir, "pg/data/postmaster.pid"), "utf8"), 10);
const rows = (url: string) =>
  ask(url, async (sql) => (await sql`select n from kept order by n`).map((row) => row.n));

/** Another process that runs the embedded database; ready once it has printed its address. */
async function holder() {
  const child = spawn(process.execPath, ["--import", "tsx", "db/test/hold-embedded.ts", dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed] = await once(child.stdout, "data");
  return { child, url: String(printed).trim() };
}

beforeAll(() => fs.chmodSync(dataDir, 0o711));
afterAll(async () => {
  await stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

describe("the embedded database", () => {
  test("is durable, on 127.0.0.1 alone, behind a password that only its owner can read", async () => {
    const { url } = await start();
    const settings = await ask(url, async (sql) => {
      await sql`create table kept (n int primary key)`;
      await sql`insert into kept values (1)`;
      return sql`select name, setting from pg_settings where name in
        ('fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'server_encoding') order by name`;
    });
    expect(settings.map((row) => `${row.name}=${row.setting}`)).toEqual([
      "fsync=on",
      "full_page_writes=on",
      "listen_addresses=127.0.0.1",
      "server_encoding=UTF8",
      "synchronous_commit=on",
    ]);
    expect(fs.statSync(path.join(dataDir, "embedded.json")).mode & 0o777).toBe(0o600);
    const guessed = new URL(url);
    guessed.password = "guessed";
    await expect(ask(guessed.href, (sql) => sql`select 1`)).rejects.toThrow(/password authentication failed/);
  });

  test("belongs to one process: a second is told which", async () => {
    const again = startEmbedded({ dataDir, say: () => {}, onLost: () => {} });
    await expect(again).rejects.toThrow(
      `The data directory ${dataDir} is in use by another instance, pid ${process.pid}.`,
    );
    expect(runningEmbedded(dataDir)).toEqual({ url: embedded?.url, pid: process.pid });
  });

  test("comes back by itself when PostgreSQL is killed under the server", async () => {
    const url = embedded?.url ?? "";
    const killed = postmaster();
    process.kill(killed, "SIGKILL");
    await vi.waitFor(() => expect(rows(url)).resolves.toEqual([1]), { timeout: 20_000, interval: 50 });
    expect(postmaster()).not.toBe(killed);
    expect(said).toContain("PostgreSQL ended unexpectedly; starting it again.");
  });

  test("stops cleanly and keeps port and data for the next start", async () => {
    const before = embedded?.url;
    await stop();
    expect(fs.existsSync(path.join(dataDir, "pg/data/postmaster.pid"))).toBe(false);
    expect(runningEmbedded(dataDir)).toBeNull();
    expect((await start()).url).toBe(before);
    await stop();
  });

  test.each(["the server", "the server and PostgreSQL"])(
    "starts again at once after kill -9 of %s",
    async (killed) => {
      const { child, url } = await holder();
      const n = killed === "the server" ? 2 : 3;
      await ask(url, (sql) => sql`insert into kept values (${n})`);
      const orphan = postmaster();
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      if (n === 3) process.kill(orphan, "SIGKILL");
      await ended;
      const again = await start();
      expect(await rows(again.url)).toContain(n);
      expect(isAlive(orphan)).toBe(false);
      await stop();
    },
  );

  test("is not fooled by a process that has the number of a dead one", async () => {
    const stranger = spawn("sleep", ["60"]);
    fs.writeFileSync(
      path.join(dataDir, "instance.lock"),
      JSON.stringify({ pid: stranger.pid, birth: "long ago" }),
    );
    fs.writeFileSync(path.join(dataDir, "pg/data/postmaster.pid"), `${stranger.pid}\n${dataDir}\n`);
    const again = await start();
    expect(await rows(again.url)).toEqual([1, 2, 3]);
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
    stranger.kill();
    await stop();
  });
});
