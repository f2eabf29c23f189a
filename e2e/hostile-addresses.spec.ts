import * as z from "zod";
import { expect, test } from "./fixtures";
import { ownerLogin, pageOf } from "./portal-door";
import { playFirstDay } from "./shop";

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
  "/approvals": ["show"],
  "/attendance": ["employee", "from", "to", "missing", "store"],
  "/pos": ["code"],
  "/sign-in": ["merchant", "next"],
} as const;

const things = [
  "/entries/",
  "/cards/",
  "/terminals/",
  "/cashiers/",
  "/recharge-tiers/",
  "/settlements/",
  "/approvals/",
];

/** What a page leaves in its answer where drawing a part of it threw: the mark of the error in the log. */
const thrown = /data-dgst="\d+"|\{\\"digest\\":\\"\d+/;

test("no address makes a page fail, whatever stands in it", async ({ merchant, wire, browser }) => {
  test.slow();
  const shop = await playFirstDay(merchant, wire);
  const { request } = await pageOf(browser, ownerLogin(merchant));
  const failing: string[] = [];
  const visit = async (address: string) => {
    const answer = await request.get(address, { maxRedirects: 0 });
    const failed = answer.status() >= 500 || thrown.test(await answer.text());
    if (failed) failing.push(`${answer.status()} ${address.slice(0, 80)}`);
  };
  for (const text of hostile) {
    const value = encodeURIComponent(text);
    const filled = Object.entries(lists).map(
      ([path, names]) => `${path}?${names.map((name) => `${name}=${value}&${name}=x`).join("&")}`,
    );
    const turned = [
      "/entries",
      "/cards",
      "/cards/stock",
      "/settlements",
      "/approvals",
      "/attendance",
      `/cards/${shop.card}`,
    ].flatMap((path) => [`${path}?after=${value}`, `${path}?before=${value}`]);
    const pages = text === "" ? [] : things.map((path) => path + value);
    for (const address of [...filled, ...turned, ...pages]) await visit(address);
  }
  for (const raw of ["%", "%C3", "%ED%A0%80"])
    for (const path of [...things, "/entries?q=", "/cards?q="]) await visit(path + raw);
  expect(failing).toEqual([]);
});

test("a log-in that no database can look for is a wrong one", async ({ page }) => {
  const csrf = z.object({ csrfToken: z.string() });
  const { csrfToken } = csrf.parse(await (await page.request.get("/api/auth/csrf")).json());
  for (const typed of [
    { merchant: "a\0b", login: "owner" },
    { merchant: "no-such", login: "\0" },
  ]) {
    const answer = await page.request.post("/api/auth/callback/credentials", {
      form: { ...typed, password: "not this one", csrfToken, json: "true" },
    });
    expect(answer.status()).toBe(401);
    expect(await answer.text()).toContain("error=CredentialsSignin");
  }
});
