import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { readPlace } from "@/db/embedded/place";
import { waitUntil } from "./chaos/wait-until";

/** The product's own server with the product's own database, as a process of its own: something that can be killed. */
export type ServerProcess = {
  readonly url: string;
  /** Kills it without a word, and starts it again at the same port. */
  killAndStart(): Promise<void>;
  /** Stops it, with its database, for what can only be done meanwhile, and starts it again at the same port. */
  whileStopped(work: () => void): Promise<void>;
  /** Kills PostgreSQL under it; the server has to notice by itself. */
  killPostgres(): void;
  /** the last it has said, its log of errors included: what to look at when it stands still */
  said(): string;
  stop(): Promise<void>;
};

const KEPT = 4_000;

export async function serverProcess(dataDir: string): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let said = "";
  const hear = (text: string) => {
    said = (said + text).slice(-KEPT);
  };
  const begin = () => start(port, url, dataDir, hear);
  let child = await begin();
  return {
    url,
    async killAndStart() {
      await end(child, "SIGKILL");
      child = await begin();
    },
    async whileStopped(work) {
      await end(child, "SIGTERM");
      work();
      child = await begin();
    },
    killPostgres: () => process.kill(postmasterOf(dataDir), "SIGKILL"),
    said: () => said,
    stop: () => end(child, "SIGTERM"),
  };
}

async function start(
  port: number,
  url: string,
  dataDir: string,
  hear: (text: string) => void,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", "server.ts", "--only", "terminal"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DATABASE_URL: "",
      YIKA_URL: "",
      YIKA_DEMO: "off",
      YIKA_DATA_DIR: dataDir,
      HOST: "127.0.0.1",
      PORT: String(port),
      LOG_LEVEL: "error",
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part) => {
      if (said.length < KEPT) said += String(part);
      hear(String(part));
    });
  const isUp = async () => {
    if (child.exitCode !== null) throw new Error(`the server ended (${child.exitCode})\n${said}`);
    return (
      (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null))?.status ===
      200
    );
  };
  await waitUntil(isUp, "the server's health", { everyMs: 25 });
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

function postmasterOf(dataDir: string): number {
  const place = readPlace(dataDir);
  if (!place) throw new Error("there is no embedded database");
  return Number.parseInt(fs.readFileSync(path.join(place.directory, "data/postmaster.pid"), "utf8"), 10);
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
