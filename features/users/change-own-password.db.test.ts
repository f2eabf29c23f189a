import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { MAX_PASSWORD_TRIES, PASSWORD_LOCK_MS } from "@/domain/password-lock";
import { Declined, Forbidden, Invalid } from "@/server/errors";
import { runOperation } from "@/server/operation";
import { findSessionUser } from "@/server/user-sessions";
import { changeOwnPassword } from "./operations/change-own-password";
import { createUser } from "./operations/create-user";
import { signIn } from "./operations/sign-in";

testDatabase();

const noon = new Date("2026-11-22T04:00:00Z");
const FRESH = "a new and longer one";

async function signedIn(of: TestMerchant, password = of.owner.password, login = of.owner.login) {
  const typed = { merchant: of.slug, login, password };
  const result = await signIn({ typed, address: "203.0.113.1", userAgent: "", now: noon });
  return result.outcome === "in" ? result.session : null;
}

function change(of: TestMerchant, more: Record<string, unknown> = {}, at = noon) {
  return runOperation(changeOwnPassword, portalContextOf(of, "owner", at), {
    password: of.owner.password,
    newPassword: FRESH,
    again: FRESH,
    sessionId: randomUUID(),
    ...more,
  });
}

const changes = async (of: TestMerchant) =>
  (await auditRows(of)).filter((row) => row.name === "user.changePassword");

test("the new password signs in, the old one no more, and every other sign-in of the person ends", async () => {
  const shop = await makeMerchant();
  const [here, phone] = [await signedIn(shop), await signedIn(shop)];
  const other = await makeMerchant();
  const elsewhere = await signedIn(other);
  if (!here || !phone || !elsewhere) throw new Error("not signed in");
  expect(await change(shop, { sessionId: here.sessionId })).toEqual({ ended: 1 });
  expect(await findSessionUser(here, noon)).not.toBeNull();
  expect(await findSessionUser(phone, noon)).toBeNull();
  expect(await findSessionUser(elsewhere, noon)).not.toBeNull();
  expect(await signedIn(shop)).toBeNull();
  expect(await signedIn(shop, FRESH)).not.toBeNull();
  expect(await changes(shop)).toMatchObject([
    { actorKind: "user", actorId: shop.owner.userId, after: { passwordSet: true, ended: 1 } },
  ]);
});

test("wrong old passwords count as at sign-in: five are looked at, then even the right one waits", async () => {
  const shop = await makeMerchant();
  const guesses = await Promise.allSettled(
    Array.from({ length: 12 }, (_, i) => change(shop, { password: `wrong guess ${i}` })),
  );
  const reasons = guesses.map((g) => (g.status === "rejected" ? String(g.reason.reason) : "let in")).sort();
  expect(reasons.filter((reason) => reason === "PASSWORD_WRONG")).toHaveLength(MAX_PASSWORD_TRIES);
  expect(reasons.filter((reason) => reason === "PASSWORD_LOCKED")).toHaveLength(12 - MAX_PASSWORD_TRIES);
  await expect(change(shop)).rejects.toThrow("PASSWORD_LOCKED");
  expect(await signedIn(shop)).toBeNull();
  expect(await changes(shop)).toEqual([]);
  await change(shop, {}, new Date(noon.getTime() + PASSWORD_LOCK_MS));
  expect(await changes(shop)).toHaveLength(1);
});

test("of two changes at once one holds, and the other finds the old password wrong", async () => {
  const shop = await makeMerchant();
  const both = await Promise.allSettled(
    ["the first new one", "the second new one"].map((text) =>
      change(shop, { newPassword: text, again: text }),
    ),
  );
  expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((r) => r.status === "rejected")?.reason).toMatchObject({ reason: "PASSWORD_WRONG" });
  expect(await changes(shop)).toHaveLength(1);
});

test("the same password, a short one, or two that differ are refused, and nothing changes", async () => {
  const shop = await makeMerchant();
  const { password } = shop.owner;
  await expect(change(shop, { newPassword: password, again: password })).rejects.toEqual(
    new Declined("SAME_PASSWORD"),
  );
  await expect(change(shop, { newPassword: "nine char", again: "nine char" })).rejects.toEqual(
    new Invalid({ newPassword: "TOO_SHORT" }),
  );
  await expect(change(shop, { again: "another long one" })).rejects.toEqual(
    new Invalid({ again: "NOT_THE_SAME" }),
  );
  expect(await signedIn(shop)).not.toBeNull();
  expect(await changes(shop)).toEqual([]);
});

test("it is one's own only: a colleague's and another merchant's password stay", async () => {
  const [shop, other] = [await makeMerchant(), await makeMerchant()];
  const clerk = { login: "clerk", name: "陈主管", role: "supervisor", password: "the clerk has this" };
  await runOperation(createUser, portalContextOf(shop), clerk);
  await change(shop);
  expect(await signedIn(shop, clerk.password, "clerk")).not.toBeNull();
  expect(await signedIn(other)).not.toBeNull();
});

test.each(["auditor", "supervisor"] as const)("a %s changes theirs", async (role) => {
  const shop = await makeMerchant();
  const ctx = portalContextOf(shop, role, noon);
  const input = { password: shop.owner.password, newPassword: FRESH, again: FRESH, sessionId: randomUUID() };
  expect(await runOperation(changeOwnPassword, ctx, input)).toEqual({ ended: 0 });
});

test.each(["cashier", "platform"] as const)("a %s has no portal password", async (role) => {
  const shop = await makeMerchant();
  await expect(runOperation(changeOwnPassword, portalContextOf(shop, role, noon), {})).rejects.toThrow(
    Forbidden,
  );
  expect(await auditRows(shop)).toEqual([]);
});
