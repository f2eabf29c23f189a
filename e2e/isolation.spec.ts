import type { Page } from "@playwright/test";
import { makeMerchant } from "@/db/test/factories";
import { expect, test } from "./fixtures";
import { ownerLogin, pageOf } from "./portal-door";
import { title } from "./reading";
import { PHONE, playFirstDay, type Shop } from "./shop";
import { zh } from "./words";

const missing = zh("common.errors.missingTitle");

/** The page of each noun: whose it is, and a number of the same shape that nobody has. */
function nounPages(shop: Shop) {
  const absentId = "987654321987";
  const pages = [
    { noun: "card", path: "/cards/", id: shop.card, absent: "8999999999999994" },
    { noun: "number in stock", path: "/cards/", id: shop.stockCard, absent: "8999999999999994" },
    { noun: "entry", path: "/entries/", id: shop.spend, absent: absentId },
    { noun: "terminal", path: "/terminals/", id: shop.terminalId, absent: absentId },
    { noun: "cashier", path: "/cashiers/", id: shop.operatorId, absent: absentId },
    { noun: "tier", path: "/recharge-tiers/", id: shop.tierId, absent: absentId },
    { noun: "settlement", path: "/settlements/", id: shop.settledBatchId, absent: absentId },
  ];
  return [
    ...pages.map((page) => ({ ...page, tail: "" })),
    { noun: "tier's form", path: "/recharge-tiers/", id: shop.tierId, absent: absentId, tail: "/edit" },
  ];
}

/** All that a visitor can tell of an address: status, title, words; the number itself left out. */
async function seen(page: Page, { path, tail }: { path: string; tail: string }, id: string) {
  const answer = await page.goto(`${path}${id}${tail}`);
  await expect(page.getByText(missing)).toBeVisible();
  const words = await page.getByRole("main").innerText();
  const told = { status: answer?.status(), title: await page.title(), words };
  return JSON.parse(JSON.stringify(told).replaceAll(id, "…"));
}

test("what another merchant has, and what nobody has, look the same", async ({
  ownerPage,
  merchant,
  wire,
  browser,
}) => {
  const shop = await playFirstDay(merchant, wire);
  const stranger = await pageOf(browser, ownerLogin(await makeMerchant()));
  const secrets = [...Object.values(shop.names), PHONE, merchant.slug];
  for (const page of nounPages(shop)) {
    await test.step(page.noun, async () => {
      await ownerPage.goto(`${page.path}${page.id}${page.tail}`);
      await expect(title(ownerPage)).toBeVisible();
      await expect(title(ownerPage)).not.toHaveText(missing);
      const another = await seen(stranger, page, page.id);
      const html = await (await stranger.request.get(`${page.path}${page.id}${page.tail}`)).text();
      expect(secrets.filter((secret) => html.includes(secret))).toEqual([]);
      expect(another).toEqual(await seen(stranger, page, page.absent));
    });
  }
});

test("another merchant's numbers in a search or a filter find nothing", async ({
  merchant,
  wire,
  browser,
}) => {
  const shop = await playFirstDay(merchant, wire);
  const stranger = await pageOf(browser, ownerLogin(await makeMerchant()));
  const secrets = [...Object.values(shop.names), "¥36.50"];
  const entries = [
    `q=${shop.card}`,
    `q=${shop.spend}`,
    `q=${PHONE}`,
    "q=000001",
    `terminal=${shop.terminalId}`,
    `operator=${shop.operatorId}`,
    `batch=${shop.settledBatchId}`,
    `store=${merchant.storeId}`,
  ];
  const cards = [
    `q=${shop.card}`,
    `q=${shop.card.slice(-4)}`,
    `q=${PHONE}`,
    "q=梅",
    `store=${merchant.storeId}`,
  ];
  const addresses = [
    ...entries.map((query) => `/entries?${query}`),
    ...cards.map((query) => `/cards?${query}`),
    `/settlements?terminal=${shop.terminalId}`,
    `/terminals?store=${merchant.storeId}`,
    `/?store=${merchant.storeId}`,
  ];
  for (const address of addresses) {
    const answer = await stranger.request.get(address);
    expect(answer.status()).toBe(200);
    const html = await answer.text();
    expect(
      secrets.filter((secret) => html.includes(secret)),
      address,
    ).toEqual([]);
  }
});
