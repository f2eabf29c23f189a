import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { makeMerchant, makeTerminal, type TestMerchant } from "@/db/test/factories";
import { fetchTransport } from "@/terminal/client/transport";
import { toBase64url } from "@/terminal/protocol/base64url";
import { balanceOf } from "../counter-scene";
import { type Fate, faultProxy, PASS } from "../fault-proxy";
import { addJudgements, judge, NOTHING_WRONG } from "../oracle";
import type { BrowserTill } from "./browser-page";
import { type Draw, drawFrom } from "./draw";
import { type Figures, figures, type Size } from "./figures";
import { KillableBrowser } from "./killable-browser";
import { pageModules } from "./page-modules";
import type { Place } from "./place";
import { stockCards } from "./rig-card";
import { rigTill } from "./rig-till";
import { believedMoney, type ShownLine, shownLine } from "./shown-line";
import { waitUntil } from "./wait-until";

const PAGE = "/terminal/test/chaos/browser-page.ts";
const TILLS_PER_TAB = 6;
const MOST_TABS = 4;

/** Every third answer is lost after the server has committed, every tenth message before it arrives. */
function bad(draw: Draw): Fate {
  const kind = draw(10);
  if (kind < 3) return { ...PASS, lose: "reply" };
  return kind === 3 ? { ...PASS, lose: "request" } : PASS;
}

/**
 * Tills in a real Chromium, their journals in IndexedDB: tabs are reloaded and crashed in the middle of operations,
 * `count` times in all, and now and then the whole browser is killed.
 */
export async function browserTerminals(place: Omit<Place, "leave">, { count, seed }: Size): Promise<Figures> {
  const draw = drawFrom(seed);
  let fate: () => Fate = () => PASS;
  const proxy = await faultProxy(place.url, () => fate(), draw);
  const origin = await pageModules(proxy.url);
  const merchant = await makeMerchant();
  const tabs = Math.min(MOST_TABS, Math.max(1, Math.ceil(count / 10)));
  const tills = await Promise.all(Array.from({ length: tabs }, () => tillsOf(merchant, place)));
  const shown = new Map(tills.flat().map((till) => [till.terminal, new Map<string, ShownLine>()]));
  /** how many lines each screen has shown */
  const lines = new Map<string, number>();
  const browser = new KillableBrowser(
    path.join(place.directory, "chromium"),
    origin.url,
    (terminal, line) => {
      const read = shownLine.parse(line);
      shown.get(terminal)?.set(read.key, read);
      lines.set(terminal, (lines.get(terminal) ?? 0) + 1);
    },
  );

  /** A tab ends in the middle of its work, not before it has begun. */
  const somethingShown = (own: readonly BrowserTill[], more: number) => {
    const told = () => own.reduce((sum, { terminal }) => sum + (lines.get(terminal) ?? 0), 0);
    const from = told();
    return waitUntil(() => told() >= from + more, "a tab's screens", { timeoutMs: 120_000 });
  };
  fate = () => bad(draw);
  const ends = { reloaded: 0, crashed: 0, killed: 0 };
  let left = count;
  while (left > 0) {
    // Until the whole browser goes, every tab ends in its own time, again and again.
    const together = Math.min(left, 40);
    left -= together;
    let rounds = together - 1;
    await browser.start();
    await Promise.all(
      tills.map(async (own) => {
        let page = await browser.openTab();
        await begin(page, own, draw);
        while (rounds > 0) {
          rounds -= 1;
          await somethingShown(own, 1 + draw(8));
          await pause(draw(40));
          if (draw(5) === 0) {
            ends.crashed += 1;
            page = await browser.crash(page);
          } else {
            ends.reloaded += 1;
            await page.reload();
          }
          await begin(page, own, draw);
        }
      }),
    );
    await Promise.all(tills.map((own) => somethingShown(own, 1 + draw(8))));
    ends.killed += 1;
    await browser.kill();
  }
  fate = () => PASS;

  await browser.start();
  const page = await browser.openTab();
  const open = await page.evaluate(async ({ module, own }) => (await import(module)).resolveAll(own), {
    module: PAGE,
    own: tills.flat(),
  });
  await browser.kill();
  let judged = { ...NOTHING_WRONG, undecided: Number(open) };
  let wrongBalances = 0;
  let differing = 0;
  let operations = 0;
  for (const { terminal, card } of tills.flat()) {
    const screen = shown.get(terminal) ?? new Map<string, ShownLine>();
    const kinds = new Map([...screen].map(([key, { kind }]) => [key, kind]));
    judged = addJudgements(judged, await judge(BigInt(terminal), kinds));
    const { principal, bonus } = await balanceOf(merchant.merchantId, card);
    if (principal + bonus !== believedMoney(screen)) wrongBalances += 1;
    differing += [...screen.values()].filter(({ differs }) => differs).length;
    operations += screen.size;
  }
  await origin.close();
  await proxy.close();
  return figures(
    ends.reloaded + ends.crashed + ends.killed,
    `tabs reloaded ${ends.reloaded}, crashed ${ends.crashed}, the whole browser killed ${ends.killed}; ${tills.flat().length} tills in ` +
      `${tabs} tabs, operations ${operations}, replies cut after the commit ${proxy.counts.afterCommit}; wrong balances ${wrongBalances}`,
    {
      "every balance is what the screens said": wrongBalances === 0,
      "no settlement found a difference": differing === 0,
      "every till worked": [...shown.values()].every(({ size }) => size > 0),
    },
    judged,
  );
}

/** Starts the tills of a tab; they work until it is gone. */
async function begin(page: Page, own: readonly BrowserTill[], draw: Draw): Promise<void> {
  await page.evaluate(
    async ({ module, own, seed }) => {
      const { work } = await import(module);
      void work(own, seed);
    },
    { module: PAGE, own, seed: draw(1_000_000_000) },
  );
}

async function tillsOf(merchant: TestMerchant, place: Omit<Place, "leave">): Promise<BrowserTill[]> {
  const line = { transport: fetchTransport(place.url), directory: place.directory, patient: true };
  const opener = await rigTill(merchant, line);
  const tills: BrowserTill[] = [];
  for (const { no, phone } of await stockCards(merchant, TILLS_PER_TAB)) {
    await opener.attempt("card.open", { operator: "01", card: { no }, phone });
    const { terminalId, key } = await makeTerminal(merchant);
    const { rechargePassword } = merchant;
    tills.push({ terminal: terminalId.toString(), key: toBase64url(key), card: no, rechargePassword });
  }
  return tills;
}
