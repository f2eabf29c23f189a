import { beforeAll, expect, test } from "vitest";
import { ledgerSql } from "@/db/client";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeOperator, type TestMerchant } from "@/db/test/factories";
import { grantApproval } from "@/features/approvals/operations/grant-approval";
import { verifyLedger } from "@/ledger/verify";
import { runOperation } from "@/server/operation";
import { balanceOf, ledgerDigest } from "./test/counter-scene";
import { untraced } from "./test/raw-message";
import { cardAt, mustDo, type RawTill, rawTill } from "./test/raw-till";

testDatabase();

const PIN = "246810";
const S = { pin: PIN, supervisor: "123456" };

let shop: TestMerchant;
beforeAll(async () => {
  shop = await makeMerchant();
});

let person = 0;
async function spent(amount = 3000) {
  person += 1;
  const { no, till } = await cardAt(shop, {
    paid: 10_000,
    phone: `139${String(person).padStart(8, "0")}`,
  });
  const card = { no };
  const spend = await mustDo(till, "spend", { card, amount }, { pin: PIN });
  return { card, no, till, ref: spend.data?.ref, voucher: spend.data?.voucher };
}
const entryCount = async () => (await ledgerDigest(shop.merchantId)).split("/")[1];
const grant = (approvalId: unknown) =>
  runOperation(grantApproval, portalContextOf(shop), { approvalId, password: shop.owner.password });

test("a refund in parts, at another terminal, with the last taking what is left", async () => {
  const { card, ref, no } = await spent(3001);
  const other = await rawTill(shop);
  const first = await other.do("refund", { ref, card, amount: 1000 }, S);
  expect(first).toMatchObject({ code: "000", data: { principalPart: 1000, bonusPart: 0, left: 2001 } });
  expect(first.body).toContain("授权");
  expect(await other.do("refund", { ref, card, amount: 2002 }, S)).toMatchObject({
    code: "105",
    data: { limit: 2001, which: "original" },
  });
  expect(await other.do("refund", { ref, card, amount: 2001 }, S)).toMatchObject({
    data: { left: 0, points: 0 },
  });
  expect(await other.do("refund", { ref, card, amount: 1 }, S)).toMatchObject({ code: "107" });
  expect((await balanceOf(shop.merchantId, no)).principal).toBe(10_000n);
});

test("each refusal by its code; none leaves an entry", async () => {
  const { card, ref, till, voucher } = await spent();
  const foreign = await cardAt(await makeMerchant(), { paid: 1000 });
  const theirs = await mustDo(foreign.till, "spend", { card: { no: foreign.no }, amount: 500 }, { pin: PIN });
  const sibling = await spent();
  const before = await entryCount();
  const refund = (data: object, secrets = S) => till.do("refund", { ref, card, amount: 1, ...data }, secrets);
  const absent = await refund({ ref: "999999999999" });
  expect(absent).toMatchObject({ code: "114" });
  for (const no of [theirs.data?.ref, sibling.ref])
    expect(await refund({ ref: no })).toMatchObject({ code: "114", data: absent.data });
  expect(await refund({ card: { no: foreign.no } })).toMatchObject({ code: "106" });
  expect(await refund({}, { ...S, pin: "999999" })).toMatchObject({ code: "101" });
  expect(await refund({}, { ...S, supervisor: "999999" })).toMatchObject({ code: "110" });
  expect(await refund({ operator: "77" })).toMatchObject({ code: "115" });
  // A supervisor's own request: another person has to agree.
  expect(await refund({ operator: "00" })).toMatchObject({ code: "115" });
  expect(await entryCount()).toBe(before);
  await mustDo(till, "void", { kind: "spend", voucher, card }, S);
  expect(await refund({})).toMatchObject({ code: "107" });
});

test("the same body again is the same answer; the whole refunded from five terminals at once is refunded once", async () => {
  const { card, ref, till, no } = await spent();
  const body = till.body("refund", { ref, card, amount: 1000 }, S);
  const replies = await Promise.all([till.say(body), till.say(body)]);
  expect(replies.map((reply) => reply.replayed === true).sort()).toEqual([false, true]);
  const tills = await Promise.all(Array.from({ length: 5 }, () => rawTill(shop)));
  const at = (t: RawTill) => t.do("refund", { ref, card, amount: 2000 }, S);
  const codes = (await Promise.all(tills.map(at))).map((reply) => reply.code).sort();
  expect(codes).toEqual(["000", "107", "107", "107", "107"]);
  expect((await balanceOf(shop.merchantId, no)).principal).toBe(10_000n);
});

test("without a word an approval is asked for; granted, it serves this refund once and stands on the entry", async () => {
  const { card, ref, till } = await spent();
  const ask = (amount: number, approvalId?: unknown) =>
    till.do("refund", { ref, card, amount, ...(approvalId ? { approvalId } : {}) }, { pin: PIN });
  const asked = await ask(700);
  expect(asked).toMatchObject({ code: "108", data: { approvalId: expect.any(String) } });
  const approvalId = asked.data?.approvalId;
  expect(await ask(700)).toMatchObject({ code: "108", data: { approvalId } });
  expect(await ask(700, approvalId)).toMatchObject({ code: "108" });
  await grant(approvalId);
  expect(await ask(701, approvalId)).toMatchObject({ code: "115", data: { approval: "other" } });
  const done = await ask(700, approvalId);
  expect(done.code).toBe("000");
  expect(await ask(700, approvalId)).toMatchObject({ code: "115", data: { approval: "used" } });
  const [entry] = await ledgerSql()<{ approver_kind: string; approver_id: bigint; approval_id: bigint }[]>`
    select approver_kind, approver_id, approval_id from entries where id = ${String(done.data?.ref)}::bigint`;
  expect(entry).toEqual({
    approver_kind: "user",
    approver_id: shop.owner.userId,
    approval_id: BigInt(String(approvalId)),
  });
});

test("what can not be done asks nobody, and a decline uses no approval up", async () => {
  const { card, ref, till } = await spent();
  expect(await till.do("refund", { ref, card, amount: 3001 }, { pin: PIN })).toMatchObject({ code: "105" });
  const asked = await till.do("refund", { ref, card, amount: 3000 }, { pin: PIN });
  await grant(asked.data?.approvalId);
  const again = { ref, card, amount: 3000, approvalId: asked.data?.approvalId };
  expect(await till.do("refund", again, { pin: "999999" })).toMatchObject({ code: "101" });
  expect(await till.do("refund", again, { pin: PIN })).toMatchObject({ code: "000" });
});

test("a cashier's void waits for approval; a supervisor voids alone by their own word", async () => {
  const { card, voucher, till } = await spent();
  const data = { kind: "spend", voucher, card };
  const asked = await till.do("void", data, { pin: PIN });
  expect(asked).toMatchObject({ code: "108" });
  await grant(asked.data?.approvalId);
  expect(await till.do("void", { ...data, approvalId: asked.data?.approvalId }, { pin: PIN })).toMatchObject({
    code: "000",
  });
  const own = await spent();
  const alone = { operator: "00", kind: "spend", voucher: own.voucher, card: own.card };
  expect(await own.till.do("void", alone, S)).toMatchObject({ code: "000" });
});

test("an approval of another terminal or merchant is not there", async () => {
  const { card, ref, till } = await spent();
  const asked = await till.do("refund", { ref, card, amount: 1 }, { pin: PIN });
  await grant(asked.data?.approvalId);
  const data = { ref, card, amount: 1, approvalId: asked.data?.approvalId };
  const other = await rawTill(shop);
  expect(await other.do("refund", data, { pin: PIN })).toMatchObject({ code: "114" });
});

test("a refund reversed takes the money again; one reversed after its spend was moves nothing", async () => {
  const { card, ref, till, no } = await spent(1000);
  const other = await rawTill(shop);
  const body = other.body("refund", { ref, card, amount: 400 }, S);
  await other.say(body);
  const reverse = (t: RawTill, text: string) => {
    const { trace, txnId } = JSON.parse(text);
    return t.say(untraced("txn.reverse", { session: t.at.session, trace, txnId }));
  };
  expect(await reverse(other, body)).toMatchObject({ code: "020" });
  expect((await balanceOf(shop.merchantId, no)).principal).toBe(9000n);
  const spend = till.body("spend", { card, amount: 2000 }, { pin: PIN });
  const booked = await till.say(spend);
  const part = other.body("refund", { ref: booked.data?.ref, card, amount: 500 }, S);
  await other.say(part);
  expect(await reverse(till, spend)).toMatchObject({ code: "020" });
  expect((await balanceOf(shop.merchantId, no)).principal).toBe(9000n);
  expect(await reverse(other, part)).toMatchObject({ code: "020" });
  expect((await balanceOf(shop.merchantId, no)).principal).toBe(9000n);
  expect((await verifyLedger()).firstBad).toBeNull();
});

test("a second supervisor agrees to the first one's refund", async () => {
  const branch = await makeMerchant();
  await makeOperator(branch, { no: "02", name: "副主管", role: "supervisor" });
  const { no, till } = await cardAt(branch, { paid: 1000 });
  const card = { no };
  const { data: spend } = await mustDo(till, "spend", { card, amount: 100 }, { pin: PIN });
  const data = { operator: "02", ref: spend?.ref, card, amount: 10 };
  expect(await till.do("refund", data, S)).toMatchObject({ code: "000" });
});
