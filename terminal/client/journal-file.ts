import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { removeDurably, writeDurably } from "./durable-file";
import { byKey, type Journal, keyText, operationRecord } from "./journal";

const RECORD_FILE = /^\d{10}-\d{10}\.json$/;

/** A journal in a directory of its own, one file per operation, each written with fsync and rename. */
export async function fileJournal(directory: string): Promise<Journal> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return {
    load: async () => {
      const names = (await readdir(directory)).filter((name) => RECORD_FILE.test(name));
      const texts = await Promise.all(names.map((name) => readFile(join(directory, name), "utf8")));
      return texts.map((text) => operationRecord.parse(JSON.parse(text))).sort(byKey);
    },
    put: (record) => writeDurably(join(directory, `${keyText(record)}.json`), JSON.stringify(record), 0o600),
    drop: (key) => removeDurably(directory, `${keyText(key)}.json`),
  };
}
