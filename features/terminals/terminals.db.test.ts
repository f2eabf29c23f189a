import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { activationCodes, terminalState, terminals } from "@/db/schema/terminals";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeTerminal, type TestMerchant } from "@/db/test/factories";
import { Declined, Forbidden, NotFound } from "@/server/errors";
import { runOperation } from "@/server/operation";
import { unseal } from "@/server/seal";
import { issueActivationCode } from "./operations/issue-activation-code";
import { registerTerminal } from "./operations/register-terminal";
import { renameTerminal } from "./operations/rename-terminal";
import { resumeTerminal } from "./operations/resume-terminal";
import { suspendTerminal } from "./operations/suspend-terminal";
import { getTerminal, listTerminals } from "./queries";

testDatabase();

const noon = new Date("2026-11-22T04:00:00Z");

async function stateOf(of: TestMerchant, id: bigint) {
  const [row] = await db()
    .select({
      status: terminalState.status,
      version: terminalState.version,
      wrongSecrets: terminalState.wrongSecrets,
      key: terminals.keySealed,
    })
    .from(terminalState)
    .innerJoin(
      terminals,
      and(eq(terminals.merchantId, terminalState.merchantId), eq(terminals.id, terminalState.terminalId)),
    )
    .where(and(eq(terminalState.merchantId, of.merchantId), eq(terminalState.terminalId, id)));
  if (!row) throw new Error("no terminal");
  return { ...row, key: unseal(row.key) };
}

const codesOf = (id: bigint) => db().select().from(activationCodes).where(eq(activationCodes.terminalId, id));

test("a registered terminal has a number, a key of its own and an empty first batch", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop, "owner", noon);
  const one = await runOperation(registerTerminal, owner, { storeId: String(shop.storeId), name: "前台 1" });
  const two = await runOperation(registerTerminal, owner, { storeId: shop.storeId, name: "前台 2" });
  expect(String(one.terminalId)).toMatch(/^[0-9]{8}$/);
  expect(await listTerminals(owner.scope)).toMatchObject([
    {
      id: one.terminalId,
      name: "前台 1",
      storeName: "总店",
      status: "registered",
      session: 0,
      lastSeenAt: null,
    },
    { id: two.terminalId, batch: { no: 1, openedAt: noon, operations: 0, cashFen: 0n, salesFen: 0n } },
  ]);
  const keys = [(await stateOf(shop, one.terminalId)).key, (await stateOf(shop, two.terminalId)).key];
  expect(keys.map((key) => key.length)).toEqual([32, 32]);
  expect(keys[0]).not.toEqual(keys[1]);
  expect((await auditRows(shop))[0]).toMatchObject({ name: "terminal.register", after: { name: "前台 1" } });
});

test("the activation code is told once; what is kept opens to the MAC key of the protocol", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop, "owner", noon);
  const { terminalId } = await runOperation(registerTerminal, owner, { storeId: shop.storeId, name: "前台" });
  const before = await stateOf(shop, terminalId);
  const made = await runOperation(issueActivationCode, owner, { terminalId });
  expect(made.code).toMatch(/^[A-Z2-7]{26}$/);
  expect([made.groups.join(""), made.code.slice(0, 6)]).toEqual([made.code, made.handle]);
  expect(made.expiresAt).toEqual(new Date(noon.getTime() + 600_000));
  const [row, ...more] = await codesOf(terminalId);
  expect(more).toEqual([]);
  expect(row).toMatchObject({
    handle: made.handle,
    merchantId: shop.merchantId,
    expiresAt: made.expiresAt,
    spent: false,
  });
  const macKey = createHash("sha256").update(made.code, "ascii").digest("hex");
  expect(row && Buffer.from(unseal(row.macKeySealed)).toString("hex")).toBe(macKey);
  expect((await stateOf(shop, terminalId)).key).toEqual(before.key);
  const told = (await auditRows(shop)).map((row) => JSON.stringify([row.before, row.after]));
  expect(told.join()).not.toContain(made.code.slice(6));
});

test("a second code ends the first", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop, "owner", noon);
  const { terminalId } = await makeTerminal(shop);
  const first = await runOperation(issueActivationCode, owner, { terminalId });
  const second = await runOperation(issueActivationCode, owner, { terminalId });
  expect((await codesOf(terminalId)).map((row) => row.handle)).toEqual([second.handle]);
  expect(second.code).not.toBe(first.code);
});

test("a code for a terminal that has signed on means another device: the old key dies", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop, "owner", noon);
  const { terminalId } = await makeTerminal(shop);
  await db().update(terminals).set({ signedOnAt: noon }).where(eq(terminals.id, terminalId));
  const before = await stateOf(shop, terminalId);
  await runOperation(issueActivationCode, owner, { terminalId });
  const after = await stateOf(shop, terminalId);
  expect(after.key).not.toEqual(before.key);
  expect(after).toMatchObject({ status: "registered", version: before.version + 1n });
  expect((await auditRows(shop)).at(-1)).toMatchObject({ after: { replacesDevice: true } });
});

test("suspend and resume raise the version, lift the counters, and refuse to be said twice", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop, "owner", noon);
  const { terminalId } = await makeTerminal(shop);
  await db()
    .update(terminalState)
    .set({ wrongSecrets: 20, wrongSince: noon })
    .where(eq(terminalState.terminalId, terminalId));
  await db().update(terminals).set({ signedOnAt: noon }).where(eq(terminals.id, terminalId));
  await runOperation(suspendTerminal, owner, { terminalId });
  expect(await stateOf(shop, terminalId)).toMatchObject({
    status: "suspended",
    version: 1n,
    wrongSecrets: 20,
  });
  const twice = runOperation(suspendTerminal, owner, { terminalId });
  await expect(twice).rejects.toEqual(new Declined("TERMINAL_STATE", { state: "suspended" }));
  await expect(runOperation(issueActivationCode, owner, { terminalId })).rejects.toThrow(
    "TERMINAL_SUSPENDED",
  );
  expect(await codesOf(terminalId)).toEqual([]);
  await runOperation(resumeTerminal, owner, { terminalId });
  expect(await stateOf(shop, terminalId)).toMatchObject({ status: "active", version: 2n, wrongSecrets: 0 });
  const again = runOperation(resumeTerminal, owner, { terminalId });
  await expect(again).rejects.toEqual(new Declined("TERMINAL_STATE", { state: "active" }));
  expect((await auditRows(shop)).map((row) => row.name)).toEqual(["terminal.suspend", "terminal.resume"]);
});

test("a terminal that never signed on goes back to waiting when its suspension is lifted", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop, "owner", noon);
  const { terminalId } = await runOperation(registerTerminal, owner, { storeId: shop.storeId, name: "前台" });
  await runOperation(suspendTerminal, owner, { terminalId });
  await runOperation(resumeTerminal, owner, { terminalId });
  expect((await stateOf(shop, terminalId)).status).toBe("registered");
});

test("rename", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop);
  const terminal = await makeTerminal(shop);
  await runOperation(renameTerminal, owner, { terminalId: terminal.terminalId, name: "吧台" });
  expect((await getTerminal(owner.scope, terminal.terminalId))?.name).toBe("吧台");
  expect(await auditRows(shop)).toMatchObject([{ before: { name: terminal.name }, after: { name: "吧台" } }]);
});

test.each(["supervisor", "auditor", "cashier"] as const)("a %s changes no terminal", async (role) => {
  const shop = await makeMerchant();
  const ctx = portalContextOf(shop, role);
  const { terminalId, name } = await makeTerminal(shop);
  await expect(runOperation(registerTerminal, ctx, { storeId: shop.storeId, name: "x" })).rejects.toThrow(
    Forbidden,
  );
  for (const operation of [issueActivationCode, suspendTerminal, resumeTerminal]) {
    const refused: Promise<unknown> = runOperation<typeof operation.input, unknown>(operation, ctx, {
      terminalId,
    });
    await expect(refused).rejects.toThrow(Forbidden);
  }
  await expect(runOperation(renameTerminal, ctx, { terminalId, name: "x" })).rejects.toThrow(Forbidden);
  expect((await listTerminals(ctx.scope)).map((row) => [row.name, row.status])).toEqual([[name, "active"]]);
  expect(await auditRows(shop)).toEqual([]);
});

test("another merchant's terminal and store are as if they were not there", async () => {
  const [shop, other] = [await makeMerchant(), await makeMerchant()];
  const owner = portalContextOf(shop);
  const foreign = await makeTerminal(other);
  const before = await stateOf(other, foreign.terminalId);
  for (const terminalId of [foreign.terminalId, 99_999_999n]) {
    expect(await getTerminal(owner.scope, terminalId)).toBeNull();
    for (const operation of [issueActivationCode, suspendTerminal, resumeTerminal]) {
      const missed: Promise<unknown> = runOperation<typeof operation.input, unknown>(operation, owner, {
        terminalId,
      });
      await expect(missed).rejects.toEqual(new NotFound());
    }
    await expect(runOperation(renameTerminal, owner, { terminalId, name: "x" })).rejects.toEqual(
      new NotFound(),
    );
  }
  for (const storeId of [other.storeId, 999_999n]) {
    await expect(runOperation(registerTerminal, owner, { storeId, name: "x" })).rejects.toEqual(
      new NotFound(),
    );
  }
  expect(await stateOf(other, foreign.terminalId)).toEqual(before);
  expect(await listTerminals(owner.scope)).toEqual([]);
  expect(await codesOf(foreign.terminalId)).toEqual([]);
});
