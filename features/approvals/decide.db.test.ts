import { and, count, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { approvals } from "@/db/schema/approvals";
import { users } from "@/db/schema/users";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { sqlState } from "@/db/tx";
import { APPROVAL_MS } from "@/domain/approval";
import { setUserOperator } from "@/features/users/operations/set-user-operator";
import { Declined, Forbidden, NotFound } from "@/server/errors";
import { runOperation } from "@/server/operation";
import { pendingApproval } from "@/terminal/test/pending-approval";
import { denyApproval } from "./operations/deny-approval";
import { grantApproval } from "./operations/grant-approval";

testDatabase();

let shop: TestMerchant;
let approvalId: string;
beforeEach(async () => {
  shop = await makeMerchant();
  approvalId = await pendingApproval(shop);
});

const which = () => and(eq(approvals.merchantId, shop.merchantId), eq(approvals.id, BigInt(approvalId)));
const present = async () => (await db().select().from(approvals).where(which()))[0];
const typed = () => ({ approvalId, password: shop.owner.password, reason: "金额不对" });
const declined = (reason: string, detail?: object) =>
  expect.objectContaining({ name: "Declined", reason, ...(detail ? { detail } : {}) });

describe.each([
  [grantApproval, "granted", ""],
  [denyApproval, "denied", "金额不对"],
] as const)("$name", (operation, status, reason) => {
  test("decides, and the audit says who", async () => {
    const ctx = portalContextOf(shop);
    await runOperation(operation, ctx, typed());
    const decision = { status, reason, decidedBy: shop.owner.userId, decidedAt: ctx.now, usedAt: null };
    expect(await present()).toMatchObject(decision);
    expect(await auditRows(shop)).toMatchObject([
      {
        name: operation.name,
        entity: "approval",
        entityId: approvalId,
        actorId: shop.owner.userId,
        door: "portal",
        before: { status: "pending" },
        after: { status, reason, op: "refund" },
      },
    ]);
  });

  test.each(["auditor", "cashier"] as const)("is refused to the role %s", async (role) => {
    await expect(runOperation(operation, portalContextOf(shop, role), typed())).rejects.toThrow(Forbidden);
    expect(await present()).toMatchObject({ status: "pending" });
  });

  test("another merchant's approval is answered as one that is not there", async () => {
    const stranger = await makeMerchant();
    const ctx = portalContextOf(stranger);
    const theirs = await runOperation(operation, ctx, typed()).catch((error: unknown) => error);
    const nobodys = await runOperation(operation, ctx, { ...typed(), approvalId: "999999999" }).catch(
      (error: unknown) => error,
    );
    expect(theirs).toBeInstanceOf(NotFound);
    expect(theirs).toEqual(nobodys);
    expect(await present()).toMatchObject({ status: "pending" });
  });

  test("a wrong password changes nothing, is counted, and locks after five", async () => {
    const wrong = () => runOperation(operation, portalContextOf(shop), { ...typed(), password: "guess" });
    for (let left = 4; left >= 0; left -= 1)
      await expect(wrong()).rejects.toEqual(declined("PASSWORD_WRONG", { triesLeft: left }));
    await expect(runOperation(operation, portalContextOf(shop), typed())).rejects.toEqual(
      declined("PASSWORD_LOCKED"),
    );
    expect(await present()).toMatchObject({ status: "pending", decidedBy: null });
    const rows = await auditRows(shop);
    expect(rows.map((row) => row.name)).toEqual(Array.from({ length: 5 }, () => "user.passwordWrong"));
  });

  test("a right password starts the count again", async () => {
    const ctx = portalContextOf(shop);
    await runOperation(operation, ctx, { ...typed(), password: "guess" }).catch(() => {});
    await runOperation(operation, ctx, typed());
    const [user] = await db()
      .select({ fails: users.passwordFails })
      .from(users)
      .where(and(eq(users.merchantId, shop.merchantId), eq(users.id, shop.owner.userId)));
    expect(user?.fails).toBe(0);
  });

  test("what has expired cannot be decided any more", async () => {
    const after = new Date(portalContextOf(shop).now.getTime() + APPROVAL_MS);
    const ctx = portalContextOf(shop, "owner", after);
    await expect(runOperation(operation, ctx, typed())).rejects.toEqual(
      declined("ALREADY_DECIDED", { state: "expired" }),
    );
    expect(await present()).toMatchObject({ status: "pending" });
  });

  test("whoever asked at the till does not decide in the portal", async () => {
    const ctx = portalContextOf(shop);
    await runOperation(setUserOperator, ctx, { userId: shop.owner.userId, operatorId: shop.cashier.id });
    await expect(runOperation(operation, ctx, typed())).rejects.toEqual(declined("OWN_REQUEST"));
    expect(await present()).toMatchObject({ status: "pending" });
  });
});

test("of two decisions at once one counts, and the other is told the state", async () => {
  const ctx = portalContextOf(shop);
  const both = await Promise.allSettled([
    runOperation(grantApproval, ctx, typed()),
    runOperation(denyApproval, ctx, typed()),
  ]);
  const refused = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  const { status } = (await present()) ?? {};
  expect(refused).toEqual([declined("ALREADY_DECIDED", { state: status })]);
  expect(await auditRows(shop)).toHaveLength(1);
});

test("a denial needs its reason", async () => {
  await expect(
    runOperation(denyApproval, portalContextOf(shop), { ...typed(), reason: " " }),
  ).rejects.toMatchObject({ fields: { reason: "REQUIRED" } });
});

test("the database itself refuses one person as maker and approver", async () => {
  const decision = { status: "granted", decidedBy: shop.owner.userId, decidedAt: new Date(0) };
  const raw = db()
    .update(approvals)
    .set({ ...decision, decidedByOperator: shop.cashier.id })
    .where(which());
  expect(sqlState(await raw.catch((error: unknown) => error))).toBe("23514");
});

test("an operator is one user at most", async () => {
  const ctx = portalContextOf(shop);
  const link = { userId: shop.owner.userId, operatorId: shop.cashier.id };
  await runOperation(setUserOperator, ctx, link);
  const [other] = await db()
    .insert(users)
    .values({
      merchantId: shop.merchantId,
      login: "two",
      name: "二",
      role: "supervisor",
      passwordHash: "-",
      createdAt: ctx.now,
    })
    .returning({ id: users.id });
  const second = runOperation(setUserOperator, ctx, { ...link, userId: other?.id });
  await expect(second).rejects.toEqual(new Declined("OPERATOR_LINKED", { login: "owner" }));
  await runOperation(setUserOperator, ctx, { userId: shop.owner.userId });
  await runOperation(setUserOperator, ctx, { ...link, userId: other?.id });
  const [linked] = await db()
    .select({ n: count() })
    .from(users)
    .where(and(eq(users.merchantId, shop.merchantId), eq(users.operatorId, shop.cashier.id)));
  expect(linked?.n).toBe(1);
});
