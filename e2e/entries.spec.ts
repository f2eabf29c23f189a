import type { Page } from "@playwright/test";
import { makeStockCards, type TestMerchant } from "@/db/test/factories";
import { ENTRY_KIND_WORDS, TENDER_WORDS } from "@/domain/entry";
import type { Transport } from "@/terminal/client/transport";
import { wiredTerminal } from "@/terminal/test/wired-terminal";
import { expect, test } from "./fixtures";
import { inFours, rowOf, says, shows, title } from "./reading";
import { done, PHONE, playFirstDay } from "./shop";
import { zh } from "./words";

const OTHER_PHONE = "13700005678";

/** A terminal that opens a card, takes ¥1,000 on it and spends ¥1 `times` times. */
async function busyTill(
  of: TestMerchant,
  wire: Transport,
  card: { no: string; phone: string },
  times: number,
) {
  const { terminal, terminalId } = await wiredTerminal(of, wire);
  const by = { operator: "01", card: { no: card.no } };
  const { rechargePassword } = of;
  done(await terminal.perform("card.open", { ...by, phone: card.phone }));
  const tender = card.phone === PHONE ? "cash" : "alipay";
  const recharge = done(
    await terminal.perform("recharge", { ...by, paid: 100_000, tender, rechargePassword }),
  );
  const spendOne = async () => done(await terminal.perform("spend", { ...by, amount: 100 }));
  const refs: string[] = [recharge.ref];
  for (let n = 0; n < times; n += 1) refs.push((await spendOne()).ref);
  return { terminalId, recharge, refs, spendOne };
}

const refsShown = (page: Page) =>
  page
    .getByRole("table", { name: zh("entries.title") })
    .getByRole("link")
    .allInnerTexts();

async function turnTo(page: Page, where: "newer" | "older", cursor: "after" | "before"): Promise<void> {
  const left = page.url();
  await page.getByRole("link", { name: zh(`common.pager.${where}`) }).click();
  await page.waitForURL((url) => url.href !== left && url.searchParams.has(cursor));
}

test("paging shows every entry once, back and forth, whatever is booked meanwhile", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  const [first = "", second = ""] = await makeStockCards(merchant, 2);
  const [a, b] = await Promise.all([
    busyTill(merchant, wire, { no: first, phone: PHONE }, 51),
    busyTill(merchant, wire, { no: second, phone: OTHER_PHONE }, 51),
  ]);
  const booked = [...a.refs, ...b.refs].sort();

  await page.goto("/entries");
  await says(page, zh("entries.count", { n: booked.length }), `${zh("entries.sum")} +¥1,898.00`);
  await expect(page.getByRole("link", { name: zh("common.pager.newer") })).toBeHidden();
  const pages = [await refsShown(page)];
  await turnTo(page, "older", "after");
  pages.push(await refsShown(page));
  const late = await a.spendOne();
  await turnTo(page, "older", "after");
  pages.push(await refsShown(page));
  await expect(page.getByRole("link", { name: zh("common.pager.older") })).toBeHidden();
  expect(pages.map((refs) => refs.length)).toEqual([50, 50, 4]);
  expect(pages.flat().sort()).toEqual(booked);

  await page.reload();
  expect(await refsShown(page)).toEqual(pages[2]);
  await turnTo(page, "newer", "before");
  expect(await refsShown(page)).toEqual(pages[1]);
  await turnTo(page, "newer", "before");
  expect(await refsShown(page)).toEqual(pages[0]);
  await turnTo(page, "newer", "before");
  expect(await refsShown(page)).toEqual([late.ref]);
});

test("filters stand in the address: they survive a reload, and go one by one", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  const [first = "", second = ""] = await makeStockCards(merchant, 2);
  const a = await busyTill(merchant, wire, { no: first, phone: PHONE }, 2);
  const b = await busyTill(merchant, wire, { no: second, phone: OTHER_PHONE }, 1);
  await page.goto("/entries");
  const choose = (label: string, option: string | RegExp) =>
    page
      .getByRole("main")
      .getByLabel(label, { exact: true })
      .selectOption({ label: String(option) });
  const apply = async () => {
    await page.getByRole("button", { name: zh("common.filters.apply"), exact: true }).click();
  };

  await choose(zh("entries.kind"), ENTRY_KIND_WORDS.recharge.zh);
  await apply();
  await expect(page).toHaveURL(/kind=recharge/);
  await expect.poll(() => refsShown(page)).toEqual([b.recharge.ref, a.recharge.ref]);
  await choose(zh("entries.tender"), TENDER_WORDS.cash.zh);
  await choose(zh("entries.sign"), zh("entries.signs.plus"));
  await apply();
  await expect(page).toHaveURL(/tender=cash/);
  await expect.poll(() => refsShown(page)).toEqual([a.recharge.ref]);
  await page.reload();
  expect(await refsShown(page)).toEqual([a.recharge.ref]);
  await says(page, zh("entries.count", { n: 1 }), `${zh("entries.sum")} +¥1,000.00`);

  const chips = page.getByRole("list", { name: zh("common.filters.active") });
  await chips.getByRole("link", { name: ENTRY_KIND_WORDS.recharge.zh }).click();
  await expect(page).not.toHaveURL(/kind=/);
  await chips.getByRole("link", { name: zh("common.filters.clear") }).click();
  await expect(chips).toBeHidden();
  await expect.poll(async () => (await refsShown(page)).length).toBe(5);

  await page.goto(`/entries?terminal=${b.terminalId}`);
  expect(await refsShown(page)).toEqual(b.refs.toReversed());
  await page.goto("/entries?from=2020-01-01&to=2020-01-31");
  await expect(page.getByText(zh("entries.empty.filteredTitle"))).toBeVisible();
  await page.goBack();
  expect(await refsShown(page)).toEqual(b.refs.toReversed());
});

test("one box finds entries by card, phone, voucher, reference, and by what a slip's code says", async ({
  ownerPage: page,
  merchant,
  wire,
}) => {
  const [first = "", second = ""] = await makeStockCards(merchant, 2);
  const a = await busyTill(merchant, wire, { no: first, phone: PHONE }, 1);
  const b = await busyTill(merchant, wire, { no: second, phone: OTHER_PHONE }, 1);
  const box = page.getByRole("banner").getByRole("searchbox", { name: zh("shell.searchLabel") });
  const finds = [
    { typed: inFours(first), refs: a.refs.toReversed() },
    { typed: "137 0000 5678", refs: b.refs.toReversed() },
    { typed: a.recharge.voucher, refs: [b.recharge.ref, a.recharge.ref] },
    { typed: b.recharge.ref, refs: [b.recharge.ref] },
    { typed: `YIKA:${a.recharge.ref}`, refs: [a.recharge.ref] },
  ];
  await page.goto("/");
  for (const { typed, refs } of finds) {
    await box.fill(typed);
    await box.press("Enter");
    await expect(page).toHaveURL(/\/entries\?/);
    await expect.poll(() => refsShown(page), { message: typed }).toEqual(refs);
    await page.reload();
    expect(await refsShown(page)).toEqual(refs);
  }
  await box.fill("没有这张卡");
  await box.press("Enter");
  await expect(page.getByText(zh("entries.empty.soughtTitle", { q: "没有这张卡" }))).toBeVisible();
});

test("an entry's page shows its slip, what it moved, and what corrects it, both ways", async ({
  ownerPage: page,
  supervisorPage,
  merchant,
  wire,
}) => {
  const shop = await playFirstDay(merchant, wire);
  await page.goto("/entries");
  await rowOf(page, shop.voided).getByRole("link").click();
  await expect(title(page)).toHaveText(`${ENTRY_KIND_WORDS.spend.zh} ¥5.00`);
  await expect(page.getByText(zh("entries.states.voided"), { exact: true }).first()).toBeVisible();
  const slip = page.getByRole("region", { name: zh("entries.one.slip") }).getByRole("article");
  await expect(slip).toContainText(shop.voided);
  await expect(slip).toContainText("¥5.00");
  await expect(slip).toContainText(shop.names.store);
  await expect(slip).not.toContainText(shop.card);

  await page.getByRole("link", { name: shop.spendVoid }).click();
  await expect(page).toHaveURL(new RegExp(shop.spendVoid));
  await expect(title(page)).toHaveText(`${ENTRY_KIND_WORDS.spendVoid.zh} ¥5.00`);
  await says(page, zh("entries.one.corrects", { ref: shop.voided }));
  await expect(slip).toContainText(shop.spendVoid);
  await page.getByRole("link", { name: shop.voided }).click();
  await expect(page).toHaveURL(new RegExp(shop.voided));

  await supervisorPage.goto(`/entries/${shop.spend}`);
  await shows(supervisorPage, ["entries.one.note", shop.names.note], ["entries.ref", shop.spend]);
  await says(supervisorPage, zh("entries.one.noCorrections"));
  await supervisorPage.getByRole("link", { name: inFours(shop.card) }).click();
  await expect(title(supervisorPage)).toHaveText(inFours(shop.card));
});
