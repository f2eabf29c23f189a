import type { Page } from "@playwright/test";
import { portalContextOf } from "@/db/test/contexts";
import { makeStockCards } from "@/db/test/factories";
import { ENTRY_KIND_WORDS } from "@/domain/entry";
import { createTier } from "@/features/recharge-tiers/operations/create-tier";
import { runOperation } from "@/server/operation";
import { memoryIdentity } from "@/terminal/client/identity-memory";
import { memoryJournal } from "@/terminal/client/journal-memory";
import { Terminal } from "@/terminal/client/terminal";
import type { Transport } from "@/terminal/client/transport";
import { expect, test } from "./fixtures";
import { inFours, rowOf, says, shows, title } from "./reading";
import { done, PASSWORD, PHONE, PIN, tenPercent } from "./shop";
import { zh } from "./words";

const name = "前台 1";

/** A device out of its box: no identity, an empty journal. */
function newDevice(transport: Transport): Terminal {
  return new Terminal({
    transport,
    journal: memoryJournal(),
    identity: memoryIdentity(),
    screen: { show: () => {} },
    printer: { print: () => {} },
    wait: async () => {},
  });
}

/** Registers a terminal in the portal; the code as it is shown, in groups. */
async function register(page: Page): Promise<string> {
  await page.goto("/terminals");
  await page.getByRole("button", { name: zh("terminals.register.deed") }).click();
  const drawer = page.getByRole("dialog", { name: zh("terminals.register.title") });
  await drawer.getByLabel(zh("terminals.name"), { exact: true }).fill(name);
  await drawer.getByRole("button", { name: zh("terminals.register.submit") }).click();
  await expect(drawer.getByRole("img", { name: zh("terminals.code.qr") })).toBeVisible();
  const left = drawer.getByText(new RegExp(zh("terminals.code.left", { time: "\\d{1,2}:\\d{2}" })));
  const atFirst = await left.innerText();
  await expect(left).not.toHaveText(atFirst);
  const code = zh("common.copyThis", { text: "[A-Z2-7]{26}" });
  return drawer.getByRole("button", { name: new RegExp(`^${code}$`) }).innerText();
}

test("a terminal is registered, activated, and works a day; the owner sees every fen of it", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  await runOperation(createTier, portalContextOf(merchant), tenPercent("满百送十"));
  const [no = ""] = await makeStockCards(merchant, 1);
  const groups = await register(page);
  expect(groups).toMatch(/^[A-Z2-7]{6}(\s+[A-Z2-7]{5}){4}$/);

  const terminal = newDevice(wire);
  expect(await terminal.activate(groups)).toMatchObject({ kind: "activated" });
  expect(await terminal.signOn()).toMatchObject({ kind: "signed-on", info: { batch: 1 } });
  await expect(page.getByText(zh("terminals.code.activated"))).toBeVisible();
  await page.getByRole("button", { name: zh("terminals.code.done"), exact: true }).click();
  expect(await newDevice(wire).activate(groups)).toMatchObject({ kind: "refused" });

  await page.goto("/");
  await shows(
    page,
    ["dashboard.recharged", "¥0.00"],
    ["dashboard.spent", "¥0.00"],
    ["dashboard.newMembers", "0"],
  );

  const by = { operator: "01", card: { no } };
  done(await terminal.perform("operator.signIn", { operator: "01", password: PASSWORD }));
  done(await terminal.perform("card.open", { ...by, phone: PHONE, name: "韩梅梅", newPin: PIN }));
  const quote = await terminal.query("bonus.quote", { card: { no }, paid: 10_000 });
  expect(quote).toMatchObject({ kind: "answer", data: { bonus: 1_000 } });
  const { rechargePassword } = merchant;
  const paid = { paid: 10_000, expectedBonus: 1_000, tender: "cash", rechargePassword } as const;
  const recharge = done(await terminal.perform("recharge", { ...by, ...paid }));
  const spend = done(await terminal.perform("spend", { ...by, amount: 3_650, pin: PIN }));
  const wrong = done(await terminal.perform("spend", { ...by, amount: 500, pin: PIN }));
  const supervisor = { no: "00", password: PASSWORD };
  const undo = { ...by, kind: "spend", voucher: wrong.voucher, pin: PIN, supervisor } as const;
  const voided = done(await terminal.perform("void", undo));
  expect(voided).toMatchObject({ principal: 6_681, bonus: 669, points: 36 });

  await page.goto("/entries");
  await says(page, zh("entries.count", { n: 4 }));
  const rows = [
    { ref: recharge.ref, kind: ENTRY_KIND_WORDS.recharge.zh, figures: ["+¥110.00", "+¥100.00", "+¥10.00"] },
    { ref: spend.ref, kind: ENTRY_KIND_WORDS.spend.zh, figures: ["−¥36.50", "−¥33.19", "−¥3.31", "+36"] },
    { ref: wrong.ref, kind: zh("entries.states.voided"), figures: ["−¥5.00", "−¥4.55", "−¥0.45", "+5"] },
    { ref: voided.ref, kind: ENTRY_KIND_WORDS.spendVoid.zh, figures: ["+¥5.00", "+¥4.55", "+¥0.45", "−5"] },
  ];
  for (const { ref, kind, figures } of rows) {
    const row = rowOf(page, ref);
    await expect(row).toContainText(inFours(no));
    await expect(row).toContainText(kind);
    for (const figure of figures)
      await expect(row.getByRole("cell", { name: figure, exact: true })).toBeVisible();
  }
  await page.goto(`/cards/${no}`);
  await shows(page, ["cards.balance", "¥73.50"], ["cards.principal", "¥66.81"], ["cards.bonus", "¥6.69"]);
  await shows(page, ["cards.points", "36"], ["cards.name", "韩梅梅"]);
  await page.goto("/");
  await shows(
    page,
    ["dashboard.recharged", "¥100.00"],
    ["dashboard.spent", "¥36.50"],
    ["dashboard.owed", "¥73.50"],
  );
  await shows(
    page,
    ["dashboard.bonusGiven", "¥10.00"],
    ["dashboard.pointsGiven", "36"],
    ["dashboard.newMembers", "1"],
  );

  const totals = await terminal.ownTotals();
  const settled = done(
    await terminal.perform("batch.settle", { operator: "01", totals, countedCash: 10_050 }),
  );
  expect(settled).toMatchObject({ differences: [], expectedCash: 10_000, newBatch: 2 });
  await page.goto("/settlements");
  const row = rowOf(page, `${name} · ${zh("settlements.one.title", { no: 1 })}`);
  for (const figure of ["¥100.00", "¥41.50", "¥100.50"])
    await expect(row.getByRole("cell", { name: figure, exact: true }).first()).toBeVisible();
  await expect(row).toContainText(zh("settlements.checks.over", { amount: "¥0.50" }));
});

test("a suspended terminal is told 203 at its next word, and goes on where it was once it is resumed", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  const [no = ""] = await makeStockCards(merchant, 1);
  const terminal = newDevice(wire);
  await terminal.activate(await register(page));
  const by = { operator: "01", card: { no } };
  done(await terminal.perform("card.open", { ...by, phone: PHONE }));
  const { rechargePassword } = merchant;
  done(await terminal.perform("recharge", { ...by, paid: 5_000, tender: "wechat", rechargePassword }));

  await page.goto("/terminals");
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("button", { name: zh("terminals.suspend.deed"), exact: true }).click();
  const question = page.getByRole("dialog", { name: zh("terminals.suspend.title", { name }) });
  await expect(question).toContainText(zh("terminals.suspend.batch", { n: 1, cash: "¥50.00" }));
  await question.getByRole("button", { name: zh("terminals.suspend.deed"), exact: true }).click();
  await expect(page.getByText(zh("terminals.statuses.suspended"), { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText(zh("terminals.statuses.suspended"), { exact: true })).toBeVisible();

  expect(await terminal.query("balance", { card: { no } })).toMatchObject({ kind: "refused", code: "203" });
  expect(await terminal.perform("spend", { ...by, amount: 1_000 })).toMatchObject({
    kind: "declined",
    code: "203",
  });
  await page.goto(`/cards/${no}`);
  await shows(page, ["cards.balance", "¥50.00"]);

  await page.goto("/terminals");
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("button", { name: zh("terminals.resume.deed"), exact: true }).click();
  const resume = page.getByRole("dialog", { name: zh("terminals.resume.title", { name }) });
  await resume.getByRole("button", { name: zh("terminals.resume.deed"), exact: true }).click();
  await expect(page.getByText(zh("terminals.statuses.active"), { exact: true })).toBeVisible();
  expect(await terminal.resume()).toBe(0);
  done(await terminal.perform("spend", { ...by, amount: 1_200 }));
  await page.goto(`/cards/${no}`);
  await shows(page, ["cards.balance", "¥38.00"]);
});

test("an activation code for another device takes the terminal away from the first", async ({
  ownerPage: page,
  wire,
}) => {
  const first = newDevice(wire);
  await first.activate(await register(page));
  expect(await first.signOn()).toMatchObject({ kind: "signed-on" });
  await page.goto("/terminals");
  await page.getByRole("link", { name, exact: true }).click();
  await expect(title(page)).toHaveText(name);
  await page.getByRole("button", { name: zh("terminals.code.deedReplace"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: zh("terminals.code.title", { name }) });
  await expect(dialog).toContainText(zh("terminals.code.replaces"));
  await dialog.getByRole("button", { name: zh("terminals.code.issueReplace") }).click();
  const code = dialog.getByRole("button", {
    name: new RegExp(zh("common.copyThis", { text: "[A-Z2-7]{26}" })),
  });
  const groups = await code.innerText();
  expect(await first.signOn()).toMatchObject({ kind: "failed" });
  const second = newDevice(wire);
  await second.activate(groups);
  expect(await second.signOn()).toMatchObject({ kind: "signed-on", info: { batch: 1 } });
  await expect(dialog).toContainText(zh("terminals.code.activated"));
});
