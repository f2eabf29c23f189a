import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensurePages } from "@/server/pages-build";
import { closeLater } from "./closing";
import type { OwnDatabase } from "./own-database";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export type ServerProcess = { readonly port: number; stop(): Promise<void> };

/** The product's own server with the terminal's door alone, as it runs in production. */
export function startTerminalServer(database: OwnDatabase): Promise<ServerProcess> {
  const args = ["--import", "tsx", "server.ts", "--only", "terminal"];
  return started(args, settings(database, 0), /Yika is at http:\/\/localhost:(\d+)/);
}

/** The pages' server as hosts without the product's own server run it; builds the pages first if need be. */
export async function startPagesServer(
  database: OwnDatabase,
  say: (text: string) => void,
): Promise<ServerProcess> {
  await ensurePages(root, say);
  const port = await freePort();
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const args = [next, "start", "-H", "127.0.0.1", "-p", String(port)];
  const environment = { ...settings(database, port), DATABASE_URL: database.url };
  const server = await started(args, environment, /Ready in/);
  return { ...server, port };
}

function settings({ dataDir }: OwnDatabase, port: number) {
  const own = { YIKA_DATA_DIR: dataDir, PORT: String(port), HOST: "127.0.0.1", LOG_LEVEL: "warn" };
  return { ...process.env, ...own, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
}

/** Waits for the line that says it is ready; its first group is the port. */
async function started(args: string[], env: NodeJS.ProcessEnv, ready: RegExp): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  const stop = () => ended(child);
  closeLater(stop);
  const match = await new Promise<RegExpExecArray>((resolve, reject) => {
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const found = ready.exec(said);
      if (found) resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`${args.join(" ")} ended (${code})\n${said}`)));
  });
  return { port: Number(match[1] ?? 0), stop };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await exit;
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
