import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { instanceHolder, takeInstanceLock } from "./embedded/instance-lock";
import { findPlace, type Place, readPlace, rememberPlace } from "./embedded/place";
import {
  clearStalePostmaster,
  initialise,
  type Postmaster,
  startPostmaster,
  stopPostmaster,
  watchOverPostmaster,
} from "./embedded/postmaster";
import { postgresPrograms } from "./embedded/programs";
import { StartRefusal } from "./start-refusal";

const databaseName = "yika";
const mostRestarts = 5;

export type Embedded = {
  url: string;
  /** Ends PostgreSQL cleanly and gives the data directory back. */
  stop(): Promise<void>;
};

/** The database of a living instance on this data directory, or `null` when none runs. */
export function runningEmbedded(dataDir: string): { url: string; pid: number } | null {
  const pid = instanceHolder(dataDir);
  const place = pid === null ? null : readPlace(dataDir);
  return pid !== null && place && place.port > 0 ? { url: urlOf(place), pid } : null;
}

/**
 * Runs PostgreSQL from the npm package in the data directory, on 127.0.0.1 alone, and takes the directory for this
 * process. Sets it up on the first run, recovers after a kill, and starts PostgreSQL again should it die.
 * `onLost` is told when it cannot be kept up. Throws `StartRefusal`.
 */
export async function startEmbedded(options: {
  dataDir: string;
  say: (text: string) => void;
  onLost: (reason: string) => void;
}): Promise<Embedded> {
  const { dataDir, say } = options;
  // Others may pass through, so that root's database account gets to its own directory below.
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const release = takeInstanceLock(dataDir);
  try {
    const { place, account } = findPlace(dataDir, say);
    const programs = postgresPrograms(account);
    const data = path.join(place.directory, "data");
    if (!fs.existsSync(data)) {
      say("Setting up PostgreSQL …");
      initialise(programs, account, data, place.password);
    }
    const major = Number.parseInt(fs.readFileSync(path.join(data, "PG_VERSION"), "utf8"), 10);
    if (major !== programs.major)
      throw new StartRefusal(
        `The database in ${data} is of PostgreSQL ${major}, the program is ${programs.major}.`,
      );
    await clearStalePostmaster(data, say);

    let stopping = false;
    let restarts = 0;
    let running: Postmaster;
    const start = async (): Promise<void> => {
      const remembered = place.port;
      running = await startOnFreePort(place, (port) => startPostmaster(programs, account, data, port));
      if (place.port !== remembered) rememberPlace(dataDir, place);
      watchOverPostmaster(running, account);
      running.child.once("exit", () => {
        if (stopping) return;
        restarts += 1;
        if (restarts > mostRestarts) return options.onLost("PostgreSQL ended again and again");
        say("PostgreSQL ended unexpectedly; starting it again.");
        clearStalePostmaster(data, say)
          .then(start)
          .catch((error: unknown) => options.onLost(error instanceof Error ? error.message : String(error)));
      });
    };
    await start();
    await ensureDatabase(place);
    return {
      url: urlOf(place),
      async stop() {
        stopping = true;
        await stopPostmaster(running);
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** On the remembered port, or on another when someone else has it; waits for the last remains of a killed run. */
async function startOnFreePort(
  place: Place,
  start: (port: number) => Promise<Postmaster>,
): Promise<Postmaster> {
  const mostAttempts = 100;
  for (let attempt = 1; ; attempt += 1) {
    if (place.port === 0) place.port = await freePort();
    try {
      return await start(place.port);
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      const remains = reason.includes("shared memory block");
      if (attempt === mostAttempts || !(remains || reason.includes("TCP/IP sockets"))) throw error;
      if (remains) await pause(100);
      else place.port = 0;
    }
  }
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string")
    throw new StartRefusal("This machine has no 127.0.0.1.");
  return address.port;
}

async function ensureDatabase(place: Place): Promise<void> {
  const sql = postgres(urlOf(place, "postgres"), { max: 1, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${databaseName}`;
    if (found.length === 0) await sql.unsafe(`create database ${databaseName}`);
  } finally {
    await sql.end();
  }
}

function urlOf(place: Place, database = databaseName): string {
  return `postgres://yika:${place.password}@127.0.0.1:${place.port}/${database}`;
}
