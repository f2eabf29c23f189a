import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { ensureKeys } from "@/server/keys";

declare module "vitest" {
  interface ProvidedContext {
    dataDir: string;
    templateUrl: string;
  }
}

/** One PostgreSQL for the whole run, in a directory of its own, with a migrated database that every file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "yika-test-"));
  fs.chmodSync(dataDir, 0o711);
  process.env.YIKA_DATA_DIR = dataDir;
  ensureKeys();
  const embedded = await startEmbedded({ dataDir, say: () => {}, onLost: (reason) => console.error(reason) });
  await migrateDatabase(embedded.url);
  project.provide("dataDir", dataDir);
  project.provide("templateUrl", embedded.url);
  return async () => {
    await embedded.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
}
