import { expect, test } from "./fixtures";
import { title } from "./reading";
import { playFirstDay } from "./shop";
import { zh } from "./words";

test("a table is walked with up, down, home and end, and enter opens the row", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  await playFirstDay(merchant, wire);
  await page.goto("/entries");
  const links = page.getByRole("table", { name: zh("entries.title") }).getByRole("link");
  await links.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(links.last()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(links.last()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(links.nth((await links.count()) - 2)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(links.first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const ref = await links.nth(1).innerText();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/entries/${ref}$`));
  await expect(page.getByText(ref, { exact: true }).first()).toBeVisible();
});

test("⌘K and Ctrl-K go to the search from anywhere", async ({ ownerPage: page }) => {
  await page.goto("/cashiers");
  const box = page.getByRole("banner").getByRole("searchbox", { name: zh("shell.searchLabel") });
  for (const key of ["Meta+k", "Control+k"]) {
    await page.getByRole("button", { name: zh("cashiers.add.deed"), exact: true }).focus();
    await page.keyboard.press(key);
    await expect(box).toBeFocused();
  }
  await page.keyboard.type("13912345678");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/entries\?q=13912345678$/);
  await page.keyboard.press("Control+k");
  await expect(box).toBeFocused();
});

test("the first tab stop leads past the frame, and a dialog gives the focus back", async ({
  ownerPage: page,
}) => {
  await page.goto("/cashiers");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: zh("shell.skip") });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const add = page.getByRole("button", { name: zh("cashiers.add.deed"), exact: true });
  await expect(add).toBeFocused();
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: zh("cashiers.add.title") });
  await expect(drawer.getByLabel(zh("cashiers.no"), { exact: true })).toBeFocused();
  for (let stop = 0; stop < 12; stop += 1) await page.keyboard.press("Tab");
  expect(await drawer.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(add).toBeFocused();
  await expect(title(page)).toHaveText(zh("cashiers.title"));
});
