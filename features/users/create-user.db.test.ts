import { count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { users } from "@/db/schema/users";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant } from "@/db/test/factories";
import { Declined, Forbidden, Invalid } from "@/server/errors";
import { runOperation } from "@/server/operation";
import { createUser } from "./operations/create-user";
import { signIn } from "./operations/sign-in";

testDatabase();

const clerk = { login: "Clerk", name: "陈主管", role: "supervisor" };

async function countUsers(of: { merchantId: bigint }) {
  const [row] = await db().select({ n: count() }).from(users).where(eq(users.merchantId, of.merchantId));
  return Number(row?.n);
}

test("a user with a password made here signs in with it; the audit has no password", async () => {
  const shop = await makeMerchant();
  const made = await runOperation(createUser, portalContextOf(shop), clerk);
  expect(made.login).toBe("clerk");
  const typed = { merchant: shop.slug, login: "clerk", password: made.password };
  const result = await signIn({ typed, address: "203.0.113.1", userAgent: "", now: new Date() });
  expect(result.outcome).toBe("in");
  const [row] = await auditRows(shop);
  expect(row).toMatchObject({ name: "user.create", entity: "user", entityId: String(made.userId) });
  expect(row?.after).toEqual({ login: "clerk", name: "陈主管", role: "supervisor" });
});

test("a password that was chosen is not told back", async () => {
  const shop = await makeMerchant();
  const made = await runOperation(createUser, portalContextOf(shop), {
    ...clerk,
    password: "a long enough one",
  });
  expect(made.password).toBeNull();
});

test.each(["supervisor", "auditor", "cashier", "platform"] as const)(
  "a %s may not, and no row is left",
  async (role) => {
    const shop = await makeMerchant();
    await expect(runOperation(createUser, portalContextOf(shop, role), clerk)).rejects.toThrow(Forbidden);
    expect(await countUsers(shop)).toBe(1);
    expect(await auditRows(shop)).toEqual([]);
  },
);

test("a log-in is taken once per merchant, and a refusal leaves no row", async () => {
  const [shop, other] = [await makeMerchant(), await makeMerchant()];
  await runOperation(createUser, portalContextOf(shop), clerk);
  const again = runOperation(createUser, portalContextOf(shop), { ...clerk, login: "clerk" });
  await expect(again).rejects.toEqual(new Declined("LOGIN_TAKEN", { login: "clerk" }));
  expect(await countUsers(shop)).toBe(2);
  expect(await auditRows(shop)).toHaveLength(1);
  await runOperation(createUser, portalContextOf(other), clerk);
});

test("input is refused by field", async () => {
  const shop = await makeMerchant();
  const bad = runOperation(createUser, portalContextOf(shop), {
    login: "a b",
    name: " ",
    role: "boss",
    password: "short",
  });
  await expect(bad).rejects.toEqual(
    new Invalid({ login: "LOGIN_CHARACTERS", name: "REQUIRED", role: "MALFORMED", password: "TOO_SHORT" }),
  );
});
