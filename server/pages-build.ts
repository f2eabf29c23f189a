import { spawn } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { StartRefusal } from "@/db/start-refusal";

/** Everything a page can be made from. */
const sources = [
  "app",
  "components",
  "db",
  "domain",
  "features",
  "ledger",
  "messages",
  "public",
  "server",
  "terminal",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

/** Builds the pages unless they were built after the last change to what they are made from. */
export async function ensurePages(root: string, say: (text: string) => void): Promise<void> {
  const built = builtAt(root);
  if (built !== null && sources.every((source) => changedAt(path.join(root, source)) <= built)) return;
  say(
    built === null ? "Building the pages, about a minute …" : "Sources changed: building the pages again …",
  );
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const code = await new Promise((resolve) =>
    child.once("exit", (status, signal) => resolve(status ?? signal)),
  );
  if (code !== 0) throw new StartRefusal(`The pages could not be built (next build ended with ${code}).`);
}

function builtAt(root: string): number | null {
  // What the build writes last: one that was interrupted does not count.
  const last = path.join(root, ".next", "export-marker.json");
  return fs.existsSync(last) ? fs.statSync(last).mtimeMs : null;
}

/** Directories count too: a file that was removed leaves its trace there. */
function changedAt(source: string): number {
  if (!fs.existsSync(source)) return 0;
  const { mtimeMs } = fs.statSync(source);
  if (!fs.statSync(source).isDirectory()) return /\.test\.tsx?$/.test(source) ? 0 : mtimeMs;
  return Math.max(mtimeMs, ...fs.readdirSync(source).map((name) => changedAt(path.join(source, name))));
}
