import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { testDatabase } from "@/db/test/database";
import { installationFact, openInstallation } from "./installation";
import { keyFilePath, keyFingerprint } from "./keys";

const { ownerUrl } = testDatabase();
// Not the run's own: other files need their keys while this one takes its away.
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "yika-installation-"));
process.env.YIKA_DATA_DIR = dataDir;
afterAll(() => fs.rmSync(dataDir, { recursive: true }));

test("a database keeps to the keys it was made with", async () => {
  await closeDatabase();
  process.env.DATABASE_URL = ownerUrl;
  const open = async () => {
    globalThis.yikaKeys = undefined;
    return openInstallation({ say: () => {}, onLost: () => {}, attach: false });
  };
  const first = await open();
  expect(first).toMatchObject({ embedded: false, brandNew: true });
  expect(await installationFact("key_fingerprint")).toBe(keyFingerprint());
  await first.close();

  const second = await open();
  expect(second.brandNew).toBe(false);
  await second.close();

  expect(keyFilePath()).toBe(path.join(dataDir, "keys.json"));
  const kept = fs.readFileSync(keyFilePath(), "utf8");
  fs.writeFileSync(keyFilePath(), kept.replace(/"chain": "[^"]{8}/, '"chain": "AAAAAAAA'));
  await expect(open()).rejects.toThrow(
    /^The database was made with other keys than .*keys\.json; put the right/,
  );
  fs.rmSync(keyFilePath());
  await expect(open()).rejects.toThrow(/^The keys of this database are missing: put its keys\.json back/);
  expect(fs.existsSync(keyFilePath())).toBe(false);
  fs.writeFileSync(keyFilePath(), kept);
  await (await open()).close();
});
