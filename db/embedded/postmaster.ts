import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { StartRefusal } from "../start-refusal";
import type { Account } from "./account";
import { isAlive, processCommand } from "./processes";
import type { Programs } from "./programs";

const gigabyte = 1024 ** 3;
/** Above every system's largest process id. */
const noProcess = 2_147_483_646;

/** Makes the cluster at `data`; killed half-way it leaves nothing that would be taken for one. */
export function initialise(programs: Programs, account: Account, data: string, password: string): void {
  const draft = `${data}.new`;
  const secret = `${data}.password`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.writeFileSync(secret, password, { mode: 0o600 });
  if (account) fs.chownSync(secret, account.uid, account.gid);
  const made = spawnSync(
    programs.initdb,
    [
      ["-D", draft, "-U", "yika", `--pwfile=${secret}`, "--auth=scram-sha-256", "--encoding=UTF8"],
      // The built-in provider sorts the same on every machine and after every upgrade of its C library.
      ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ].flat(),
    { ...account, cwd: path.dirname(data), encoding: "utf8" },
  );
  fs.rmSync(secret, { force: true });
  if (made.status !== 0)
    throw new StartRefusal(
      `PostgreSQL could not be set up: ${lastLine(made.stderr) ?? made.error?.message}.`,
    );
  fs.renameSync(draft, data);
}

/** Durability stays at PostgreSQL's defaults; memory and log volume fit a small machine shared with the server. */
function settings(port: number): string[] {
  const roomy = os.totalmem() > 3 * gigabyte;
  const values = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 60,
    shared_buffers: roomy ? "256MB" : "96MB",
    effective_cache_size: roomy ? "1GB" : "256MB",
    work_mem: "8MB",
    maintenance_work_mem: "64MB",
    wal_buffers: "16MB",
    min_wal_size: "128MB",
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
    random_page_cost: 1.1,
    jit: "off",
    log_checkpoints: "off",
    // Without the DETAIL lines, which would copy rows into the log.
    log_error_verbosity: "terse",
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

export type Postmaster = { child: ChildProcess; pid: number };

/** Starts PostgreSQL and waits until it takes connections. Throws `StartRefusal` with PostgreSQL's own last word. */
export async function startPostmaster(
  programs: Programs,
  account: Account,
  data: string,
  port: number,
): Promise<Postmaster> {
  const logFile = path.join(path.dirname(data), "postgres.log");
  const logHandle = fs.openSync(logFile, "w", 0o600);
  const child = spawn(programs.postgres, ["-D", data, ...settings(port)], {
    ...account,
    cwd: path.dirname(data),
    // A session of its own, or Ctrl-C would stop it under the requests that are still being answered.
    detached: true,
    stdio: ["ignore", logHandle, logHandle],
  });
  fs.closeSync(logHandle);
  let failure: string | null = null;
  child.once("error", (error) => {
    failure = error.message;
  });
  while (failure === null && child.exitCode === null && child.signalCode === null) {
    if (isReady(data, child.pid)) return { child, pid: child.pid ?? 0 };
    await pause(20);
  }
  throw new StartRefusal(
    `PostgreSQL did not start: ${failure ?? lastLine(fs.readFileSync(logFile, "utf8"), "FATAL:")}.`,
  );
}

/**
 * A server that was killed leaves PostgreSQL behind, running or stopping: end it the clean way and wait. When its
 * process id is free, uncollected or someone else's by now, make sure that PostgreSQL sees that too.
 */
export async function clearStalePostmaster(data: string, say: (text: string) => void): Promise<void> {
  const pid = postmasterPid(data);
  if (pid === null) return;
  if (processCommand(pid)?.includes(data)) {
    say(`Stopping the PostgreSQL that an earlier run left behind (pid ${pid}).`);
    process.kill(pid, "SIGINT");
    while (isAlive(pid)) await pause(20);
  }
  if (!fs.existsSync(pidFile(data))) return;
  // Not removed: its other lines let PostgreSQL find backends that outlived their postmaster.
  const text = fs.readFileSync(pidFile(data), "utf8");
  fs.writeFileSync(pidFile(data), text.replace(/^\d+/, String(noProcess)));
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
export async function stopPostmaster({ child, pid }: Postmaster): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(pid, "SIGINT");
  await ended;
}

/** A small process that ends PostgreSQL when this one is gone, however it went: it waits for the end of its input. */
export function watchOverPostmaster({ child, pid }: Postmaster, account: Account): void {
  if (process.platform === "win32") return;
  const watcher = spawn("/bin/sh", ["-c", 'cat >/dev/null; kill -INT "$0"', String(pid)], {
    ...account,
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.unref();
  child.once("exit", () => watcher.kill("SIGKILL"));
}

function isReady(data: string, pid: number | undefined): boolean {
  if (pid === undefined || postmasterPid(data) !== pid) return false;
  return fs.readFileSync(pidFile(data), "utf8").split("\n")[7]?.trim() === "ready";
}

function postmasterPid(data: string): number | null {
  if (!fs.existsSync(pidFile(data))) return null;
  const pid = Number.parseInt(fs.readFileSync(pidFile(data), "utf8"), 10);
  return Number.isSafeInteger(pid) && pid > 1 ? pid : null;
}

function pidFile(data: string): string {
  return path.join(data, "postmaster.pid");
}

function lastLine(text: string | undefined, holding = ""): string | undefined {
  return text
    ?.split("\n")
    .filter((line) => line.trim() !== "" && line.includes(holding))
    .at(-1)
    ?.replace(/^.*?(FATAL|error):\s*/i, "")
    .trim();
}
