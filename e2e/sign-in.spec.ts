import { expect, test } from "./fixtures";
import { enter, makePortalUser, ownerLogin, pageOf, typeLogin } from "./portal-door";
import { en, zh } from "./words";

test("an owner signs in, stays signed in after a reload, and signs out", async ({ page, merchant }) => {
  await typeLogin(page, ownerLogin(merchant));
  const overview = page.getByRole("heading", { name: zh("dashboard.title"), level: 1 });
  await expect(overview).toBeVisible();
  await page.reload();
  await expect(overview).toBeVisible();
  await page.getByRole("button", { name: zh("shell.account") }).click();
  await page.getByRole("menuitem", { name: zh("shell.signOut"), exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto("/entries");
  await expect(page).toHaveURL(/\/sign-in$/);
});

test("a wrong password, a wrong log-in and a wrong merchant are refused in the same words", async ({
  page,
  merchant,
}) => {
  const right = ownerLogin(merchant);
  const tries = [
    { ...right, password: "not this one" },
    { ...right, login: "nobody" },
    { ...right, merchant: "no-such-merchant" },
  ];
  for (const tried of tries) {
    await typeLogin(page, tried);
    await expect(page.getByRole("alert").getByText(zh("auth.errors.wrong"))).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in$/);
  }
});

test("five wrong passwords lock a log-in, even for the right one, and no other", async ({
  page,
  merchant,
  browser,
}) => {
  const right = ownerLogin(merchant);
  const wrong = { ...right, password: "not this one" };
  for (let n = 1; n <= 5; n += 1) {
    await typeLogin(page, wrong);
    await expect(page.getByText(zh("auth.errors.wrong"))).toBeVisible();
  }
  await typeLogin(page, right);
  const locked = page.getByText(new RegExp(zh("auth.errors.locked", { time: "\\d{2}:\\d{2}" })));
  await expect(locked).toBeVisible();
  await typeLogin(page, right);
  await expect(locked).toBeVisible();
  const other = await pageOf(browser, await makePortalUser(merchant, { role: "supervisor" }));
  await other.goto("/");
  await expect(other.getByRole("heading", { name: zh("dashboard.title"), level: 1 })).toBeVisible();
});

test("signing out everywhere ends the sessions of every browser at their next request", async ({
  ownerPage,
  merchant,
  browser,
}) => {
  const elsewhere = await pageOf(browser, ownerLogin(merchant));
  await elsewhere.goto("/cards");
  await expect(elsewhere.getByRole("heading", { name: zh("cards.title"), level: 1 })).toBeVisible();
  await ownerPage.goto("/account");
  await ownerPage
    .getByRole("main")
    .getByRole("button", { name: zh("account.everywhere.deed") })
    .click();
  const question = ownerPage.getByRole("dialog", { name: zh("account.everywhere.title") });
  await expect(question).toContainText(zh("account.everywhere.body", { n: 2 }));
  await question.getByRole("button", { name: zh("account.everywhere.deed") }).click();
  await expect(ownerPage).toHaveURL(/\/sign-in$/);
  await elsewhere.getByRole("link", { name: zh("shell.nouns.entries"), exact: true }).click();
  await expect(elsewhere).toHaveURL(/\/sign-in$/);
  await elsewhere.goto("/cards");
  await expect(elsewhere).toHaveURL(/\/sign-in$/);
});

test("one device can be signed out from another", async ({ ownerPage, merchant, browser }) => {
  const elsewhere = await pageOf(browser, ownerLogin(merchant));
  await ownerPage.goto("/account");
  const revoke = ownerPage.getByRole("button", { name: zh("account.revoke.deed"), exact: true });
  await revoke.click();
  const question = ownerPage.getByRole("dialog", { name: zh("account.revoke.title") });
  await question.getByRole("button", { name: zh("account.revoke.deed"), exact: true }).click();
  await expect(question).toBeHidden();
  await expect(revoke).toBeHidden();
  await elsewhere.goto("/");
  await expect(elsewhere).toHaveURL(/\/sign-in$/);
  await ownerPage.reload();
  await expect(ownerPage.getByRole("heading", { name: zh("account.title"), level: 1 })).toBeVisible();
});

test("language and appearance are kept, through sign-out as well", async ({ ownerPage, merchant }) => {
  await ownerPage.goto("/settlements");
  await ownerPage.getByRole("button", { name: zh("shell.language.en"), exact: true }).click();
  const title = ownerPage.getByRole("heading", { name: en("settlements.title"), level: 1 });
  await expect(title).toBeVisible();
  const dark = ownerPage.getByRole("menuitemradio", { name: en("shell.theme.dark") });
  const account = ownerPage.getByRole("button", { name: en("shell.account") });
  const look = () => ownerPage.evaluate(() => getComputedStyle(document.body).colorScheme);
  await account.click();
  // The choice is kept by the server: a reload before its answer would race with it.
  const kept = ownerPage.waitForResponse((response) => response.request().method() === "POST");
  await dark.click();
  await kept;
  await ownerPage.reload();
  await expect(title).toBeVisible();
  expect(await look()).toBe("dark");
  await account.click();
  await expect(dark).toBeChecked();
  await ownerPage.getByRole("menuitem", { name: en("shell.signOut"), exact: true }).click();
  await expect(ownerPage.getByRole("heading", { name: en("auth.title"), level: 1 })).toBeVisible();
  expect(await look()).toBe("dark");
  await enter(ownerPage.context(), ownerLogin(merchant));
  await ownerPage.goto("/settlements");
  await expect(title).toBeVisible();
});

test("signing in never leads to another site", async ({ page, merchant, baseURL }) => {
  for (const next of ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example"]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?merchant=${merchant.slug}&next=${encodeURIComponent(next)}`);
    await page.getByLabel(zh("auth.login"), { exact: true }).fill(merchant.owner.login);
    await page.getByLabel(zh("auth.password"), { exact: true }).fill(merchant.owner.password);
    await page.getByRole("button", { name: zh("auth.submit"), exact: true }).click();
    await expect(page.getByRole("heading", { name: zh("dashboard.title"), level: 1 })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? "").origin);
  }
});
