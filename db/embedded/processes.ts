import { spawnSync } from "node:child_process";
import fs from "node:fs";

/** When the process began, in the system's own terms; tells it from a later one with the same id. `null`: not alive. */
export function processBirth(pid: number): string | null {
  if (!isAlive(pid)) return null;
  if (process.platform !== "linux") return askPs(pid, "lstart=") || "unknown";
  const boot = readProc("sys/kernel/random/boot_id")?.trim();
  const ticks = statFields(pid)?.[19];
  return ticks === undefined ? null : `${boot} ${ticks}`;
}

/** The command line of a living process, or `null`. */
export function processCommand(pid: number): string | null {
  if (!isAlive(pid)) return null;
  if (process.platform !== "linux") return askPs(pid, "args=");
  return readProc(`${pid}/cmdline`)?.replaceAll("\0", " ").trim() ?? null;
}

/** A process that ended but was not yet collected by its parent counts as dead. */
export function isAlive(pid: number): boolean {
  if (process.platform === "linux") {
    const state = statFields(pid)?.[0];
    return state !== undefined && state !== "Z" && state !== "X";
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Fields of /proc/<pid>/stat from the third (state) on; the second is a name that may hold blanks and brackets. */
function statFields(pid: number): string[] | undefined {
  const stat = readProc(`${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function readProc(name: string): string | undefined {
  try {
    return fs.readFileSync(`/proc/${name}`, "utf8");
  } catch {
    // Processes end between one look and the next.
    return undefined;
  }
}

function askPs(pid: number, column: string): string | null {
  const asked = spawnSync("ps", ["-ww", "-o", column, "-p", String(pid)], { encoding: "utf8" });
  return asked.stdout?.trim() || null;
}
