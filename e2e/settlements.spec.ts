import type { Page } from "@playwright/test";
import { TOTAL_KIND_WORDS } from "@/domain/totals";
import { expect, test } from "./fixtures";
import { rowOf, says, shows, title } from "./reading";
import { playFirstDay, settle } from "./shop";
import { zh } from "./words";

/** Printing is for the printer: the page only remembers that it was asked. */
async function withoutPrinter(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => {};
  });
}

test("a settlement is frozen with both sides' totals, the cash and its slip", async ({
  ownerPage: page,
  supervisorPage,
  merchant,
  wire,
}) => {
  const shop = await playFirstDay(merchant, wire);
  await settle(shop.till, "02", 0);
  await page.goto("/settlements");
  await says(page, zh("settlements.count", { n: 2 }));
  await rowOf(page, zh("settlements.one.title", { no: 1 }))
    .getByRole("link")
    .click();
  await expect(page).toHaveURL(new RegExp(`/settlements/${shop.settledBatchId}$`));
  await expect(title(page)).toHaveText(`${shop.names.terminal} · ${zh("settlements.one.title", { no: 1 })}`);
  await shows(
    page,
    ["settlements.recharge", "¥100.00"],
    ["settlements.spend", "¥41.50"],
    ["settlements.expectedCash", "¥100.00"],
    ["settlements.countedCash", `¥100.00 ${zh("settlements.one.exact")}`],
    ["settlements.one.operator", `02 ${shop.names.operator}`],
  );
  await says(page, zh("settlements.one.agree"));
  const spends = rowOf(page, new RegExp(`^${TOTAL_KIND_WORDS.spend.zh}\\s*2`));
  await expect(spends.getByRole("cell", { name: "¥41.50", exact: true })).toHaveCount(2);
  const slip = page.getByRole("region", { name: zh("settlements.one.slip") }).getByRole("article");
  await expect(slip).toContainText(merchant.slug);
  await expect(slip).toContainText("¥100.00");

  await page.getByRole("link", { name: zh("settlements.one.entries") }).click();
  await says(page, zh("entries.count", { n: 4 }));
  await page.reload();
  await says(page, zh("entries.count", { n: 4 }));
  await supervisorPage.goto(`/settlements/${shop.settledBatchId}`);
  await says(supervisorPage, zh("settlements.one.agree"));
});

test("a settlement that does not agree says by how much, and is found by it", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  const { till, names } = await playFirstDay(merchant, wire);
  const totals = { spend: { count: 1, sum: 900 } };
  await till.terminal.perform("batch.settle", { operator: "02", totals, countedCash: 30 });
  await page.goto("/settlements?differences=only");
  await says(page, zh("settlements.count", { n: 1 }));
  const row = rowOf(page, zh("settlements.one.title", { no: 2 }));
  await expect(row).toContainText(zh("settlements.checks.totals", { n: 1 }));
  await expect(row).toContainText(zh("settlements.checks.over", { amount: "¥0.30" }));
  await row.getByRole("link").click();
  await says(page, zh("settlements.one.differ", { n: 1 }), `${zh("settlements.one.offBy")} +¥0.30`);
  const spend = page.getByRole("row").filter({ hasText: "¥8.00" });
  await expect(spend.getByRole("cell", { name: "¥9.00", exact: true })).toBeVisible();
  await page.goto("/");
  const terminal = `${names.store} · ${names.terminal}`;
  await page.getByRole("link", { name: zh("dashboard.needs.difference", { terminal, no: 2 }) }).click();
  await says(page, zh("settlements.one.differ", { n: 1 }));
});

test("on paper a settlement is its page or its slip, an entry its slip, without the frame", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  const shop = await playFirstDay(merchant, wire);
  await withoutPrinter(page);
  const frame = [page.getByRole("banner"), page.getByRole("navigation", { name: zh("shell.nav") })];
  const slip = page.getByRole("article");
  const onlySlip = async () => {
    await expect(slip).toBeVisible();
    for (const part of [...frame, title(page)]) await expect(part).toBeHidden();
  };
  const slipButton = page.getByRole("button", { name: zh("settlements.one.printSlip"), exact: true });

  await page.goto(`/settlements/${shop.settledBatchId}`);
  await page.emulateMedia({ media: "print" });
  for (const part of frame) await expect(part).toBeHidden();
  await expect(title(page)).toBeVisible();
  await expect(page.getByText(zh("settlements.one.cashierSign"))).toBeVisible();
  await expect(slip).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await expect(page.getByText(zh("settlements.one.cashierSign"))).toBeHidden();
  await slipButton.click();
  await expect(slip).toContainText(zh("common.slip.copy", { n: 1 }));
  await page.emulateMedia({ media: "print" });
  await onlySlip();
  expect((await slip.boundingBox())?.width).toBeLessThan(230);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(title(page)).toBeVisible();

  await page.emulateMedia({ media: "screen" });
  await page.goto(`/entries/${shop.recharge}`);
  await page.getByRole("button", { name: zh("entries.one.printSlip"), exact: true }).click();
  await expect(slip).toContainText(zh("common.slip.copy", { n: 1 }));
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await onlySlip();
  await expect(slip).toContainText(shop.recharge);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(title(page)).toBeVisible();
  await expect(slip).toBeHidden();
});
