import { expect, test } from "./fixtures";
import { ownerLogin, pageOf } from "./portal-door";
import { playFirstDay } from "./shop";
import { zh } from "./words";

/** What somebody may write into an address by hand, or a program into every part of it in turn. */
const hostile = [
  "",
  "0",
  "-1",
  "1e309",
  "9007199254740993",
  "99999999999999999999999",
  "１２３４５６",
  "\0",
  "a\0b",
  "%",
  "%25_%",
  "\\",
  "' or '1'='1",
  "\ud800",
  "\u202e\u200b",
  "__proto__",
  "constructor",
  "../../entries",
  "9999-99-99",
  "2026-02-30",
  "0001-01-01",
  "-62135596800001-1",
  "99999999999999-999999999999999999",
  "张".repeat(3000),
];

const lists = {
  "/": ["store"],
  "/entries": [
    "q",
    "kind",
    "figure",
    "store",
    "terminal",
    "operator",
    "batch",
    "tender",
    "sign",
    "from",
    "to",
  ],
  "/cards": ["q", "state", "balance", "pin", "joined", "store"],
  "/cards/stock": [],
  "/settlements": ["terminal", "differences", "from", "to", "store"],
  "/recharge-tiers": ["store"],
  "/recharge-tiers/new": ["store"],
  "/terminals": ["store"],
  "/sign-in": ["merchant", "next"],
} as const;

const things = ["/entries/", "/cards/", "/terminals/", "/cashiers/", "/recharge-tiers/", "/settlements/"];

test("no address makes a page fail, whatever stands in it", async ({ merchant, wire, browser }) => {
  test.slow();
  const shop = await playFirstDay(merchant, wire);
  const { request } = await pageOf(browser, ownerLogin(merchant));
  const failing: string[] = [];
  const visit = async (address: string) => {
    const answer = await request.get(address, { maxRedirects: 0 });
    const failed = answer.status() >= 500 || (await answer.text()).includes(zh("common.errors.title"));
    if (failed) failing.push(`${answer.status()} ${address.slice(0, 80)}`);
  };
  for (const text of hostile) {
    const value = encodeURIComponent(text.toWellFormed());
    const addresses = Object.entries(lists).flatMap(([path, names]) =>
      [...names, "after", "before"].map((name) => `${path}?${name}=${value}`),
    );
    const everyOne = Object.entries(lists).map(
      ([path, names]) => `${path}?${names.map((name) => `${name}=${value}&${name}=x`).join("&")}`,
    );
    const pages =
      text === "" ? [] : [...things.map((path) => path + value), `/cards/${shop.card}?after=${value}`];
    for (const address of [...addresses, ...everyOne, ...pages]) await visit(address);
  }
  for (const raw of ["%", "%C3", "%00", "%ED%A0%80"])
    for (const path of [...things, "/entries?q=", "/cards?q="]) await visit(path + raw);
  expect(failing).toEqual([]);
});
