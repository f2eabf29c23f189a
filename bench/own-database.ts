import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { runningEmbedded } from "@/db/embedded";
import { openInstallation } from "@/server/installation";
import { closeLater } from "./closing";

export type OwnDatabase = { readonly dataDir: string; readonly url: string };

/** A new embedded PostgreSQL with the product's settings and schema, in a directory that goes when the bench ends. */
export async function openOwnDatabase(say: (text: string) => void): Promise<OwnDatabase> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "yika-bench-"));
  closeLater(async () => fs.rmSync(dataDir, { recursive: true, force: true }));
  fs.chmodSync(dataDir, 0o711);
  process.env.YIKA_DATA_DIR = dataDir;
  // Never someone's real database.
  delete process.env.DATABASE_URL;
  const onLost = (reason: string) => console.error(reason);
  const installation = await openInstallation({ say, onLost, attach: false });
  closeLater(() => installation.close());
  const running = runningEmbedded(dataDir);
  if (!running) throw new Error("the database that was just started is not running");
  return { dataDir, url: running.url };
}

/** The same rows once more, in a second database of the same server. Nobody may be connected to the first. */
export async function copyDatabase(url: string, name: string): Promise<string> {
  const copy = new URL(url);
  copy.pathname = `/${name}`;
  await asOwner(copy.href.replace(`/${name}`, "/postgres"), async (sql) => {
    await sql.unsafe(`create database ${name} template ${new URL(url).pathname.slice(1)}`);
  });
  return copy.href;
}

/** One connection as the schema's owner. */
export async function asOwner<T>(
  url: string,
  run: (sql: postgres.Sql<{ bigint: bigint }>) => Promise<T>,
): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, types: { bigint: postgres.BigInt } });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}
