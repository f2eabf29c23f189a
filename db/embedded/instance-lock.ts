import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { StartRefusal } from "../start-refusal";
import { processBirth } from "./processes";

const holderFile = z.object({ pid: z.int(), birth: z.string() });

/** The living process that uses this data directory, or `null`. */
export function instanceHolder(dataDir: string): number | null {
  const holder = readHolder(lockPath(dataDir));
  return holder && processBirth(holder.pid) === holder.birth ? holder.pid : null;
}

/** Takes the data directory for this process; returns how to give it back. A holder that died does not count. */
export function takeInstanceLock(dataDir: string): () => void {
  const file = lockPath(dataDir);
  const mine = { pid: process.pid, birth: processBirth(process.pid) ?? "" };
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      if (linked(draft, file)) return () => releaseLock(file);
      const pid = instanceHolder(dataDir);
      if (pid !== null)
        throw new StartRefusal(`The data directory ${dataDir} is in use by another instance, pid ${pid}.`);
      fs.rmSync(file, { force: true });
    }
    throw new StartRefusal(`The data directory ${dataDir} is being taken by another instance.`);
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function lockPath(dataDir: string): string {
  return path.join(dataDir, "instance.lock");
}

function releaseLock(file: string): void {
  if (readHolder(file)?.pid === process.pid) fs.rmSync(file, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    fs.linkSync(from, to);
    return true;
  } catch (error) {
    if (fs.existsSync(to)) return false;
    throw error;
  }
}

function readHolder(file: string) {
  if (!fs.existsSync(file)) return null;
  try {
    return holderFile.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch {
    // Half written by a machine that lost power, or just given back: nobody holds it.
    return null;
  }
}
