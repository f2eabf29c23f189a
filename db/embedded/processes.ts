import { spawnSync } from "node:child_process";
import fs from "node:fs";

/** When the process began, in the system's own terms; tells it from a later one with the same id. `null`: not alive. */
export function processBirth(pid: number): string | null {
  if (!isAlive(pid)) return null;
  if (process.platform === "linux") return linuxBirth(pid);
  const asked = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return asked.stdout?.trim() || "unknown";
}

/** The command line of a living process, or `null`. */
export function processCommand(pid: number): string | null {
  if (!isAlive(pid)) return null;
  if (process.platform === "linux") return linuxCommand(pid);
  const asked = spawnSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  return asked.stdout?.trim() || null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function linuxBirth(pid: number): string | null {
  try {
    const boot = fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // Field 22; the name in field 2 may hold blanks, so count from behind its bracket.
    return `${boot} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
  } catch {
    return null;
  }
}

function linuxCommand(pid: number): string | null {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return null;
  }
}
