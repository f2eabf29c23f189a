import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { approvals } from "@/db/schema/approvals";
import { operators } from "@/db/schema/operators";
import { users } from "@/db/schema/users";
import { auditRows } from "@/db/test/audit-rows";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeOperator, type TestMerchant } from "@/db/test/factories";
import { merchantSettings } from "@/server/settings";
import { signedOnTerminal } from "./test/counter-scene";
import {
  addBody,
  boss,
  changeBody,
  rechargeChangeBody,
  removeBody,
  signInBody,
} from "./test/operator-messages";
import { say, untraced } from "./test/raw-message";

testDatabase();

async function activeNumbers(shop: TestMerchant): Promise<string[]> {
  const rows = await db()
    .select({ no: operators.no })
    .from(operators)
    .where(and(eq(operators.merchantId, shop.merchantId), eq(operators.status, "active")));
  return rows.map(({ no }) => no).sort();
}

async function counter() {
  const shop = await makeMerchant();
  return { shop, ...(await signedOnTerminal(shop)) };
}

/** The portal's word on an approval, as the database keeps it. */
async function grant(shop: TestMerchant, id: unknown): Promise<void> {
  await db()
    .update(approvals)
    .set({ status: "granted", decidedBy: shop.owner.userId, decidedAt: new Date() })
    .where(and(eq(approvals.merchantId, shop.merchantId), eq(approvals.id, BigInt(String(id)))));
}

test("one's own password is changed by who knows the old one, and nothing more has to be changed", async () => {
  const { shop, at } = await counter();
  await db().update(operators).set({ mustChange: true }).where(eq(operators.id, shop.cashier.id));
  const body = changeBody(at, 1, "01", "123456", "998877");
  expect(await say(at, body)).toMatchObject({ code: "000", data: {} });
  expect(await say(at, body)).toMatchObject({ code: "000", replayed: true });
  expect(await say(at, signInBody(at, 2, "01", "998877"))).toMatchObject({
    code: "000",
    data: { no: "01", mustChange: false },
  });
  expect(await say(at, signInBody(at, 3, "01", "123456"))).toMatchObject({ code: "110" });
  expect(await auditRows(shop)).toMatchObject([
    {
      name: "operator.changePassword",
      actorKind: "operator",
      actorId: shop.cashier.id,
      door: "terminal",
      after: { passwordSet: true, mustChange: false },
    },
  ]);
});

test("a wrong old password is counted and locks; an unknown number looks just the same", async () => {
  const { shop, at } = await counter();
  const tries = [];
  for (let trace = 1; trace <= 6; trace += 1)
    tries.push((await say(at, changeBody(at, trace, "01", "000000", "998877"))).code);
  expect(tries).toEqual(["110", "110", "110", "110", "110", "112"]);
  expect(await say(at, changeBody(at, 7, "01", "123456", "998877"))).toMatchObject({ code: "112" });
  expect(await say(at, changeBody(at, 8, "77", "123456", "998877"))).toMatchObject({ code: "110" });
  expect(await auditRows(shop)).toEqual([]);
});

test("the old password again is no new one", async () => {
  const { shop, at } = await counter();
  const same = await say(at, changeBody(at, 1, "01", "123456", "123456"));
  expect(same).toMatchObject({ code: "119", body: expect.stringContaining("新密码和旧密码一样") });
  expect(await auditRows(shop)).toEqual([]);
});

test("of two changes at once from two terminals one holds, and the other finds the old password wrong", async () => {
  const { shop, at } = await counter();
  const other = (await signedOnTerminal(shop)).at;
  const replies = await Promise.all([
    say(at, changeBody(at, 1, "01", "123456", "111222")),
    say(other, changeBody(other, 1, "01", "123456", "333444")),
  ]);
  expect(replies.map((r) => r.code).sort()).toEqual(["000", "110"]);
  const holds = replies[0]?.code === "000" ? "111222" : "333444";
  expect(await say(at, signInBody(at, 2, "01", holds))).toMatchObject({ code: "000" });
  expect(await auditRows(shop)).toHaveLength(1);
});

test("a cashier is added by the supervisor's word at a cashier's terminal; the audit names the supervisor", async () => {
  const { shop, at } = await counter();
  const before = await merchantSettings(shop.merchantId);
  const body = addBody(at, 1, "02", boss(shop));
  const added = await say(at, body);
  expect(added).toMatchObject({ code: "000", data: { no: "02", name: "小周", role: "cashier" } });
  expect(await say(at, body)).toMatchObject({ code: "000", replayed: true, data: added.data });
  expect(await activeNumbers(shop)).toEqual(["00", "01", "02"]);
  expect((await merchantSettings(shop.merchantId)).version).toBeGreaterThan(before.version);
  expect(await say(at, signInBody(at, 2, "02", "654321"))).toMatchObject({
    code: "000",
    data: { mustChange: true },
  });
  expect(await auditRows(shop)).toMatchObject([
    { name: "operator.add", actorKind: "operator", actorId: shop.supervisor.id },
  ]);
});

test("a cashier's word adds nobody, a wrong one is counted, and no row is left", async () => {
  const { shop, at } = await counter();
  await makeOperator(shop, { no: "09", name: "小吴", role: "cashier" });
  const cashier = { no: "09", password: "123456" };
  expect(await say(at, addBody(at, 1, "02", cashier))).toMatchObject({ code: "115" });
  const wrong = { no: "00", password: "000000" };
  expect(await say(at, addBody(at, 2, "02", wrong))).toMatchObject({ code: "110", data: { triesLeft: 4 } });
  expect(await say(at, addBody(at, 3, "02", { no: "77", password: "123456" }))).toMatchObject({
    code: "115",
  });
  expect(await activeNumbers(shop)).toEqual(["00", "01", "09"]);
  expect(await auditRows(shop)).toEqual([]);
});

test("without a word an approval is asked for; granted, it adds this cashier once, and the audit names the owner", async () => {
  const { shop, at } = await counter();
  const asked = await say(at, addBody(at, 1, "02", null));
  expect(asked).toMatchObject({ code: "108", data: { approvalId: expect.any(String) } });
  const approvalId = asked.data?.approvalId;
  expect(await say(at, addBody(at, 2, "02", null, { approvalId }))).toMatchObject({ code: "108" });
  expect(await activeNumbers(shop)).toEqual(["00", "01"]);
  await grant(shop, approvalId);
  expect(await say(at, addBody(at, 3, "03", null, { approvalId }))).toMatchObject({
    code: "115",
    data: { approval: "other" },
  });
  expect(await say(at, addBody(at, 4, "02", null, { approvalId }))).toMatchObject({ code: "000" });
  expect(await say(at, addBody(at, 5, "02", null, { approvalId }))).toMatchObject({ code: "119" });
  expect(await activeNumbers(shop)).toEqual(["00", "01", "02"]);
  expect(await auditRows(shop)).toMatchObject([
    { name: "operator.add", actorKind: "user", actorId: shop.owner.userId },
  ]);
});

test("a number in use is refused before anybody is asked, and stays with who has it", async () => {
  const { shop, at } = await counter();
  expect(await say(at, addBody(at, 1, "01", boss(shop)))).toMatchObject({ code: "119" });
  expect(await say(at, addBody(at, 2, "01", null))).toMatchObject({ code: "119" });
  expect(await db().select().from(approvals).where(eq(approvals.merchantId, shop.merchantId))).toEqual([]);
  expect(await auditRows(shop)).toEqual([]);
});

test("one number added at two terminals at once is one operator", async () => {
  const { shop, at } = await counter();
  const other = (await signedOnTerminal(shop)).at;
  const replies = await Promise.all([
    say(at, addBody(at, 1, "02", boss(shop))),
    say(other, addBody(other, 1, "02", boss(shop))),
  ]);
  expect(replies.map((r) => r.code).sort()).toEqual(["000", "119"]);
  expect(await activeNumbers(shop)).toEqual(["00", "01", "02"]);
});

test("a name of blanks, or longer than can be kept, is malformed and uses no trace up", async () => {
  const { shop, at } = await counter();
  for (const name of ["   ", "名".repeat(41)])
    expect(await say(at, addBody(at, 1, "02", boss(shop), { name }))).toMatchObject({
      code: "200",
      data: { path: "name" },
    });
  expect(await say(at, addBody(at, 1, "02", boss(shop), { name: "名".repeat(40) }))).toMatchObject({
    code: "000",
  });
});

test("a cashier is removed, keeps nothing to sign in with, and the number is free again", async () => {
  const { shop, at } = await counter();
  await makeOperator(shop, { no: "02", name: "小周", role: "cashier" });
  const body = removeBody(at, 1, "02", boss(shop));
  expect(await say(at, body)).toMatchObject({
    code: "000",
    data: { no: "02", name: "小周", role: "cashier" },
  });
  expect(await say(at, body)).toMatchObject({ code: "000", replayed: true });
  expect(await say(at, signInBody(at, 2, "02", "123456"))).toMatchObject({ code: "110" });
  expect(await say(at, addBody(at, 3, "02", boss(shop)))).toMatchObject({ code: "000" });
  expect((await auditRows(shop)).map((row) => [row.name, row.actorId])).toEqual([
    ["operator.remove", shop.supervisor.id],
    ["operator.add", shop.supervisor.id],
  ]);
});

test("an operator of another merchant is no operator here; a supervisor removes no supervisor, nobody the last", async () => {
  const { shop, at } = await counter();
  const other = await makeMerchant();
  await makeOperator(other, { no: "55", name: "外人", role: "cashier" });
  const theirs = await say(at, removeBody(at, 1, "55", boss(shop)));
  const nobody = await say(at, removeBody(at, 2, "56", boss(shop)));
  expect([theirs.code, theirs.data]).toEqual(["114", {}]);
  expect([nobody.code, nobody.data]).toEqual([theirs.code, theirs.data]);
  expect(await say(at, removeBody(at, 3, "00", boss(shop)))).toMatchObject({ code: "118" });
  await makeOperator(shop, { no: "09", name: "副主管", role: "supervisor" });
  expect(await say(at, removeBody(at, 4, "09", boss(shop)))).toMatchObject({ code: "115" });
  expect(await activeNumbers(shop)).toEqual(["00", "01", "09"]);
  expect(await activeNumbers(other)).toContain("55");
  expect(await auditRows(shop)).toEqual([]);
});

test("an approval is not used up by a removal that is then refused", async () => {
  const { shop, at } = await counter();
  await makeOperator(shop, { no: "09", name: "副主管", role: "supervisor" });
  const asked = await say(at, removeBody(at, 1, "09", null));
  const approvalId = asked.data?.approvalId;
  await grant(shop, approvalId);
  await db().update(users).set({ role: "supervisor" }).where(eq(users.merchantId, shop.merchantId));
  expect(await say(at, removeBody(at, 2, "09", null, { approvalId }))).toMatchObject({ code: "115" });
  await db().update(users).set({ role: "owner" }).where(eq(users.merchantId, shop.merchantId));
  expect(await say(at, removeBody(at, 3, "09", null, { approvalId }))).toMatchObject({ code: "000" });
  expect(await activeNumbers(shop)).toEqual(["00", "01"]);
});

test("a change of operators or passwords is not taken back by a reversal", async () => {
  const { shop, at } = await counter();
  const bodies = [
    addBody(at, 1, "02", boss(shop)),
    changeBody(at, 2, "01", "123456", "998877"),
    rechargeChangeBody(at, 3, "111111", "222333", boss(shop)),
    removeBody(at, 4, "02", boss(shop)),
  ];
  for (const body of bodies) {
    expect(await say(at, body)).toMatchObject({ code: "000" });
    const { trace, txnId } = JSON.parse(body);
    const reverse = untraced("txn.reverse", { session: at.session, trace, txnId });
    expect(await say(at, reverse)).toMatchObject({ code: "118" });
    expect(await say(at, body)).toMatchObject({ code: "000", replayed: true });
  }
});
