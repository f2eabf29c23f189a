import type { Page } from "@playwright/test";
import { makeStockCards } from "@/db/test/factories";
import { wiredTerminal } from "@/terminal/test/wired-terminal";
import { expect, test } from "./fixtures";
import { rowOf, title } from "./reading";
import { done, PHONE } from "./shop";
import { zh } from "./words";

/** The password that an open dialog shows; it goes with the dialog and is nowhere on the page afterwards. */
async function takePassword(page: Page): Promise<string> {
  const dialog = page.getByRole("dialog", { name: zh("cashiers.password.onceTitle") });
  const copy = new RegExp(`^${zh("common.copyThis", { text: "\\d{6}" })}$`);
  const password = await dialog.getByRole("button", { name: copy }).innerText();
  await dialog.getByRole("button", { name: zh("cashiers.password.noted"), exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(page.getByText(password)).toHaveCount(0);
  return password;
}

test("a cashier is added, works at a terminal, is renamed, gets a new password, and is removed", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  const { terminal } = await wiredTerminal(merchant, wire);
  const signIn = (password: string) => terminal.perform("operator.signIn", { operator: "02", password });

  await page.goto("/cashiers");
  await page.getByRole("button", { name: zh("cashiers.add.deed"), exact: true }).click();
  const drawer = page.getByRole("dialog", { name: zh("cashiers.add.title") });
  await expect(drawer.getByLabel(zh("cashiers.no"), { exact: true })).toHaveValue("02");
  await drawer.getByLabel(zh("cashiers.name"), { exact: true }).fill("小周");
  await drawer.getByRole("button", { name: zh("cashiers.add.deed"), exact: true }).click();
  const first = await takePassword(page);
  await expect(rowOf(page, "小周")).toContainText(zh("cashiers.states.mustChange"));
  expect(await signIn(first)).toMatchObject({ kind: "done", data: { name: "小周", mustChange: true } });

  await page.getByRole("link", { name: /小周/ }).click();
  await page.getByRole("button", { name: zh("cashiers.rename.deed"), exact: true }).click();
  const rename = page.getByRole("dialog", { name: zh("cashiers.rename.title", { no: "02" }) });
  await rename.getByLabel(zh("cashiers.name"), { exact: true }).fill("周敏");
  await rename.getByRole("button", { name: zh("cashiers.rename.deed"), exact: true }).click();
  await expect(title(page)).toContainText("周敏");
  await page.reload();
  await expect(title(page)).toContainText("周敏");
  expect(await signIn(first)).toMatchObject({ kind: "done", data: { name: "周敏" } });

  await page.getByRole("button", { name: zh("cashiers.password.deed"), exact: true }).click();
  const change = page.getByRole("dialog", {
    name: zh("cashiers.password.title", { no: "02", name: "周敏" }),
  });
  await change.getByRole("button", { name: zh("cashiers.password.deed"), exact: true }).click();
  const second = await takePassword(page);
  expect(await signIn(first)).toMatchObject({ kind: "declined", code: "110" });
  expect(await signIn(second)).toMatchObject({ kind: "done", data: { mustChange: true } });

  await page.getByRole("button", { name: zh("cashiers.remove.deed"), exact: true }).click();
  const remove = page.getByRole("dialog", { name: zh("cashiers.remove.title", { no: "02", name: "周敏" }) });
  await remove.getByRole("button", { name: zh("cashiers.remove.deed"), exact: true }).click();
  await expect(page.getByText(zh("cashiers.states.removed"), { exact: true })).toBeVisible();
  await page.goto("/cashiers");
  await expect(rowOf(page, "周敏")).toBeHidden();
  await page.getByText(zh("cashiers.removedTitle"), { exact: true }).filter({ visible: true }).click();
  await expect(rowOf(page, "周敏")).toBeVisible();
  expect(await signIn(second)).toMatchObject({ kind: "declined", code: "110" });
  const [no = ""] = await makeStockCards(merchant, 1);
  expect(await terminal.perform("card.open", { operator: "02", card: { no }, phone: PHONE })).toMatchObject({
    kind: "declined",
    code: "115",
  });
});

test("a password typed twice must be the same twice, and works at the terminal", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  await page.goto("/cashiers");
  await page.getByRole("link", { name: new RegExp(merchant.cashier.name) }).click();
  await page.getByRole("button", { name: zh("cashiers.password.deed"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: zh("cashiers.password.typed") }).check();
  const typed = dialog.getByLabel(zh("cashiers.password.new"), { exact: true });
  const again = dialog.getByLabel(zh("cashiers.password.again"), { exact: true });
  await typed.fill("86420975");
  await again.fill("86420976");
  await dialog.getByRole("button", { name: zh("cashiers.password.deed"), exact: true }).click();
  await expect(again).toHaveAccessibleDescription(zh("cashiers.password.notTheSame"));
  await again.fill("86420975");
  await dialog.getByRole("button", { name: zh("cashiers.password.deed"), exact: true }).click();
  await expect(dialog).toBeHidden();
  const { terminal } = await wiredTerminal(merchant, wire);
  done(await terminal.perform("operator.signIn", { operator: "01", password: "86420975" }));
});

test("the last supervisor cannot be removed, a taken number not given again", async ({
  ownerPage: page,
  merchant,
}) => {
  await page.goto("/cashiers");
  await page.getByRole("button", { name: zh("cashiers.add.deed"), exact: true }).click();
  const drawer = page.getByRole("dialog", { name: zh("cashiers.add.title") });
  await drawer.getByLabel(zh("cashiers.no"), { exact: true }).fill(merchant.cashier.no);
  await drawer.getByLabel(zh("cashiers.name"), { exact: true }).fill("另一人");
  await drawer.getByRole("button", { name: zh("cashiers.add.deed"), exact: true }).click();
  const taken = zh("errors.reasons.NUMBER_TAKEN", { no: merchant.cashier.no });
  await expect(drawer.getByRole("alert")).toHaveText(taken);
  await expect(drawer.getByLabel(zh("cashiers.name"), { exact: true })).toHaveValue("另一人");
  await page.keyboard.press("Escape");

  const { no, name } = merchant.supervisor;
  await page.getByRole("link", { name: new RegExp(`${no}.*${name}`) }).click();
  await page.getByRole("button", { name: zh("cashiers.remove.deed"), exact: true }).click();
  const remove = page.getByRole("dialog", { name: zh("cashiers.remove.title", { no, name }) });
  await remove.getByRole("button", { name: zh("cashiers.remove.deed"), exact: true }).click();
  await expect(remove.getByRole("alert")).toHaveText(zh("errors.reasons.LAST_SUPERVISOR"));
  await page.reload();
  await expect(page.getByText(zh("cashiers.states.active"), { exact: true })).toBeVisible();
});
