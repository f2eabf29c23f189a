import type { Page } from "@playwright/test";
import { makeStockCards } from "@/db/test/factories";
import { wiredTerminal } from "@/terminal/test/wired-terminal";
import { expect, test } from "./fixtures";
import { says, title } from "./reading";
import { done, PHONE } from "./shop";
import { zh } from "./words";

type Typed = { readonly name?: string; readonly from?: string; readonly value?: string };

async function fillTier(page: Page, { name, from, value }: Typed): Promise<void> {
  if (name) await page.getByLabel(zh("tiers.name"), { exact: true }).fill(name);
  if (from) await page.getByLabel(zh("tiers.from"), { exact: true }).fill(from);
  if (value) await page.getByLabel(zh("tiers.value.fixed"), { exact: true }).fill(value);
}

/** What the preview on this page says an amount is credited with. */
async function previewSays(page: Page, amount: string, credited: string, because: string): Promise<void> {
  await page.getByLabel(zh("tiers.preview.amount"), { exact: true }).fill(amount);
  await says(page, `${zh("tiers.preview.credited")} ${credited}`, because);
}

test("a tier is written, tried out, given at a terminal, changed, and ended", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  const [no = ""] = await makeStockCards(merchant, 1);
  const { terminal } = await wiredTerminal(merchant, wire);
  done(await terminal.perform("card.open", { operator: "01", card: { no }, phone: PHONE }));
  const quoted = async (paid: number) => {
    const quote = await terminal.query("bonus.quote", { card: { no }, paid });
    return quote.kind === "answer" ? quote.data.bonus : quote;
  };

  await page.goto("/recharge-tiers");
  await expect(page.getByText(zh("tiers.empty.title"))).toBeVisible();
  await page.getByRole("link", { name: zh("tiers.new"), exact: true }).click();
  await fillTier(page, { name: "开业礼", from: "200", value: "30" });
  await previewSays(page, "250", "¥280.00", zh("tiers.preview.thisDraft"));
  expect(await quoted(25_000)).toBe(0);
  await page.getByRole("button", { name: zh("tiers.create"), exact: true }).click();
  await expect(title(page)).toHaveText("开业礼");
  await page.reload();
  await says(page, "充 ¥200 送 ¥30");
  await previewSays(page, "199.99", "¥199.99", zh("tiers.preview.none"));
  expect(await quoted(19_999)).toBe(0);
  await previewSays(page, "250", "¥280.00", zh("tiers.preview.by", { name: "开业礼" }));
  expect(await quoted(25_000)).toBe(3_000);
  const { rechargePassword } = merchant;
  const paid = { operator: "01", card: { no }, paid: 25_000, tender: "cash", rechargePassword } as const;
  const before = done(await terminal.perform("recharge", { ...paid, expectedBonus: 3_000 }));

  await page.getByRole("link", { name: zh("tiers.editTitle"), exact: true }).click();
  await fillTier(page, { value: "40" });
  await page.getByRole("button", { name: zh("tiers.save"), exact: true }).click();
  await says(page, "充 ¥200 送 ¥40");
  await page.reload();
  await says(page, "充 ¥200 送 ¥40");
  const stale = await terminal.perform("recharge", { ...paid, expectedBonus: 3_000 });
  expect(stale).toMatchObject({ kind: "declined", code: "109", data: { bonus: 4_000 } });
  done(await terminal.perform("recharge", { ...paid, expectedBonus: 4_000 }));
  await page.goto(`/entries/${before.ref}`);
  await says(page, "充 ¥200 送 ¥30");

  await page.goto("/recharge-tiers");
  await page.getByRole("link", { name: "开业礼", exact: true }).click();
  await page.getByRole("button", { name: zh("tiers.end.deed"), exact: true }).click();
  const question = page.getByRole("dialog", { name: zh("tiers.end.title", { name: "开业礼" }) });
  await expect(question).toContainText(zh("tiers.end.nothing"));
  await question.getByRole("button", { name: zh("tiers.end.deed"), exact: true }).click();
  await expect(page.getByText(zh("tiers.statuses.ended"), { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText(zh("tiers.statuses.ended"), { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: zh("tiers.editTitle") })).toBeHidden();
  expect(await quoted(25_000)).toBe(0);
});

test("what is typed wrongly is said beside its field, and nothing that was typed is lost", async ({
  ownerPage: page,
}) => {
  await page.goto("/recharge-tiers/new");
  await fillTier(page, { from: "一百" });
  await page.getByRole("button", { name: zh("tiers.create"), exact: true }).click();
  const name = page.getByLabel(zh("tiers.name"), { exact: true });
  await expect(name).toHaveAccessibleDescription(new RegExp(zh("errors.fields.REQUIRED")));
  await expect(name).toBeFocused();
  const from = page.getByLabel(zh("tiers.from"), { exact: true });
  await expect(from).toHaveAccessibleDescription(new RegExp(zh("errors.fields.NOT_A_NUMBER")));
  await expect(from).toHaveValue("一百");
  const value = page.getByLabel(zh("tiers.value.fixed"), { exact: true });
  await expect(value).toHaveAccessibleDescription(new RegExp(zh("errors.fields.REQUIRED")));
  await fillTier(page, { name: "满百送五", from: "100", value: "5" });
  await page.getByRole("button", { name: zh("tiers.create"), exact: true }).click();
  await expect(title(page)).toHaveText("满百送五");
});
