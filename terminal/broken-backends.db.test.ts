import * as fc from "fast-check";
import postgres from "postgres";
import { afterAll, expect, test, vi } from "vitest";
import { testDatabase } from "@/db/test/database";
import { makeMerchant } from "@/db/test/factories";
import { judgeTills, openTills, runTills } from "./test/till-load";

const { ownerUrl } = testDatabase();

const SEED = Number(process.env.YIKA_SEED ?? 20261122);
const ROUNDS = Number(process.env.YIKA_TERMINATIONS ?? 40);

// Every broken statement is logged, and there are hundreds.
process.env.LOG_LEVEL = "silent";

const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

test(`all connections terminated ${ROUNDS} times under load: nothing is lost, and what was unknown becomes known`, async () => {
  // Two merchants, so that more than one lane is under way.
  const tills = [
    ...(await openTills(await makeMerchant(), 4)),
    ...(await openTills(await makeMerchant(), 4)),
  ];
  let acknowledged = 0;
  let over = false;
  const load = runTills(tills, {
    enough: () => over,
    acknowledged: () => {
      acknowledged += 1;
    },
  });
  let terminated = 0;
  for (const lull of fc.sample(fc.nat(12), { numRuns: ROUNDS, seed: SEED })) {
    const from = acknowledged;
    await vi.waitUntil(() => acknowledged > from + lull, { timeout: 30_000, interval: 1 });
    const gone = await owner`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'yika'`;
    terminated += gone.length;
  }
  over = true;
  await load;
  const judged = await judgeTills(tills);
  console.log(
    `terminated backends: ${terminated} in ${ROUNDS} rounds; acknowledged ${acknowledged}, lost ${judged.lost}, ` +
      `doubled ${judged.doubled}, wrong screens ${judged.wrongScreens}, wrong balances ${judged.wrongBalances}, seed ${SEED}`,
  );
  expect(terminated).toBeGreaterThanOrEqual(ROUNDS);
  expect(judged).toEqual({ lost: 0, doubled: 0, wrongScreens: 0, undecided: 0, open: 0, wrongBalances: 0 });
}, 120_000);
