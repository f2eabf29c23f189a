import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { chooseDatabase, closeDatabase } from "@/db/client";
import { runningEmbedded } from "@/db/embedded";
import { makeMerchant } from "@/db/test/factories";
import { verifyLedger } from "@/ledger/verify";
import { fetchTransport } from "./client/transport";
import { type ServerProcess, serverProcess } from "./test/server-process";
import { judgeTills, openTills, runTills } from "./test/till-load";

const SEED = Number(process.env.YIKA_SEED ?? 20261122);
const SERVER_KILLS = Number(process.env.YIKA_SERVER_KILLS ?? 5);
const POSTGRES_KILLS = Number(process.env.YIKA_POSTGRES_KILLS ?? 2);
const TILLS = 6;

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "yika-kills-"));
fs.chmodSync(dataDir, 0o711);
// The keys of that server: what is made here has to open there.
process.env.YIKA_DATA_DIR = dataDir;
let server: ServerProcess;

beforeAll(async () => {
  server = await serverProcess(dataDir);
  chooseDatabase(runningEmbedded(dataDir)?.url ?? "");
}, 120_000);

afterAll(async () => {
  await closeDatabase();
  await server.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

const victims = [
  ...Array.from({ length: SERVER_KILLS }, () => "server" as const),
  ...Array.from({ length: POSTGRES_KILLS }, () => "postgres" as const),
];
/** Who is killed in turn, and after how many further acknowledged operations. */
const [plan] = fc.sample(
  fc.record({
    kills: fc.shuffledSubarray(victims, { minLength: victims.length }),
    lulls: fc.infiniteStream(fc.integer({ min: 20, max: 60 })),
  }),
  { numRuns: 1, seed: SEED },
);

test(`${SERVER_KILLS} kills of the server and ${POSTGRES_KILLS} of PostgreSQL under load: nothing acknowledged is lost, nobody has to help`, async () => {
  const merchant = await makeMerchant();
  const tills = await openTills(merchant, TILLS, fetchTransport(server.url), { wait: true });
  // Those who look afterwards hold no connection while PostgreSQL dies.
  await closeDatabase();

  let acknowledged = 0;
  let over = false;
  const load = runTills(tills, {
    enough: () => over,
    acknowledged: () => {
      acknowledged += 1;
    },
  });
  const more = async (operations: number) => {
    const from = acknowledged;
    await vi.waitUntil(() => acknowledged >= from + operations, { timeout: 60_000, interval: 1 });
  };
  for (const victim of plan?.kills ?? []) {
    await more(Number(plan?.lulls.next().value));
    if (victim === "server") await server.killAndStart();
    else server.killPostgres();
  }
  await more(60);
  over = true;
  await load;

  const unknown = tills.flatMap(({ shown }) => shown).filter(({ kind }) => kind === "unknown").length;
  const judged = await judgeTills(tills);
  console.log(
    `kills: server ${SERVER_KILLS}, PostgreSQL ${POSTGRES_KILLS}; acknowledged ${acknowledged}, shown as unknown meanwhile ${unknown}, ` +
      `lost ${judged.lost}, ` +
      `doubled ${judged.doubled}, wrong screens ${judged.wrongScreens}, wrong balances ${judged.wrongBalances}, seed ${SEED}`,
  );
  expect(judged).toEqual({ lost: 0, doubled: 0, wrongScreens: 0, undecided: 0, open: 0, wrongBalances: 0 });
  expect(await verifyLedger()).toMatchObject({ ok: true, firstBad: null });
}, 240_000);
