import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import * as z from "zod";
import { portalContextOf } from "@/db/test/contexts";
import type { TestMerchant } from "@/db/test/factories";
import { createUser } from "@/features/users/operations/create-user";
import { runOperation } from "@/server/operation";
import { zh } from "./words";

/** What somebody signs in to the portal with. */
export type Login = { readonly merchant: string; readonly login: string; readonly password: string };

export function ownerLogin({ slug, owner }: TestMerchant): Login {
  return { merchant: slug, login: owner.login, password: owner.password };
}

/** Another user of the portal, who may now sign in. */
export async function makePortalUser(
  of: TestMerchant,
  { role, name = "陈主管" }: { role: "owner" | "supervisor" | "auditor"; name?: string },
): Promise<Login> {
  const user = { login: role, name, password: "battery horse staple" };
  await runOperation(createUser, portalContextOf(of), { ...user, role });
  return { merchant: of.slug, login: user.login, password: user.password };
}

/** Signs in the way a person does; whether it went well is the caller's to see. */
export async function typeLogin(page: Page, { merchant, login, password }: Login): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel(zh("auth.merchant"), { exact: true }).fill(merchant);
  await page.getByLabel(zh("auth.login"), { exact: true }).fill(login);
  await page.getByLabel(zh("auth.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: zh("auth.submit"), exact: true }).click();
}

const token = z.object({ csrfToken: z.string() });

/** Signs a browser in through the door for programs: the same check, without a page being drawn. */
export async function enter(context: BrowserContext, login: Login): Promise<void> {
  const csrf = await context.request.get("/api/auth/csrf");
  const { csrfToken } = token.parse(await csrf.json());
  const answer = await context.request.post("/api/auth/callback/credentials", {
    form: { ...login, csrfToken, json: "true" },
  });
  expect(await answer.text()).not.toContain("error");
}

/** A page of another browser, signed in; the browser ends with the test's own. */
export async function pageOf(browser: Browser, login: Login): Promise<Page> {
  const context = await browser.newContext();
  await enter(context, login);
  return context.newPage();
}
