import { test as base, type Page } from "@playwright/test";
import { chooseDatabase, closeDatabase } from "@/db/client";
import { runningEmbedded } from "@/db/embedded";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { fetchTransport, type Transport } from "@/terminal/client/transport";
import { dataDirectory } from "./place";
import { enter, makePortalUser, ownerLogin, pageOf } from "./portal-door";

export { expect } from "@playwright/test";

type Fixtures = {
  /** one of its own for each test, made in the database of the running server */
  merchant: TestMerchant;
  /** a page whose visitor is signed in as the merchant's owner */
  ownerPage: Page;
  /** a page of another browser, whose visitor is signed in as a supervisor of the same merchant */
  supervisorPage: Page;
  /** what carries a terminal's messages to the running server */
  wire: Transport;
};

export const test = base.extend<Fixtures, { database: string }>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => {
      process.env.YIKA_DATA_DIR = dataDirectory();
      const running = runningEmbedded(dataDirectory());
      if (!running) throw new Error("the server under test has no database");
      chooseDatabase(running.url);
      await use(running.url);
      await closeDatabase();
    },
    { scope: "worker" },
  ],
  merchant: async ({ database: _database }, use) => {
    await use(await makeMerchant({ fenPerPoint: 100n, zone: zoneAwayFromMidnight(new Date()) }));
  },
  ownerPage: async ({ page, merchant }, use) => {
    await enter(page.context(), ownerLogin(merchant));
    await use(page);
  },
  supervisorPage: async ({ browser, merchant }, use) => {
    const page = await pageOf(browser, await makePortalUser(merchant, { role: "supervisor" }));
    await use(page);
    await page.context().close();
  },
  wire: async ({ baseURL }, use) => {
    await use(fetchTransport(baseURL ?? ""));
  },
});

/** A test that begins on one business day and ends on the next would find its figures on neither. */
function zoneAwayFromMidnight(at: Date): string {
  const hour = at.toLocaleString("en", { timeZone: "Asia/Shanghai", hour: "numeric", hourCycle: "h23" });
  return hour === "23" || hour === "00" || hour === "0" ? "Europe/London" : "Asia/Shanghai";
}
