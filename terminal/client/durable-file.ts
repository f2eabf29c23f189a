import { open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Puts `text` at `path` so that after a power cut there is either the old file or the new one, whole: write aside, fsync,
 * rename, fsync the directory. `mode` is the file's permission.
 */
export async function writeDurably(path: string, text: string, mode: number): Promise<void> {
  const aside = `${path}.new`;
  const file = await open(aside, "w", mode);
  try {
    await file.writeFile(text, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, path);
  await syncDirectory(dirname(path));
}

/** Removes a file for good; one that is not there is fine. */
export async function removeDurably(directory: string, name: string): Promise<void> {
  await rm(join(directory, name), { force: true });
  await syncDirectory(directory);
}

async function syncDirectory(path: string): Promise<void> {
  if (process.platform === "win32") return; // a directory cannot be opened there; NTFS journals the rename itself
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
