import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { writeDurably } from "./durable-file";
import { type IdentityStore, terminalIdentity } from "./identity";

/** The terminal's key in a file only its owner may read (mode 0600). */
export function keyFile(path: string): IdentityStore {
  return {
    load: async () => {
      const text = await readFile(path, "utf8").catch(noneWhenAbsent);
      return text === null ? null : terminalIdentity.parse(JSON.parse(text));
    },
    save: async (identity) => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeDurably(path, `${JSON.stringify(identity)}\n`, 0o600);
    },
  };
}

function noneWhenAbsent(failed: unknown): null {
  if (failed instanceof Error && "code" in failed && failed.code === "ENOENT") return null;
  throw failed;
}
