import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { makePortalUser, pageOf } from "./portal-door";
import { says, title } from "./reading";
import { done, playFirstDay } from "./shop";
import { zh } from "./words";

const copy = (n: number) => zh("common.slip.copy", { n });
const anyCopy = new RegExp(copy(0).replace("0", "\\d"));

/** Keeps what each sheet of paper would show, in the order they were printed. */
async function withPaper(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const sheets: string[] = [];
    Object.assign(window, { sheets });
    window.print = () => {
      if (document.documentElement.dataset.print !== "slip") throw new Error("not only the slip");
      sheets.push(document.querySelector(".slip")?.textContent ?? "");
      window.dispatchEvent(new Event("afterprint"));
    };
  });
  return () => page.evaluate(() => Reflect.get(window, "sheets"));
}

test("copies have one sequence, whether a terminal or the portal prints them, and say it on the paper", async ({
  ownerPage: page,
  supervisorPage,
  merchant,
  wire,
}) => {
  const { till, recharge, settledBatchId } = await playFirstDay(merchant, wire);
  const kinds = [
    { path: `/entries/${recharge}`, button: zh("entries.one.printSlip"), asked: { ref: recharge } },
    {
      path: `/settlements/${settledBatchId}`,
      button: zh("settlements.one.printSlip"),
      asked: { batch: 1, what: "settlement" as const },
    },
  ];
  const sheets = await withPaper(page);
  await withPaper(supervisorPage);
  for (const { path, button, asked } of kinds) {
    await page.goto(path);
    const slip = page.getByRole("article");
    await expect(slip).not.toContainText(anyCopy);
    const press = page.getByRole("button", { name: button, exact: true });
    await press.click();
    await expect(slip).toContainText(copy(1));
    await expect(press).toBeEnabled();
    await press.click();
    await expect(slip).toContainText(copy(2));
    expect((await sheets()).map((sheet) => anyCopy.exec(sheet)?.[0])).toEqual([copy(1), copy(2)]);
    const atTill = await till.terminal.perform("receipt.print", { operator: "02", ...asked });
    expect(done(atTill).copy).toBe(3);

    await supervisorPage.setViewportSize({ width: 390, height: 844 });
    await supervisorPage.goto(path);
    await supervisorPage.getByRole("button", { name: button, exact: true }).click();
    await expect(supervisorPage.getByRole("article")).toContainText(copy(4));
  }
});

test("a print that does not reach the server prints nothing and says so", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  const { recharge } = await playFirstDay(merchant, wire);
  const sheets = await withPaper(page);
  await page.goto(`/entries/${recharge}`);
  const press = page.getByRole("button", { name: zh("entries.one.printSlip"), exact: true });
  await page.route("**/*", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await press.click();
  await says(page, zh("common.slip.unreached"));
  expect(await sheets()).toEqual([]);
  await page.unroute("**/*");
  await press.click();
  await expect(page.getByRole("article")).toContainText(copy(1));
  await expect(page.getByText(zh("common.slip.unreached"))).toBeHidden();
});

test("an auditor sees the slips and has no button that prints them", async ({ merchant, wire, browser }) => {
  const { recharge, settledBatchId } = await playFirstDay(merchant, wire);
  const page = await pageOf(browser, await makePortalUser(merchant, { role: "auditor" }));
  for (const path of [`/entries/${recharge}`, `/settlements/${settledBatchId}`]) {
    await page.goto(path);
    await expect(title(page)).toBeVisible();
    await expect(page.getByRole("article")).toBeVisible();
    for (const name of [zh("entries.one.printSlip"), zh("settlements.one.printSlip")])
      await expect(page.getByRole("button", { name, exact: true })).toBeHidden();
  }
});
