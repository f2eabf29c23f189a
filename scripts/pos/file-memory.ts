import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeDurably } from "@/terminal/client/durable-file";
import { type CounterMemory, NOTHING_REMEMBERED, remembered } from "@/terminal/counter/memory";
import { fromBase64url, toBase64url } from "@/terminal/protocol/base64url";
import { type MacKey, macKeyOf, macOf, randomBytes } from "@/terminal/protocol/crypto-web";
import { nullWhen } from "./null-when";

const OWNER_ONLY = 0o600;

/** What the counter remembers, in files only their owner may read; the device's key is made at first use. */
export function fileMemory(directory: string): CounterMemory {
  const path = join(directory, "counter.json");
  let key: Promise<MacKey> | null = null;
  return {
    load: async () => {
      const text = await readFile(path, "utf8").catch(nullWhen("ENOENT"));
      return text === null ? NOTHING_REMEMBERED : remembered.parse(JSON.parse(text));
    },
    save: (kept) => writeDurably(path, `${JSON.stringify(kept)}\n`, OWNER_ONLY),
    digest: async (text) => {
      key ??= deviceKey(join(directory, "device-key"));
      return macOf(await key, text);
    },
  };
}

async function deviceKey(path: string): Promise<MacKey> {
  const kept = await readFile(path, "utf8").catch(nullWhen("ENOENT"));
  if (kept !== null) {
    const bytes = fromBase64url(kept.trim());
    if (!bytes) throw new Error(`the device's key in ${path} cannot be read`);
    return macKeyOf(bytes);
  }
  const made = randomBytes(32);
  await writeDurably(path, `${toBase64url(made)}\n`, OWNER_ONLY);
  return macKeyOf(made);
}
