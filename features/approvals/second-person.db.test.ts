import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db, ledgerSql } from "@/db/client";
import type { EitherTransaction } from "@/db/either-transaction";
import { approvals } from "@/db/schema/approvals";
import { operators } from "@/db/schema/operators";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { tx } from "@/db/tx";
import { APPROVAL_MS } from "@/domain/approval";
import { runOperation } from "@/server/operation";
import { placeOf, refundAsked } from "@/terminal/test/pending-approval";
import { denyApproval } from "./operations/deny-approval";
import { grantApproval } from "./operations/grant-approval";
import { type Agreed, checkSecondPerson, hearWord, type Place } from "./second-person";

testDatabase();

const noon = new Date("2026-11-20T04:00:00.000Z");
const later = (ms: number) => new Date(noon.getTime() + ms);

type Run = <T>(deed: (open: EitherTransaction) => Promise<T>) => Promise<T>;
const inLedger: Run = async (deed) => {
  const done = await ledgerSql().begin(async (sql) => ({ value: await deed(sql) }));
  return done.value;
};
const inOperation: Run = (deed) => tx(deed);

type Asked = Parameters<typeof checkSecondPerson>[2];
const check = (run: Run, place: Place, asked: Asked) => run((open) => checkSecondPerson(open, place, asked));

async function askedFor(run: Run, shop: TestMerchant) {
  const place = await placeOf(shop, noon);
  const asked = refundAsked(shop);
  const first = await check(run, place, asked);
  expect(first).toMatchObject({ applied: false, reason: "APPROVAL_NEEDED" });
  const approvalId = "applied" in first ? String(first.detail.approvalId) : "";
  return { place, asked, approvalId, withIt: { ...asked, approvalId } };
}

async function rowOf(shop: TestMerchant, id: string) {
  const [row] = await db()
    .select()
    .from(approvals)
    .where(and(eq(approvals.merchantId, shop.merchantId), eq(approvals.id, BigInt(id))));
  return row;
}

const grant = (shop: TestMerchant, approvalId: string, at = noon) =>
  runOperation(grantApproval, portalContextOf(shop, "owner", at), {
    approvalId,
    password: shop.owner.password,
  });

describe.each([
  ["the ledger's transaction", inLedger],
  ["an operation's transaction", inOperation],
])("in %s", (_name, run) => {
  test("without word or approval one is asked for, once for the same thing", async () => {
    const shop = await makeMerchant();
    const { place, asked, approvalId } = await askedFor(run, shop);
    expect(await rowOf(shop, approvalId)).toMatchObject({
      op: "refund",
      status: "pending",
      makerOperatorId: shop.cashier.id,
      terminalId: place.key.terminalId,
      details: { amount: "3000" },
      requestedAt: noon,
      expiresAt: later(APPROVAL_MS),
    });
    const again = await check(run, { ...place, at: later(1000) }, asked);
    expect(again).toMatchObject({ reason: "APPROVAL_NEEDED", detail: { approvalId: BigInt(approvalId) } });
    const other = await check(run, place, refundAsked(shop));
    expect(other).not.toMatchObject({ detail: { approvalId: BigInt(approvalId) } });
  });

  test("a granted one is used once, and names who granted", async () => {
    const shop = await makeMerchant();
    const { place, withIt, approvalId } = await askedFor(run, shop);
    expect(await check(run, place, withIt)).toMatchObject({ reason: "APPROVAL_NEEDED" });
    await grant(shop, approvalId);
    const used = { ...place, key: { ...place.key, trace: 9 }, at: later(60_000) };
    expect(await check(run, used, withIt)).toEqual({
      ok: true,
      approver: { kind: "user", id: shop.owner.userId },
      approverName: "王老板",
      approvalId: BigInt(approvalId),
    });
    expect(await rowOf(shop, approvalId)).toMatchObject({ usedAt: later(60_000), usedTrace: 9 });
    expect(await check(run, used, withIt)).toMatchObject({
      reason: "APPROVAL_REFUSED",
      detail: { approval: "used" },
    });
  });

  test("of two operations that race for it one gets it", async () => {
    const shop = await makeMerchant();
    const { place, withIt, approvalId } = await askedFor(run, shop);
    await grant(shop, approvalId);
    const both = await Promise.all([check(run, place, withIt), check(run, place, withIt)]);
    expect(both.filter((answer) => "ok" in answer)).toHaveLength(1);
    expect(both.filter((answer) => "applied" in answer)).toMatchObject([{ detail: { approval: "used" } }]);
  });

  test("other content, operation or maker is refused, and leaves it unused", async () => {
    const shop = await makeMerchant();
    const { place, withIt, approvalId } = await askedFor(run, shop);
    await grant(shop, approvalId);
    const { id, no, name } = shop.supervisor;
    const changed: Asked[] = [
      { ...withIt, substance: [...withIt.substance, "more"] },
      { ...withIt, op: "void" },
      { ...withIt, maker: { id, no, name, role: "supervisor" } },
    ];
    for (const asked of changed)
      expect(await check(run, place, asked)).toMatchObject({
        reason: "APPROVAL_REFUSED",
        detail: { approval: "other" },
      });
    expect(await rowOf(shop, approvalId)).toMatchObject({ usedAt: null });
  });

  test("another terminal's and another merchant's are as unknown as nobody's", async () => {
    const shop = await makeMerchant();
    const { withIt, approvalId } = await askedFor(run, shop);
    await grant(shop, approvalId);
    const elsewhere = await placeOf(shop, noon);
    const stranger = await makeMerchant();
    const theirs = await placeOf(stranger, noon);
    const answers = [
      await check(run, elsewhere, withIt),
      await check(run, theirs, { ...refundAsked(stranger), approvalId }),
      await check(run, elsewhere, { ...withIt, approvalId: "999999999" }),
    ];
    for (const answer of answers)
      expect(answer).toEqual({ applied: false, reason: "APPROVAL_UNKNOWN", detail: {} });
  });

  test("once expired, a granted one is worth nothing and a new one is asked for", async () => {
    const shop = await makeMerchant();
    const { place, asked, withIt, approvalId } = await askedFor(run, shop);
    await grant(shop, approvalId);
    const over = { ...place, at: later(APPROVAL_MS) };
    expect(await check(run, over, withIt)).toMatchObject({ detail: { approval: "expired" } });
    const next = await check(run, over, asked);
    expect(next).not.toMatchObject({ detail: { approvalId: BigInt(approvalId) } });
  });

  test("a denied one is refused", async () => {
    const shop = await makeMerchant();
    const { place, withIt, approvalId } = await askedFor(run, shop);
    const deny = { approvalId, password: shop.owner.password, reason: "金额不对" };
    await runOperation(denyApproval, portalContextOf(shop, "owner", noon), deny);
    expect(await check(run, place, withIt)).toMatchObject({ detail: { approval: "denied" } });
  });

  test("a word is heard first: right, wrong, locked, one's own", async () => {
    const shop = await makeMerchant();
    const place = await placeOf(shop, noon);
    const asked = refundAsked(shop);
    const word = (password: string) => ({ no: shop.supervisor.no, password });
    const say = (password: string): Promise<Agreed | object | null> =>
      run((open) => hearWord(open, place, { ...asked, word: word(password) }));
    expect(await run((open) => hearWord(open, place, asked))).toBeNull();
    expect(await say(shop.supervisor.password)).toEqual({
      ok: true,
      approver: { kind: "operator", id: shop.supervisor.id },
      approverName: "00 主管",
    });
    expect(await say("000000")).toMatchObject({ reason: "PASSWORD_WRONG", detail: { triesLeft: 4 } });
    const [row] = await db()
      .select({ fails: operators.passwordFails })
      .from(operators)
      .where(and(eq(operators.merchantId, shop.merchantId), eq(operators.id, shop.supervisor.id)));
    expect(row?.fails).toBe(1);
    for (let n = 0; n < 4; n += 1) await say("000000");
    expect(await say(shop.supervisor.password)).toMatchObject({
      reason: "PASSWORD_LOCKED",
      detail: { lockedUntil: later(15 * 60_000) },
    });
    const own = { no: shop.cashier.no, password: shop.cashier.password };
    expect(await run((open) => hearWord(open, place, { ...asked, word: own }))).toMatchObject({
      reason: "NO_RIGHT",
    });
  });
});
