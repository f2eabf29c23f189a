import type { Route } from "@playwright/test";
import { makeStockCards, type TestMerchant } from "@/db/test/factories";
import type { Transport } from "@/terminal/client/transport";
import { WORDS } from "@/terminal/screen/words";
import { wiredTerminal } from "@/terminal/test/wired-terminal";
import { expect, test } from "./fixtures";
import { counterIn, type PosCounter } from "./pos-counter";
import { countOf, heldBy, openPos } from "./pos-shop";
import { done, PASSWORD, PHONE } from "./shop";

const TERMINAL_DOOR = "**/api/terminal";

// The line is cut between page and server, where a worker would not let it be seen.
test.use({ serviceWorkers: "block" });

/** A card without a PIN, with ¥100 on it. */
async function cardWithMoney(merchant: TestMerchant, wire: Transport): Promise<string> {
  const [no = ""] = await makeStockCards(merchant, 1);
  const { terminal } = await wiredTerminal(merchant, wire);
  const by = { operator: "01", card: { no } };
  const { rechargePassword } = merchant;
  done(await terminal.perform("card.open", { ...by, phone: PHONE }));
  done(await terminal.perform("recharge", { ...by, paid: 10_000, tender: "cash", rechargePassword }));
  return no;
}

/** A spend up to its last key, which sends it. */
async function readyToSpend(pos: PosCounter, card: string, keys: string): Promise<void> {
  await pos.swipe("standby", card);
  await pos.choose("swiped", "1");
  await pos.answer("amount", keys);
  await pos.asks("pin");
}

const isSpend = (route: Route) => (route.request().postData() ?? "").includes('"op":"spend"');

/** Something that is waited for until it is let go. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

test("a reload in the middle of a spend: unknown is shown as unknown, then resolved; booked once", async ({
  context,
  merchant,
  wire,
}) => {
  const card = await cardWithMoney(merchant, wire);
  const { pos } = await openPos(merchant, context);
  const { page } = pos;
  const line = gate();
  let reloaded = false;
  // The server hears the spend, its answer is never heard; after the reload nothing is, until the line is opened.
  await page.route(TERMINAL_DOOR, async (route) => {
    if (reloaded) await line.opened;
    else if (isSpend(route)) {
      await route.fetch();
      await new Promise(() => {});
    }
    await route.continue();
  });
  await readyToSpend(pos, card, "3650");
  await pos.ok();
  await expect.poll(() => countOf(merchant, "spend")).toBe(1);

  reloaded = true;
  await page.reload();
  await pos.sees("unknown", "¥36.50", "请不要重做");
  line.open();
  await pos.reads("done", "¥36.50");
  await pos.signIn("01", PASSWORD);
  await pos.asks("standby");
  expect(await countOf(merchant, "spend")).toBe(1);
  expect(await heldBy(merchant, card)).toMatchObject({ principal: 6_350n });
  await readyToSpend(pos, card, "1000");
  await pos.ok();
  await pos.reads("done", "¥10.00");
  expect(await heldBy(merchant, card)).toMatchObject({ principal: 5_350n });
});

test("the network is cut after the commit: asked again, the answer is the same, booked once", async ({
  context,
  merchant,
  wire,
}) => {
  const card = await cardWithMoney(merchant, wire);
  const { pos } = await openPos(merchant, context);
  let cuts = 0;
  await pos.page.route(TERMINAL_DOOR, async (route) => {
    if (!isSpend(route) || cuts > 0) return route.continue();
    cuts += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await readyToSpend(pos, card, "3650");
  await pos.ok();
  await pos.reads("done", "¥36.50");
  expect(cuts).toBe(1);
  expect(await countOf(merchant, "spend")).toBe(1);
  expect(await heldBy(merchant, card)).toMatchObject({ principal: 6_350n });
});

test("two tabs: the second says the terminal is in use, takes over when asked to, and nothing is doubled", async ({
  context,
  merchant,
  wire,
}) => {
  const card = await cardWithMoney(merchant, wire);
  const { pos: first } = await openPos(merchant, context);
  const second = await counterIn(context);
  const heading = (pos: PosCounter) => pos.page.getByRole("heading", { level: 1 });
  await second.page.goto("/pos");
  await expect(heading(second)).toHaveText(WORDS.otherTabTitle.zh);

  const line = gate();
  await first.page.route(TERMINAL_DOOR, async (route) => {
    const response = await route.fetch();
    if (isSpend(route)) await line.opened;
    await route.fulfill({ response });
  });
  await readyToSpend(first, card, "3650");
  await first.ok();
  await expect.poll(() => countOf(merchant, "spend")).toBe(1);
  await second.page.getByRole("button", { name: WORDS.takeOver.zh }).click();
  line.open();
  await expect(heading(first)).toHaveText(WORDS.takenOverTitle.zh);
  await second.signIn("01", PASSWORD);
  await readyToSpend(second, card, "1000");
  await second.ok();
  await second.reads("done", "¥10.00");
  expect(await countOf(merchant, "spend")).toBe(2);
  expect(await heldBy(merchant, card)).toMatchObject({ principal: 5_350n });
});

test("two counters spend from one card at the same moment: one of them gets it", async ({
  browser,
  context,
  merchant,
  wire,
}) => {
  const card = await cardWithMoney(merchant, wire);
  const elsewhere = await browser.newContext();
  const counters = [
    (await openPos(merchant, context, { name: "一号台" })).pos,
    (await openPos(merchant, elsewhere, { name: "二号台" })).pos,
  ];
  await Promise.all(counters.map((pos) => readyToSpend(pos, card, "6000")));
  await Promise.all(counters.map((pos) => pos.ok()));
  const told = await Promise.all(
    counters.map(async ({ page }) => {
      const alert = page.getByRole("alert", { name: WORDS.outcome.zh });
      await expect(alert).toHaveAttribute("data-outcome", /done|declined/);
      return alert.getAttribute("data-outcome");
    }),
  );
  expect(told.toSorted()).toEqual(["declined", "done"]);
  expect(await heldBy(merchant, card)).toMatchObject({ principal: 4_000n });
  await elsewhere.close();
});
