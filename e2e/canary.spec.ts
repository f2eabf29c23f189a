import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { merchants } from "@/db/schema/merchants";
import { expect, test } from "./fixtures";
import { enter, makePortalUser } from "./portal-door";
import { playSecondDay } from "./second-day";
import { type Names, playFirstDay } from "./shop";
import { zh } from "./words";

const image = "<img src=x onerror=window.__x=1>";
const script = '"><script>window.__x=1</script>';
const short = "<svg onload=__x=1>";

/** A payload for every text that people type, as long as its field lets it be. */
const names: Names = {
  member: `${image}梅`,
  note: `${script}${image}`,
  store: image,
  terminal: `"><img src onerror=__x=1>`,
  operator: short,
  tier: `'><img src onerror=__x=1>`,
};
const userName = `${image}王`;
const merchantName = `"><script>__x=1</script>茶`;

/** Whether a payload was run, or has become a part of the page that would be. */
async function ran(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      "__x" in window ||
      document.querySelector("[onerror], [onload]") !== null ||
      [...document.scripts].some((script) => /^(window\.)?__x=1$/.test(script.text)),
  );
}

test("the canary sings where a page is careless", async ({ page }) => {
  for (const payload of [image, script, names.store, names.terminal, short, names.tier]) {
    await page.goto("about:blank");
    expect(await ran(page)).toBe(false);
    await page.setContent(`<p title="${payload}">${payload}</p>`);
    await expect.poll(() => page.evaluate(() => "__x" in window), { message: payload }).toBe(true);
    expect(await ran(page)).toBe(true);
  }
});

test("no text that people type is ever run, on any page", async ({ page, merchant, wire }) => {
  await db().update(merchants).set({ name: merchantName }).where(eq(merchants.id, merchant.merchantId));
  const shop = await playFirstDay(merchant, wire, names);
  const { approvalId, employee } = await playSecondDay(shop, `${script}员工`);
  await enter(page.context(), await makePortalUser(merchant, { role: "supervisor", name: userName }));
  const asked = encodeURIComponent(script + image);
  const { store, terminal, operator, tier, member, note } = names;
  const visits: readonly (readonly [address: string, ...shown: string[]])[] = [
    ["/", merchantName],
    ["/entries", store, operator],
    [`/entries?q=${asked}`, script],
    [`/entries?terminal=${shop.terminalId}&operator=${shop.operatorId}`, terminal],
    [`/entries/${shop.spend}`, member, note, store, operator],
    [`/entries/${shop.recharge}`, tier],
    ["/cards", member],
    [`/cards?q=${asked}`, script],
    [`/cards/${shop.card}`, member, terminal],
    ["/cards/stock", merchantName],
    ["/cashiers", operator],
    [`/cashiers/${shop.operatorId}`, operator],
    ["/recharge-tiers", tier],
    [`/recharge-tiers/${shop.tierId}`, tier],
    ["/terminals", terminal, store],
    [`/terminals/${shop.terminalId}`, terminal, store],
    ["/settlements", terminal, store],
    [`/settlements?terminal=${shop.terminalId}`, terminal],
    [`/settlements/${shop.settledBatchId}`, terminal, store, operator],
    ["/approvals", operator],
    [`/approvals/${approvalId}`, operator],
    ["/attendance", employee],
    [`/attendance?from=${asked}`],
    ["/account", userName],
    [`/no-such-page/${asked}`],
    [`/sign-in?merchant=${asked}&next=${encodeURIComponent("javascript:window.__x=1")}`],
  ];
  for (const [address, ...shown] of visits) {
    await test.step(address, async () => {
      await page.goto(address);
      for (const text of shown) await expect(page.getByText(text).first()).toBeAttached();
      expect(await ran(page)).toBe(false);
    });
  }
  await page.goto("/");
  await page.getByRole("button", { name: zh("shell.account") }).click();
  await expect(page.getByRole("menu").getByText(userName)).toBeVisible();
  expect(await ran(page)).toBe(false);
});
