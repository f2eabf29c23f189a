import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyLedger } from "@/ledger/verify";
import { killServer } from "./test/chaos/kill-server";
import { killTerminals } from "./test/chaos/kill-terminals";
import { type ServerPlace, serverPlace } from "./test/chaos/place";
import { restore } from "./test/chaos/restore";
import { SEED, wrongOf } from "./test/chaos/told";

// Short runs of the rows of docs/reliability.md; `npm run test:chaos` plays them at their full figures.
let place: ServerPlace;
beforeAll(async () => {
  place = await serverPlace();
}, 120_000);
afterAll(() => place.leave(), 60_000);

test("server and PostgreSQL killed under load: nothing acknowledged is lost, nobody has to help", async () => {
  const kills = { count: 5, server: 3, postgres: 2, seed: SEED };
  expect(wrongOf("kill-server", await killServer(place, kills))).toEqual([]);
  expect(await verifyLedger()).toMatchObject({ ok: true, firstBad: null });
}, 240_000);

test("terminals killed at their crash points: their files tell them what became of everything", async () => {
  expect(wrongOf("kill-terminals", await killTerminals(place, { count: 40, seed: SEED }))).toEqual([]);
}, 240_000);

test("an older backup put back: the terminals' lists name exactly what the server lost", async () => {
  expect(wrongOf("restore", await restore(place, { count: 120, seed: SEED }))).toEqual([]);
  expect(await verifyLedger()).toMatchObject({ ok: true, firstBad: null });
}, 240_000);
