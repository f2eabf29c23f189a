import { mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileJournal } from "@/terminal/client/journal-file";
import { keyFile } from "@/terminal/client/key-file";
import { fileMemory } from "./file-memory";
import { nullWhen } from "./null-when";

/** Another process runs this terminal: two programs over one journal would end each other's sessions. */
export class TerminalInUse extends Error {
  constructor(readonly directory: string) {
    super(`the terminal in ${directory} is already running`);
  }
}

/** Where a command-line terminal keeps its key, its journal and the server it belongs to. One process at a time. */
export async function openStateDirectory(directory: string) {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const lock = join(directory, "lock");
  await takeLock(lock, directory);
  return {
    identity: keyFile(join(directory, "key.json")),
    journal: await fileJournal(join(directory, "journal")),
    memory: fileMemory(directory),
    serverFile: join(directory, "server"),
    release: () => rm(lock, { force: true }),
  };
}

async function takeLock(lock: string, directory: string): Promise<void> {
  for (let n = 0; n < 2; n++) {
    const file = await open(lock, "wx", 0o600).catch(nullWhen("EEXIST"));
    if (file) {
      await file.writeFile(String(process.pid));
      return file.close();
    }
    const holder = Number(await readFile(lock, "utf8").catch(nullWhen("ENOENT")));
    if (holder > 0 && isRunning(holder)) throw new TerminalInUse(directory);
    await rm(lock, { force: true }); // left behind by a power cut
  }
  throw new TerminalInUse(directory);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failed) {
    if (failed instanceof Error && "code" in failed && failed.code === "EPERM") return true;
    if (failed instanceof Error && "code" in failed && failed.code === "ESRCH") return false;
    throw failed;
  }
}
