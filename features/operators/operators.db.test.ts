import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { operators } from "@/db/schema/operators";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeOperator, type TestMerchant } from "@/db/test/factories";
import { Declined, Forbidden, Invalid, NotFound } from "@/server/errors";
import { runOperation } from "@/server/operation";
import { merchantSettings } from "@/server/settings";
import { verifierMatches } from "@/server/verifier";
import { addOperator } from "./operations/add-operator";
import { removeOperator } from "./operations/remove-operator";
import { renameOperator } from "./operations/rename-operator";
import { setOperatorPassword } from "./operations/set-operator-password";
import { findActiveOperator, listOperators } from "./queries";

testDatabase();

const cashier = { no: "02", name: "小周" };

async function passwordRow(of: TestMerchant, id: bigint) {
  const [row] = await db()
    .select()
    .from(operators)
    .where(and(eq(operators.merchantId, of.merchantId), eq(operators.id, id)));
  if (!row) throw new Error("no operator");
  return row;
}

test("a cashier is added with a password told once that must be changed, and terminals learn it by the version", async () => {
  const shop = await makeMerchant();
  const before = await merchantSettings(shop.merchantId);
  const made = await runOperation(addOperator, portalContextOf(shop, "supervisor"), cashier);
  const row = await passwordRow(shop, made.operatorId);
  expect(made.password).toMatch(/^[0-9]{6}$/);
  expect(verifierMatches(made.password ?? "", row.passwordVerifier, row.passwordKey)).toBe(true);
  expect(row.mustChange).toBe(true);
  const after = await merchantSettings(shop.merchantId);
  expect(after.version).toBeGreaterThan(before.version);
  expect(after.operators.map((o) => o.no)).toEqual(["00", "01", "02"]);
  expect(await auditRows(shop)).toMatchObject([
    { name: "operator.add", after: { no: "02", name: "小周", role: "cashier" } },
  ]);
});

test("digits typed full-width are digits", async () => {
  const shop = await makeMerchant();
  const made = await runOperation(addOperator, portalContextOf(shop), {
    no: "０２",
    name: "小周",
    newPassword: "６５４３２１",
  });
  const row = await passwordRow(shop, made.operatorId);
  expect([row.no, made.password]).toEqual(["02", null]);
  expect(verifierMatches("654321", row.passwordVerifier, row.passwordKey)).toBe(true);
});

test("a number in use is refused and leaves no row; once free it is given to another person", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop);
  const taken = runOperation(addOperator, owner, { ...cashier, no: "01" });
  await expect(taken).rejects.toEqual(new Declined("NUMBER_TAKEN", { no: "01" }));
  expect(await auditRows(shop)).toEqual([]);
  await runOperation(removeOperator, owner, { operatorId: shop.cashier.id });
  const next = await runOperation(addOperator, owner, { ...cashier, no: "01" });
  expect(next.operatorId).not.toBe(shop.cashier.id);
  const listed = await listOperators(owner.scope);
  expect(listed.map((o) => [o.no, o.name, o.status])).toEqual([
    ["00", "主管", "active"],
    ["01", "小周", "active"],
    ["01", "小李", "removed"],
  ]);
  expect((await findActiveOperator(db(), owner.scope, "01"))?.id).toBe(next.operatorId);
});

test("rename and new password are recorded without the password", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop);
  const operatorId = shop.cashier.id;
  await db()
    .update(operators)
    .set({ passwordFails: 5, lockedUntil: new Date() })
    .where(eq(operators.id, operatorId));
  await runOperation(renameOperator, owner, { operatorId: String(operatorId), name: "李梅" });
  const set = await runOperation(setOperatorPassword, owner, { operatorId, newPassword: "987654" });
  expect(set.password).toBeNull();
  const row = await passwordRow(shop, operatorId);
  expect(row).toMatchObject({ name: "李梅", mustChange: true, passwordFails: 0, lockedUntil: null });
  expect(verifierMatches("987654", row.passwordVerifier, row.passwordKey)).toBe(true);
  expect(await auditRows(shop)).toMatchObject([
    { name: "operator.rename", before: { name: "小李" }, after: { name: "李梅" } },
    { name: "operator.setPassword", after: { passwordSet: true, mustChange: true } },
  ]);
});

test("the last supervisor stays, even when the two last are removed at once", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop);
  const second = await makeOperator(shop, { no: "09", name: "副主管", role: "supervisor" });
  const both = await Promise.allSettled(
    [shop.supervisor.id, second.id].map((operatorId) => runOperation(removeOperator, owner, { operatorId })),
  );
  expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((r) => r.status === "rejected")?.reason).toEqual(new Declined("LAST_SUPERVISOR"));
  const active = (await listOperators(owner.scope)).filter(
    (o) => o.status === "active" && o.role === "supervisor",
  );
  expect(active).toHaveLength(1);
});

test("a supervisor manages cashiers, not supervisors", async () => {
  const shop = await makeMerchant();
  const supervisor = portalContextOf(shop, "supervisor");
  const operatorId = shop.supervisor.id;
  await expect(runOperation(addOperator, supervisor, { ...cashier, role: "supervisor" })).rejects.toThrow(
    Forbidden,
  );
  await expect(runOperation(setOperatorPassword, supervisor, { operatorId })).rejects.toThrow(Forbidden);
  await expect(runOperation(renameOperator, supervisor, { operatorId, name: "x" })).rejects.toThrow(
    Forbidden,
  );
  await expect(runOperation(removeOperator, supervisor, { operatorId })).rejects.toThrow(Forbidden);
  expect(await auditRows(shop)).toEqual([]);
});

test.each(["auditor", "cashier", "platform"] as const)(
  "a %s manages nobody, and no row is left",
  async (role) => {
    const shop = await makeMerchant();
    const ctx = portalContextOf(shop, role);
    const operatorId = shop.cashier.id;
    await expect(runOperation(addOperator, ctx, cashier)).rejects.toThrow(Forbidden);
    await expect(runOperation(renameOperator, ctx, { operatorId, name: "x" })).rejects.toThrow(Forbidden);
    await expect(runOperation(removeOperator, ctx, { operatorId })).rejects.toThrow(Forbidden);
    await expect(runOperation(setOperatorPassword, ctx, { operatorId })).rejects.toThrow(Forbidden);
    expect((await listOperators(ctx.scope)).map((o) => [o.no, o.name])).toEqual([
      ["00", "主管"],
      ["01", "小李"],
    ]);
    expect(await auditRows(shop)).toEqual([]);
  },
);

test("another merchant's operator is not found, in the same words as none at all", async () => {
  const [shop, other] = [await makeMerchant(), await makeMerchant()];
  const owner = portalContextOf(shop);
  for (const operatorId of [other.cashier.id, 999_999n]) {
    await expect(runOperation(renameOperator, owner, { operatorId, name: "x" })).rejects.toEqual(
      new NotFound(),
    );
    await expect(runOperation(removeOperator, owner, { operatorId })).rejects.toEqual(new NotFound());
    await expect(runOperation(setOperatorPassword, owner, { operatorId })).rejects.toEqual(new NotFound());
  }
  expect((await passwordRow(other, other.cashier.id)).name).toBe("小李");
  expect(await findActiveOperator(db(), owner.scope, "01")).toMatchObject({ id: shop.cashier.id });
  expect(await auditRows(shop)).toEqual([]);
});

test("input is refused by field", async () => {
  const shop = await makeMerchant();
  const bad = { no: "1", name: "", newPassword: "12345" };
  await expect(runOperation(addOperator, portalContextOf(shop), bad)).rejects.toEqual(
    new Invalid({ no: "NOT_TWO_DIGITS", name: "REQUIRED", newPassword: "NOT_SIX_TO_TWELVE_DIGITS" }),
  );
});
