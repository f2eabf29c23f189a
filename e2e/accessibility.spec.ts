import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { openPos } from "./pos-shop";
import { inFours } from "./reading";
import { playSecondDay, type SecondDay } from "./second-day";
import { playFirstDay, type Shop } from "./shop";
import { en, zh } from "./words";

const languages = [
  { locale: "zh-CN", say: zh },
  { locale: "en-GB", say: en },
] as const;

/** Every page, with something that only its content says: what stands there while it loads is not meant. */
function pagesOf(shop: Shop, say: typeof zh): readonly (readonly [address: string, content: string])[] {
  const { names } = shop;
  return [
    ["/", "¥100.00"],
    ["/entries", shop.spend],
    ["/entries?q=nothing", say("entries.empty.clear")],
    [`/entries/${shop.voided}`, shop.spendVoid],
    ["/approvals", say("approvals.empty.pending")],
    ["/cards", inFours(shop.card)],
    [`/cards/${shop.card}`, names.member],
    ["/cards/stock", inFours(shop.stockCard)],
    ["/settlements", names.store],
    [`/settlements/${shop.settledBatchId}`, names.operator],
    ["/recharge-tiers", names.tier],
    ["/recharge-tiers/new", say("tiers.nameHelp")],
    [`/recharge-tiers/${shop.tierId}`, say("tiers.facts.noLimit")],
    [`/recharge-tiers/${shop.tierId}/edit`, say("tiers.nameHelp")],
    ["/cashiers", names.operator],
    [`/cashiers/${shop.operatorId}`, names.operator],
    ["/terminals", names.terminal],
    [`/terminals/${shop.terminalId}`, say("terminals.one.signedOnAt")],
    ["/account", say("account.sessions.this")],
    ["/no-such-page", say("common.errors.missingTitle")],
  ];
}

/** The pages where a second person and the employees are seen. */
function pagesOfPeople({ approvalId, employee }: SecondDay, say: typeof zh) {
  return [
    ["/approvals", "小满"],
    [`/approvals/${approvalId}`, say("approvals.one.password")],
    ["/attendance", employee],
  ] as const;
}

/** Serious and critical findings on the page as it stands; in the dark skin only the colours are other ones. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const axe = new AxeBuilder({ page });
    if (colorScheme === "dark") axe.withRules("color-contrast");
    const { violations } = await axe.analyze();
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
    // Each look at a page takes the browser's whole attention for most of a second.
    test.slow();

    test("no page keeps anyone out", async ({ ownerPage: page, merchant, wire }) => {
      const shop = await playFirstDay(merchant, wire);
      for (const [address, content] of pagesOf(shop, say)) {
        await test.step(address, async () => {
          await page.goto(address);
          await expect(page.getByRole("main").getByText(content).first()).toBeVisible();
          expect.soft(await findings(page), address).toEqual([]);
        });
      }
    });

    test("nor do approvals and attendance, on a phone and at a desk", async ({
      ownerPage: page,
      merchant,
      wire,
    }) => {
      const day = await playSecondDay(await playFirstDay(merchant, wire));
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 });
        for (const [address, content] of pagesOfPeople(day, say)) {
          await page.goto(address);
          await expect(
            page.getByRole("main").getByText(content).filter({ visible: true }).first(),
          ).toBeVisible();
          expect.soft(await findings(page), `${address} ${width}`).toEqual([]);
        }
      }
    });

    test("nor does the POS: activation, standby, menu, an amount", async ({ page, context, merchant }) => {
      const seen = async (at: Page, what: string) => {
        for (const [width, height] of [
          [1280, 800],
          [360, 640],
        ] as const) {
          await at.setViewportSize({ width, height });
          expect.soft(await findings(at), `${what} ${width}`).toEqual([]);
        }
      };
      await page.goto("/pos");
      await expect(page.getByRole("textbox")).toBeVisible();
      await seen(page, "activation");
      await page.close();
      const { pos } = await openPos(merchant, context, { lang: locale === "zh-CN" ? "zh" : "en" });
      await seen(pos.page, "standby");
      await pos.ok();
      await pos.asks("menu");
      await seen(pos.page, "menu");
      await pos.keys("3");
      await pos.card("8000000000000000");
      await pos.asks("amount");
      await seen(pos.page, "amount");
    });

    test("nor does a drawer, a question, a menu, or the way in", async ({
      ownerPage: page,
      merchant,
      wire,
    }) => {
      const { terminalId, spend } = await playFirstDay(merchant, wire);
      const dialog = page.getByRole("dialog");
      const clean = async (what: string) => expect.soft(await findings(page), what).toEqual([]);
      const open = async (address: string, deed: string, role: "dialog" | "menu" = "dialog") => {
        await page.goto(address);
        await page.getByRole("button", { name: deed }).click();
        await expect(page.getByRole(role)).toBeVisible();
        await clean(`${address} ${deed}`);
      };
      await open("/terminals", say("terminals.register.deed"));
      await dialog.getByLabel(say("terminals.name"), { exact: true }).fill("前台 2");
      await dialog.getByRole("button", { name: say("terminals.register.submit") }).click();
      await expect(dialog.getByRole("img", { name: say("terminals.code.qr") })).toBeVisible();
      await clean("activation code");
      await open(`/terminals/${terminalId}`, say("terminals.suspend.deed"));
      await open("/cashiers", say("cashiers.add.deed"));
      await dialog.getByRole("button", { name: say("cashiers.add.deed") }).click();
      await expect(dialog.getByText(say("errors.fields.REQUIRED"))).toBeVisible();
      await clean("a refused form");
      await open("/", say("shell.account"), "menu");
      await page.setViewportSize({ width: 390, height: 844 });
      await open("/entries", say("common.more"), "menu");
      await page.keyboard.press("Escape");
      await expect(page.getByText(spend)).toBeVisible();
      await clean("entries on a phone");
      await page.context().clearCookies();
      await page.goto("/sign-in");
      await page.getByRole("button", { name: say("auth.submit"), exact: true }).click();
      await expect(page.getByText(say("auth.needed.password"))).toBeVisible();
      await clean("sign-in");
    });
  });
}
