import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { makeMerchant } from "@/db/test/factories";
import { expect, test } from "./fixtures";
import { ownerLogin, pageOf } from "./portal-door";
import { says, shows, title } from "./reading";
import { done, PIN, playFirstDay, type Shop } from "./shop";
import { zh } from "./words";

/** The cashier asks to void the first spend, ¥36.50, with nobody near; the number of the approval. */
async function askVoid({
  till,
  card,
  spend,
}: Shop): Promise<{ id: string; send: (id?: string) => Promise<object> }> {
  const { terminal } = till;
  const original = await terminal.query("txn.get", { ref: spend });
  if (original.kind !== "answer" || !original.data.voucher) throw new Error("the spend is not there");
  const undo = {
    operator: "02",
    card: { no: card },
    pin: PIN,
    kind: "spend",
    voucher: original.data.voucher,
  } as const;
  const send = (approvalId?: string) => terminal.perform("void", approvalId ? { ...undo, approvalId } : undo);
  const answer = await send();
  const data = "data" in answer ? answer.data : null;
  if (!data || !("approvalId" in data)) throw new Error(`no approval: ${JSON.stringify(answer)}`);
  return { id: String(data.approvalId), send };
}

const badge = (page: Page) => page.getByRole("link", { name: new RegExp(`^${zh("shell.nouns.approvals")}`) });

async function decide(page: Page, password: string, deed: string, reason = ""): Promise<void> {
  await page.getByLabel(zh("approvals.one.password"), { exact: true }).fill(password);
  if (reason) await page.getByLabel(zh("approvals.one.reason")).fill(reason);
  await page.getByRole("button", { name: deed, exact: true }).click();
}

test("a void asked at the till is seen at once, granted with the password, and done once", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  const shop = await playFirstDay(merchant, wire);
  await page.goto("/approvals");
  await says(page, zh("approvals.empty.pending"));
  const { id, send } = await askVoid(shop);
  // Neither press nor reload: the page hears of it.
  await expect(badge(page)).toContainText(zh("approvals.waiting", { n: 1 }));
  await expect(
    page.getByText(zh("approvals.toast.new", { maker: "02 周小满", what: "消费撤销" })),
  ).toBeVisible();
  await page.getByRole("link", { name: "消费撤销" }).click();
  await expect(title(page)).toHaveText(/^消费撤销 ¥36\.50$/);
  await shows(page, ["approvals.maker", "02 周小满"], ["approvals.one.original", shop.spend]);
  await expect(page.getByRole("region", { name: zh("approvals.one.slip") })).toContainText("36.50");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  }
  const grant = zh("approvals.one.grantAmount", { amount: "¥36.50" });
  await decide(page, "not the password", grant);
  await says(page, zh("approvals.errors.PASSWORD_WRONG"));
  await decide(page, merchant.owner.password, grant);
  await shows(
    page,
    ["approvals.one.decidedBy", "王老板"],
    ["approvals.one.usedAt", zh("approvals.one.notUsed")],
  );
  await expect(badge(page)).not.toContainText(zh("approvals.waiting", { n: 1 }));

  expect(await send(id)).toMatchObject({ kind: "done" });
  await expect(page.getByRole("main").getByText("已使用", { exact: true })).toBeVisible();
  await page.reload();
  const entry = page.getByRole("definition").getByRole("link").last();
  await entry.click();
  await expect(title(page)).toHaveText(/消费撤销/);
  await shows(page, ["entries.one.approver", "王老板"]);
  expect(await send(id)).toMatchObject({ kind: "declined" });
});

test("a denial needs its reason, which the terminal is told", async ({
  supervisorPage: page,
  merchant,
  wire,
}) => {
  const shop = await playFirstDay(merchant, wire);
  const { id, send } = await askVoid(shop);
  await page.goto("/");
  await page
    .getByRole("link", { name: zh("dashboard.needs.approval", { maker: "02 周小满", what: "消费撤销" }) })
    .click();
  await decide(page, "battery horse staple", zh("approvals.one.deny"));
  await says(page, zh("errors.fields.REQUIRED"));
  await decide(page, "battery horse staple", zh("approvals.one.deny"), "先找我谈");
  await shows(page, ["approvals.one.saidWhy", "先找我谈"]);
  expect(await shop.till.terminal.query("approval.status", { approvalId: id })).toMatchObject({
    data: { status: "denied", reason: "先找我谈" },
  });
  expect(await send(id)).toMatchObject({ kind: "declined", code: "115" });
  await page.goto("/approvals?show=decided");
  await says(page, "消费撤销", "已拒绝");
});

test("a page behind the present state is told so, and a stranger finds nothing", async ({
  ownerPage: page,
  supervisorPage,
  merchant,
  wire,
  browser,
}) => {
  const shop = await playFirstDay(merchant, wire);
  const { id } = await askVoid(shop);
  const stranger = await pageOf(browser, ownerLogin(await makeMerchant()));
  await stranger.goto(`/approvals/${id}`);
  await expect(stranger.getByText(zh("common.errors.missingTitle"))).toBeVisible();
  expect(await (await stranger.request.get(`/approvals/${id}`)).text()).not.toContain(shop.names.operator);
  // A page that hears nothing: as if its stream and its network were slow.
  await page.route("**/api/portal/**", (route) => route.abort());
  await page.goto(`/approvals/${id}`);
  await supervisorPage.goto(`/approvals/${id}`);
  await decide(supervisorPage, "battery horse staple", zh("approvals.one.deny"), "不可以");
  await shows(supervisorPage, ["approvals.one.saidWhy", "不可以"]);
  await decide(page, merchant.owner.password, zh("approvals.one.grantAmount", { amount: "¥36.50" }));
  await says(page, zh("approvals.errors.ALREADY_DECIDED"));
  await page.reload();
  await shows(page, ["approvals.one.saidWhy", "不可以"]);
  done(await shop.till.terminal.perform("operator.signIn", { operator: "02", password: "123456" }));
});
