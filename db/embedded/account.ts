import { spawnSync } from "node:child_process";
import fs from "node:fs";

const userTool = "useradd";

/** The operating-system account PostgreSQL runs as; `undefined` means this process's own. */
export type Account = { uid: number; gid: number; name: string } | undefined;

/**
 * PostgreSQL refuses to run as root. For root this is the machine's `postgres`, else a system account `yika` made for
 * it, else `nobody`; for anyone else, themselves.
 */
export function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  return accountNamed("postgres") ?? accountNamed("yika") ?? madeAccount() ?? accountNamed("nobody");
}

/** The account that owns an existing database directory, or `null` when this process cannot act as it. */
export function ownerOf(directory: string): Account | null {
  const { uid, gid } = fs.statSync(directory);
  const own = process.getuid?.();
  if (own === undefined || own === uid) return undefined;
  return own === 0 ? { uid, gid, name: String(uid) } : null;
}

/** Whether `account` gets as far as `directory` and may write there: a home of mode 0700 above it stops it. */
export function canUse(account: Account, directory: string): boolean {
  if (!account) return true;
  const asked = spawnSync("/bin/sh", ["-c", 'cd "$0" && test -w .', directory], {
    uid: account.uid,
    gid: account.gid,
    cwd: "/",
    stdio: "ignore",
  });
  return asked.status === 0;
}

function accountNamed(name: string): Account {
  const line = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid), name } : undefined;
}

function madeAccount(): Account {
  spawnSync(userTool, ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "yika"], {
    stdio: "ignore",
  });
  return accountNamed("yika");
}
