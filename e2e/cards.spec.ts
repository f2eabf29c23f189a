import { auditRows } from "@/db/test/audit-rows";
import { ENTRY_KIND_WORDS } from "@/domain/entry";
import { expect, test } from "./fixtures";
import { inFours, rowOf, says, shows, title } from "./reading";
import { PHONE, playFirstDay } from "./shop";
import { zh } from "./words";

test("a card is found by number, last digits, phone and name; others are not", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  const shop = await playFirstDay(merchant, wire);
  await page.goto("/cards");
  const box = page.getByRole("main").getByRole("searchbox", { name: zh("cards.search") });
  const row = rowOf(page, inFours(shop.card));
  for (const typed of [shop.card, inFours(shop.card), shop.card.slice(-4), PHONE, "5678", "梅梅"]) {
    await box.fill(typed);
    await box.press("Enter");
    await expect(page).toHaveURL((url) => url.searchParams.get("q") === typed);
    await expect(row).toContainText("¥65.50");
    await expect(row).toContainText("139 **** 5678");
  }
  await page.reload();
  await expect(row).toBeVisible();
  await box.fill("李雷");
  await box.press("Enter");
  await expect(page.getByText(zh("cards.empty.soughtTitle", { q: "李雷" }))).toBeVisible();
  await page.getByRole("link", { name: zh("cards.empty.clear") }).click();
  await expect(row).toBeVisible();
  await page.goto("/cards?state=lost");
  await expect(page.getByText(zh("cards.empty.filteredTitle"))).toBeVisible();
});

test("a card's page tells its holder, its balances and everything that happened to it", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  const shop = await playFirstDay(merchant, wire);
  await page.goto("/cards");
  await rowOf(page, inFours(shop.card)).getByRole("link").click();
  await expect(title(page)).toHaveText(inFours(shop.card));
  await shows(
    page,
    ["cards.balance", "¥65.50"],
    ["cards.name", shop.names.member],
    ["cards.birthday", "1990-02-28"],
    ["cards.openedStore", shop.names.store],
    ["cards.pin.title", zh("cards.pin.set")],
    ["cards.recharges", zh("cards.times", { n: 1 })],
  );
  const happenings = page.getByRole("region", { name: zh("cards.timeline") }).getByRole("listitem");
  await expect(happenings).toHaveCount(6);
  const { recharge, spend, spendVoid } = ENTRY_KIND_WORDS;
  const words = [spend, spendVoid, spend, spend, recharge].map((kind) => kind.zh);
  for (const [index, word] of [...words, zh("cards.deeds.opened")].entries())
    await expect(happenings.nth(index)).toContainText(word);
  await happenings.nth(4).getByRole("link", { name: shop.recharge }).click();
  await expect(title(page)).toHaveText(`${recharge.zh} ¥100.00`);
});

test("a phone is shown whole only on request, and who asked stands on the card and in the audit", async ({
  supervisorPage: page,
  ownerPage,
  merchant,
  wire,
}) => {
  const shop = await playFirstDay(merchant, wire);
  await page.goto(`/cards/${shop.card}`);
  await says(page, "139 **** 5678");
  expect(await page.content()).not.toContain(PHONE);
  const reveal = page.getByRole("button", { name: zh("cards.reveal.show"), exact: true });
  await reveal.click();
  await expect(page.getByRole("button", { name: zh("common.copyThis", { text: PHONE }) })).toBeVisible();
  await page.reload();
  await expect(reveal).toBeVisible();
  expect(await page.content()).not.toContain(PHONE);
  await ownerPage.goto(`/cards/${shop.card}`);
  const newest = ownerPage
    .getByRole("region", { name: zh("cards.timeline") })
    .getByRole("listitem")
    .first();
  await expect(newest).toContainText(zh("cards.deeds.phoneShown"));
  await expect(newest).toContainText("陈主管");
  const looks = (await auditRows(merchant)).filter(({ name }) => name === "member.revealPhone");
  expect(looks).toMatchObject([{ actorKind: "user", door: "portal", entity: "card", entityId: shop.card }]);
});

test("numbers are put into stock by the owner, seen by the supervisor", async ({
  ownerPage: page,
  supervisorPage,
}) => {
  await page.goto("/cards");
  await page.getByRole("link", { name: zh("cards.stock.link", { n: 0 }) }).click();
  await page.getByRole("button", { name: zh("cards.stock.generate"), exact: true }).click();
  const drawer = page.getByRole("dialog", { name: zh("cards.stock.generate") });
  await drawer.getByLabel(zh("cards.stock.howMany"), { exact: true }).fill("3");
  await drawer.getByRole("button", { name: zh("cards.stock.generate"), exact: true }).click();
  await expect(drawer.getByRole("status")).toContainText(zh("cards.stock.made", { n: 3 }));
  await page.reload();
  await says(page, zh("cards.stock.count", { n: 3 }));
  await supervisorPage.goto("/cards/stock");
  await says(supervisorPage, zh("cards.stock.count", { n: 3 }));
  await expect(supervisorPage.getByRole("button", { name: zh("cards.stock.generate") })).toBeHidden();
  await supervisorPage.getByRole("table").getByRole("link").first().click();
  await says(supervisorPage, zh("cards.stock.waits"));
});
