import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { brokenBackends } from "./test/chaos/broken-backends";
import { cutReplies } from "./test/chaos/cut-replies";
import { lossyNetwork } from "./test/chaos/lossy-network";
import { ownPlace, type Place } from "./test/chaos/place";
import { replay } from "./test/chaos/replay";
import { SEED, wrongOf } from "./test/chaos/told";

// Short runs of the rows of docs/reliability.md; `npm run test:chaos` plays them at their full figures.
const { ownerUrl } = testDatabase();
let place: Place;
beforeAll(async () => {
  place = await ownPlace(ownerUrl);
});
afterAll(() => place.leave());

test("replies cut after the commit: nothing lost, nothing doubled, no screen that disagrees with the ledger", async () => {
  expect(wrongOf("cut-replies", await cutReplies(place, { count: 250, seed: SEED }))).toEqual([]);
}, 120_000);

test("loss, duplication, reordering, delays, then silence: everything is decided, and rightly", async () => {
  expect(wrongOf("lossy-network", await lossyNetwork(place, { count: 150, seed: SEED }))).toEqual([]);
}, 120_000);

test("a whole history sent again, shuffled, twice, changes no row", async () => {
  expect(wrongOf("replay", await replay(place, { count: 400, seed: SEED }))).toEqual([]);
}, 120_000);

// Last: what it does to the connections is other tests' trouble.
test("connections to the database terminated under load: what was unknown becomes known", async () => {
  expect(wrongOf("broken-backends", await brokenBackends(place, { count: 30, seed: SEED }))).toEqual([]);
}, 120_000);
