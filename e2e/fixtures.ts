import { test as base, expect, type Page } from "@playwright/test";
import { chooseDatabase, closeDatabase } from "@/db/client";
import { runningEmbedded } from "@/db/embedded";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { dataDirectory } from "./place";

export { expect } from "@playwright/test";

/**
 * `merchant`: one of its own for each test, made in the database of the running server. `ownerPage`: a page whose
 * visitor signed in as its owner, the way a person does.
 */
export const test = base.extend<{ merchant: TestMerchant; ownerPage: Page }, { database: string }>({
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
    await use(await makeMerchant());
  },
  ownerPage: async ({ page, merchant }, use) => {
    await signIn(page, merchant.slug, merchant.owner);
    await use(page);
  },
});

export async function signIn(
  page: Page,
  slug: string,
  user: { login: string; password: string },
): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("商户", { exact: true }).fill(slug);
  await page.getByLabel("账号", { exact: true }).fill(user.login);
  await page.getByLabel("密码", { exact: true }).fill(user.password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}
