import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { title } from "./reading";
import { playFirstDay, type Shop } from "./shop";
import { en, zh } from "./words";

const languages = [
  { locale: "zh-CN", say: zh },
  { locale: "en-GB", say: en },
] as const;

function pagesOf(shop: Shop): string[] {
  return [
    "/",
    "/entries",
    "/entries?q=nothing",
    `/entries/${shop.voided}`,
    "/cards",
    `/cards/${shop.card}`,
    "/cards/stock",
    "/settlements",
    `/settlements/${shop.settledBatchId}`,
    "/recharge-tiers",
    "/recharge-tiers/new",
    `/recharge-tiers/${shop.tierId}`,
    `/recharge-tiers/${shop.tierId}/edit`,
    "/cashiers",
    `/cashiers/${shop.operatorId}`,
    "/terminals",
    `/terminals/${shop.terminalId}`,
    "/account",
    "/no-such-page",
  ];
}

/** Serious and critical findings on the page as it stands, in the light skin and in the dark one. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== "serious" && impact !== "critical") continue;
      found.push(...nodes.map((node) => `${colorScheme} ${id}: ${node.html}`));
    }
  }
  return found;
}

for (const { locale, say } of languages) {
  test.describe(locale, () => {
    test.use({ locale });

    test("no page keeps anyone out", async ({ ownerPage: page, merchant, wire }) => {
      const shop = await playFirstDay(merchant, wire);
      for (const address of pagesOf(shop)) {
        await test.step(address, async () => {
          await page.goto(address);
          await expect(title(page)).toBeVisible();
          await expect(page.getByRole("status", { name: say("common.loading") })).toBeHidden();
          expect.soft(await findings(page), address).toEqual([]);
        });
      }
    });

    test("nor does a drawer, a question, a menu, or the way in", async ({
      ownerPage: page,
      merchant,
      wire,
    }) => {
      const { terminalId } = await playFirstDay(merchant, wire);
      const open = async (address: string, deed: string, role: "dialog" | "menu" = "dialog") => {
        await page.goto(address);
        await page.getByRole("button", { name: deed }).click();
        await expect(page.getByRole(role)).toBeVisible();
        expect.soft(await findings(page), `${address} ${deed}`).toEqual([]);
      };
      await open("/terminals", say("terminals.register.deed"));
      await page.getByRole("dialog").getByLabel(say("terminals.name"), { exact: true }).fill("前台 2");
      await page
        .getByRole("dialog")
        .getByRole("button", { name: say("terminals.register.submit") })
        .click();
      await expect(page.getByRole("img", { name: say("terminals.code.qr") })).toBeVisible();
      expect.soft(await findings(page), "activation code").toEqual([]);
      await open(`/terminals/${terminalId}`, say("terminals.suspend.deed"));
      await open("/cashiers", say("cashiers.add.deed"));
      await page
        .getByRole("dialog")
        .getByRole("button", { name: say("cashiers.add.deed") })
        .click();
      await expect(page.getByRole("dialog").getByText(say("errors.fields.REQUIRED"))).toBeVisible();
      expect.soft(await findings(page), "a refused form").toEqual([]);
      await open("/cards/stock", say("cards.stock.generate"));
      await open("/account", say("account.everywhere.deed"));
      await open("/", say("shell.account"), "menu");
      await page.setViewportSize({ width: 390, height: 844 });
      await open("/", say("common.more"), "menu");
      await page.goto("/entries");
      await expect(title(page)).toBeVisible();
      expect.soft(await findings(page), "entries on a phone").toEqual([]);
      await page.context().clearCookies();
      await page.goto("/sign-in");
      await page.getByRole("button", { name: say("auth.submit"), exact: true }).click();
      await expect(page.getByText(say("auth.needed.password"))).toBeVisible();
      expect.soft(await findings(page), "sign-in").toEqual([]);
    });
  });
}
