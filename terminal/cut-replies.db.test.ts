import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards } from "@/db/test/factories";
import { verifyLedger } from "@/ledger/verify";
import { fetchTransport } from "./client/transport";
import { handleTerminalRequest } from "./handler";
import { balanceOf } from "./test/counter-scene";
import { cutProxy, type Fate } from "./test/cut-proxy";
import { judge } from "./test/oracle";
import { wiredTerminal } from "./test/wired-terminal";

testDatabase();

const SEED = Number(process.env.YIKA_SEED ?? 20261122);
const CUTS = Number(process.env.YIKA_CUTS ?? 500);
const TILLS = 8;

test(`${CUTS} replies cut after the commit: nothing lost, nothing doubled, no screen that disagrees with the ledger`, async () => {
  const listener = getRequestListener((request) => handleTerminalRequest(request));
  const server = createServer(listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");

  // Signing on and opening go through; then fates are drawn from the seed, most of them the worst one.
  let armed = false;
  const fates = fc.sample(
    fc.constantFrom<Fate>(
      "cutAfter",
      "cutAfter",
      "cutAfter",
      "cutAfter",
      "pass",
      "pass",
      "cutBefore",
      "duplicate",
    ),
    { numRuns: 5000, seed: SEED },
  );
  let next = 0;
  const proxy = await cutProxy(address.port, () =>
    armed ? (fates[next++ % fates.length] ?? "pass") : "pass",
  );

  const merchant = await makeMerchant();
  const numbers = await makeStockCards(merchant, TILLS);
  const transport = fetchTransport(proxy.url, { timeoutMs: 5000 });
  const tills = await Promise.all(
    numbers.map(async (no) => ({ no, ...(await wiredTerminal(merchant, transport)) })),
  );
  const operator = "01";
  for (const [index, { terminal, no }] of tills.entries()) {
    const card = { no };
    await terminal.perform("card.open", { operator, card, phone: `1370000000${index}` });
    await terminal.perform("recharge", {
      operator,
      card,
      paid: 500_000,
      tender: "cash",
      rechargePassword: merchant.rechargePassword,
    });
  }

  armed = true;
  let operations = 0;
  await Promise.all(
    tills.map(async ({ terminal, no }, index) => {
      const card = { no };
      for (let n = 0; proxy.counts.cutAfter < CUTS; n += 1) {
        operations += 1;
        if ((n + index) % 4 === 0)
          await terminal.perform("recharge", {
            operator,
            card,
            paid: 1000 + n,
            tender: "wechat",
            rechargePassword: merchant.rechargePassword,
          });
        else await terminal.perform("spend", { operator, card, amount: 500 + n });
      }
    }),
  );
  armed = false;
  for (const { terminal } of tills) expect(await terminal.resume()).toBe(0);

  const total = { lost: 0, doubled: 0, wrongScreens: 0, undecided: 0 };
  for (const { terminal, terminalId, shown, no } of tills) {
    const judged = await judge(terminalId, shown);
    total.lost += judged.lost;
    total.doubled += judged.doubled;
    total.wrongScreens += judged.wrongScreens;
    total.undecided += judged.undecided;
    const shownBalance = await terminal.query("balance", { card: { no } });
    const { principal } = await balanceOf(merchant.merchantId, no);
    expect(shownBalance).toMatchObject({ kind: "answer", data: { principal: Number(principal) } });
  }
  const { cutAfter, cutBefore, duplicate } = proxy.counts;
  console.log(
    `cut after commit ${cutAfter}, before ${cutBefore}, duplicated ${duplicate}; operations ${operations}; ` +
      `lost ${total.lost}, doubled ${total.doubled}, wrong screens ${total.wrongScreens}, seed ${SEED}`,
  );
  expect(cutAfter).toBeGreaterThanOrEqual(CUTS);
  expect(total).toEqual({ lost: 0, doubled: 0, wrongScreens: 0, undecided: 0 });
  expect(await verifyLedger()).toMatchObject({ ok: true });
  await proxy.close();
  await new Promise((resolve) => server.close(resolve));
}, 240_000);
