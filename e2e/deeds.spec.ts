import type { APIRequestContext, Page, Request } from "@playwright/test";
import { makeMerchant } from "@/db/test/factories";
import { expect, test } from "./fixtures";
import { ownerLogin, pageOf } from "./portal-door";
import { playFirstDay, type Shop } from "./shop";
import { zh } from "./words";

const ABSENT = "98765432";

/** What the browser would send for a deed; it never leaves the browser. */
async function keptBack(page: Page, deed: () => Promise<void>): Promise<Request> {
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await page.route("**/*", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await deed();
  const request = await sent;
  await page.unroute("**/*");
  return request;
}

/** The same message from somebody else, with one number in it changed; what the answer says went wrong, or null. */
async function sentBy(
  whose: APIRequestContext,
  request: Request,
  number: { is: string; becomes: string } = { is: "", becomes: "" },
): Promise<string | null> {
  const { is, becomes } = number;
  const exchanged = (request.postData() ?? "")
    .replaceAll(`\r\n\r\n${is}\r\n`, `\r\n\r\n${becomes}\r\n`)
    .replaceAll(`"${is}"`, `"${becomes}"`);
  const { cookie: _own, "content-length": _length, ...headers } = await request.allHeaders();
  const named = Object.entries(headers).filter(([name]) => !name.startsWith(":"));
  const answer = await whose.post(request.url(), { headers: Object.fromEntries(named), data: exchanged });
  const said = await answer.text();
  if (/"ok":true/.test(said)) return null;
  return /"ok":false,"error":\{"reason":"([A-Z_]+)"/.exec(said)?.[1] ?? `${answer.status()} ${said}`;
}

async function confirm(page: Page, deed: string): Promise<void> {
  await page.getByRole("button", { name: deed, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: deed, exact: true }).click();
}

type Deed = {
  readonly what: string;
  readonly path: (shop: Shop) => string;
  readonly id: (shop: Shop) => string;
  readonly act: (page: Page) => Promise<void>;
  readonly supervisorMay: boolean;
};

const deeds: readonly Deed[] = [
  {
    what: "suspending a terminal",
    path: (shop) => `/terminals/${shop.terminalId}`,
    id: (shop) => shop.terminalId,
    act: (page) => confirm(page, zh("terminals.suspend.deed")),
    supervisorMay: false,
  },
  {
    what: "ending a tier",
    path: (shop) => `/recharge-tiers/${shop.tierId}`,
    id: (shop) => shop.tierId,
    act: (page) => confirm(page, zh("tiers.end.deed")),
    supervisorMay: false,
  },
  {
    what: "changing a tier",
    path: (shop) => `/recharge-tiers/${shop.tierId}/edit`,
    id: (shop) => shop.tierId,
    act: (page) => page.getByRole("button", { name: zh("tiers.save"), exact: true }).click(),
    supervisorMay: false,
  },
  {
    what: "removing a cashier",
    path: (shop) => `/cashiers/${shop.operatorId}`,
    id: (shop) => shop.operatorId,
    act: (page) => confirm(page, zh("cashiers.remove.deed")),
    supervisorMay: true,
  },
  {
    what: "a cashier's new password",
    path: (shop) => `/cashiers/${shop.operatorId}`,
    id: (shop) => shop.operatorId,
    act: (page) => confirm(page, zh("cashiers.password.deed")),
    supervisorMay: true,
  },
  {
    what: "looking at a phone",
    path: (shop) => `/cards/${shop.card}`,
    id: (shop) => shop.card,
    act: (page) => page.getByRole("button", { name: zh("cards.reveal.show"), exact: true }).click(),
    supervisorMay: true,
  },
  {
    what: "printing an entry's slip",
    path: (shop) => `/entries/${shop.spend}`,
    id: (shop) => shop.spend,
    act: (page) => page.getByRole("button", { name: zh("entries.one.printSlip"), exact: true }).click(),
    supervisorMay: true,
  },
  {
    what: "printing a settlement's slip",
    path: (shop) => `/settlements/${shop.settledBatchId}`,
    id: (shop) => shop.settledBatchId,
    act: (page) => page.getByRole("button", { name: zh("settlements.one.printSlip"), exact: true }).click(),
    supervisorMay: true,
  },
];

for (const { what, path, id, act, supervisorMay } of deeds) {
  test(`${what}: a stranger's request finds nothing, a supervisor's what is theirs`, async ({
    ownerPage: page,
    supervisorPage,
    merchant,
    wire,
    browser,
  }) => {
    const shop = await playFirstDay(merchant, wire);
    const stranger = await pageOf(browser, ownerLogin(await makeMerchant()));
    await page.goto(path(shop));
    const request = await keptBack(page, () => act(page));
    expect(request.postData()).toContain(id(shop));
    expect(await sentBy(stranger.request, request)).toBe("NOT_FOUND");
    const nobodys = { is: id(shop), becomes: ABSENT };
    expect(await sentBy(stranger.request, request, nobodys)).toBe("NOT_FOUND");
    expect(await sentBy(page.request, request, nobodys)).toBe("NOT_FOUND");
    if (!supervisorMay) expect(await sentBy(supervisorPage.request, request)).toBe("FORBIDDEN");
    const rightful = supervisorMay ? supervisorPage : page;
    expect(await sentBy(rightful.request, request)).toBeNull();
  });
}
