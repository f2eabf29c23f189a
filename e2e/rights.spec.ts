import { expect, test } from "./fixtures";
import { title } from "./reading";
import { playFirstDay } from "./shop";
import { zh } from "./words";

test("a supervisor reads everything, and is offered none of the owner's deeds", async ({
  ownerPage,
  supervisorPage,
  merchant,
  wire,
}) => {
  const shop = await playFirstDay(merchant, wire);
  const deeds = [
    { path: "/terminals", role: "button", deed: zh("terminals.register.deed") },
    { path: `/terminals/${shop.terminalId}`, role: "button", deed: zh("terminals.suspend.deed") },
    { path: `/terminals/${shop.terminalId}`, role: "button", deed: zh("terminals.rename.deed") },
    { path: `/terminals/${shop.terminalId}`, role: "button", deed: zh("terminals.code.deedReplace") },
    { path: "/recharge-tiers", role: "link", deed: zh("tiers.new") },
    { path: `/recharge-tiers/${shop.tierId}`, role: "link", deed: zh("tiers.editTitle") },
    { path: `/recharge-tiers/${shop.tierId}`, role: "button", deed: zh("tiers.end.deed") },
    { path: "/cards/stock", role: "button", deed: zh("cards.stock.generate") },
    { path: `/cashiers/${merchant.supervisor.id}`, role: "button", deed: zh("cashiers.remove.deed") },
  ] as const;
  for (const { path, role, deed } of deeds) {
    await ownerPage.goto(path);
    await expect(ownerPage.getByRole(role, { name: deed, exact: true })).toBeVisible();
    await supervisorPage.goto(path);
    await expect(title(supervisorPage)).toHaveText(await title(ownerPage).innerText());
    await expect(supervisorPage.getByRole(role, { name: deed, exact: true })).toBeHidden();
  }
  for (const path of ["/recharge-tiers/new", `/recharge-tiers/${shop.tierId}/edit`]) {
    await supervisorPage.goto(path);
    await expect(title(supervisorPage)).toHaveText(zh("common.errors.refusedTitle"));
  }
});

test("a supervisor manages cashiers, and makes no other supervisor", async ({
  ownerPage,
  supervisorPage: page,
  merchant,
}) => {
  await page.goto(`/cashiers/${merchant.cashier.id}`);
  await expect(page.getByRole("button", { name: zh("cashiers.remove.deed"), exact: true })).toBeVisible();
  const drawerOn = async (asked: typeof page) => {
    await asked.goto("/cashiers");
    await asked.getByRole("button", { name: zh("cashiers.add.deed"), exact: true }).click();
    return asked.getByRole("dialog", { name: zh("cashiers.add.title") });
  };
  const drawer = await drawerOn(page);
  await expect(drawer.getByLabel(zh("cashiers.name"), { exact: true })).toBeVisible();
  await expect(drawer.getByLabel(zh("cashiers.role"), { exact: true })).toBeHidden();
  await expect((await drawerOn(ownerPage)).getByLabel(zh("cashiers.role"), { exact: true })).toBeVisible();
});
