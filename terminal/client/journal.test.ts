import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { byKey, isOpen, type Journal, keyText, type OperationRecord } from "./journal";
import { fileJournal } from "./journal-file";
import { memoryJournal } from "./journal-memory";
import { keyFile } from "./key-file";

const directories: string[] = [];
async function directory(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "yika-journal-"));
  directories.push(made);
  return made;
}
afterEach(async () => {
  for (const made of directories.splice(0)) await rm(made, { recursive: true });
});

function recordOf(
  session: number,
  trace: number,
  state: OperationRecord["state"] = "stored",
): OperationRecord {
  return {
    session,
    trace,
    txnId: "ICEiIyQlJicoKSorLC0uLw",
    op: "spend",
    body: '{"note":"龙井"}',
    batch: 1,
    storedAt: "2026-11-22T09:30:00.000Z",
    insteadOf: null,
    state,
    reply: null,
    refusal: null,
    shown: false,
    printed: "no",
  };
}

/** The same promises of every kind of journal; `again` opens it as the next power-on would. */
const KINDS: Record<string, () => Promise<() => Promise<Journal>>> = {
  memory: async () => {
    const journal = memoryJournal();
    return async () => journal;
  },
  file: async () => {
    const path = join(await directory(), "journal");
    return () => fileJournal(path);
  },
};

describe.each(Object.entries(KINDS))("a %s journal", (_, make) => {
  test("gives back what was put, oldest first, after it is opened again", async () => {
    const again = await make();
    const journal = await again();
    for (const record of [recordOf(2, 1), recordOf(1, 10), recordOf(1, 9)]) await journal.put(record);
    await journal.put(recordOf(1, 10, "done"));
    const loaded = await (await again()).load();
    expect(loaded).toEqual([recordOf(1, 9), recordOf(1, 10, "done"), recordOf(2, 1)]);
  });

  test("forgets what is dropped, and only that", async () => {
    const journal = await (await make())();
    await journal.put(recordOf(1, 1));
    await journal.put(recordOf(1, 2));
    await journal.drop({ session: 1, trace: 1 });
    await journal.drop({ session: 9, trace: 9 });
    expect(await journal.load()).toEqual([recordOf(1, 2)]);
  });
});

describe("a file journal", () => {
  test("leaves nothing half-written behind and is for its owner's eyes only", async () => {
    const path = join(await directory(), "journal");
    const journal = await fileJournal(path);
    await journal.put(recordOf(1, 1));
    const names = await readdir(path);
    expect(names).toEqual(["0000000001-0000000001.json"]);
    expect((await stat(join(path, names[0] ?? ""))).mode & 0o777).toBe(0o600);
    expect((await stat(path)).mode & 0o777).toBe(0o700);
  });

  test("a write cut off before the rename changes nothing", async () => {
    const path = join(await directory(), "journal");
    const journal = await fileJournal(path);
    await journal.put(recordOf(1, 1));
    await writeFile(join(path, "0000000001-0000000001.json.new"), '{"session":1,"tra');
    expect(await (await fileJournal(path)).load()).toEqual([recordOf(1, 1)]);
    await journal.put(recordOf(1, 1, "done"));
    expect(await journal.load()).toEqual([recordOf(1, 1, "done")]);
  });

  test("a damaged record stops the terminal instead of being skipped", async () => {
    const path = join(await directory(), "journal");
    const journal = await fileJournal(path);
    await writeFile(join(path, "0000000001-0000000001.json"), '{"session":1}');
    await expect(journal.load()).rejects.toThrow();
  });
});

test("keys sort as they were used, and only final states are closed", () => {
  const keys = [recordOf(10, 2), recordOf(2, 10), recordOf(2, 9)];
  expect(keys.toSorted(byKey).map(keyText)).toEqual(keys.map(keyText).toSorted());
  const open = (
    ["stored", "sent", "unresolved", "reversing", "done", "declined", "cancelled"] as const
  ).filter((state) => isOpen(recordOf(1, 1, state)));
  expect(open).toEqual(["stored", "sent", "unresolved", "reversing"]);
});

test("the key file is kept with mode 0600 and is absent before activation", async () => {
  const path = join(await directory(), "deep", "key.json");
  const store = keyFile(path);
  expect(await store.load()).toBeNull();
  const identity = { terminal: "10000017", key: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8" };
  await store.save(identity);
  expect(await keyFile(path).load()).toEqual(identity);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await writeFile(path, "{}");
  await expect(store.load()).rejects.toThrow();
  expect(await readFile(path, "utf8")).toBe("{}");
});
