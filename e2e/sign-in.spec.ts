import { expect, signIn, test } from "./fixtures";

test("an owner signs in, stays signed in after a reload, and signs out", async ({ ownerPage, merchant }) => {
  await ownerPage.reload();
  await expect(ownerPage).not.toHaveURL(/sign-in/);
  await ownerPage.context().clearCookies();
  await ownerPage.goto("/");
  await expect(ownerPage).toHaveURL(/sign-in/);
  await signIn(ownerPage, merchant.slug, merchant.owner);
});

test("a wrong password, a wrong log-in and a wrong merchant are refused in the same words", async ({
  page,
  merchant,
}) => {
  const tries = [
    { slug: merchant.slug, login: merchant.owner.login, password: "not this one" },
    { slug: merchant.slug, login: "nobody", password: merchant.owner.password },
    { slug: "no-such-merchant", login: merchant.owner.login, password: merchant.owner.password },
  ];
  for (const { slug, login, password } of tries) {
    await page.goto("/sign-in");
    await page.getByLabel("商户", { exact: true }).fill(slug);
    await page.getByLabel("账号", { exact: true }).fill(login);
    await page.getByLabel("密码", { exact: true }).fill(password);
    await page.getByRole("button", { name: "登录" }).click();
    await expect(page.getByText("商户、账号或密码不对。请核对后再试。")).toBeVisible();
    await expect(page).toHaveURL(/sign-in/);
  }
});
