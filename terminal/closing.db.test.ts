import { expect, test } from "vitest";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { grantApproval } from "@/features/approvals/operations/grant-approval";
import { verifyLedger } from "@/ledger/verify";
import { runOperation } from "@/server/operation";
import { copiesOf, rowsOf } from "./test/card-copies";
import { say, sealed, untraced } from "./test/raw-message";
import { cardAt, mustDo, type RawTill, rawTill, recharge } from "./test/raw-till";

testDatabase();

const PIN = "246810";
const S = { pin: PIN, supervisor: "123456" };

const quote = (till: RawTill, no: string, pin = PIN) =>
  say(till.at, untraced("card.quoteClose", { card: { no }, pin: sealed(till.at, 0, "pin", no, pin) }));
const close = (
  till: RawTill,
  no: string,
  refund: number,
  more: object = {},
  secrets: Record<string, string> = S,
) =>
  till.do(
    "card.close",
    { card: { no }, refund, ...(refund > 0 ? { tender: "cash" } : {}), ...more },
    secrets,
  );
const reverse = (till: RawTill, body: string) => {
  const { trace, txnId } = JSON.parse(body);
  return till.say(untraced("txn.reverse", { session: till.at.session, trace, txnId }));
};

async function bound(issuer: TestMerchant, other: TestMerchant, paid = { here: 5000, there: 0 }) {
  const { no, till } = await cardAt(issuer, { paid: paid.here });
  const there = await rawTill(other);
  await mustDo(there, "card.bind", { card: { no } }, { pin: PIN });
  if (paid.there > 0) await recharge(there, other, no, paid.there);
  return { no, till, there };
}

test("the quote is what is booked: principal is paid back, points lapse, the number is closed for good", async () => {
  const shop = await makeMerchant();
  const { no, till } = await cardAt(shop, { paid: 5000 });
  const word = { rechargePassword: shop.rechargePassword };
  await mustDo(till, "points.credit", { card: { no }, points: 7 }, word);
  expect(await quote(till, no)).toMatchObject({
    code: "000",
    data: { principal: 5000, bonus: 0, points: 7, refund: 5000, tenders: expect.arrayContaining(["cash"]) },
  });
  const closed = await close(till, no, 5000);
  expect(closed).toMatchObject({
    code: "000",
    data: { principal: 0, bonus: 0, points: 0, refund: 5000, ref: expect.any(String) },
  });
  expect(closed.body).toContain("持卡人签字");
  expect(await copiesOf(no)).toMatchObject({ state: "closed", copies: [{ state: "closed", principal: 0n }] });
  expect((await auditRows(shop)).at(-1)).toMatchObject({
    name: "card.close",
    entityId: no,
    actorKind: "operator",
    after: { state: "closed", refund: "5000" },
  });
  expect(await till.do("spend", { card: { no }, amount: 1 }, { pin: PIN })).toMatchObject({
    code: "113",
    data: { state: "closed" },
  });
  expect(await till.do("card.open", { card: { no }, phone: "13900001234" })).toMatchObject({ code: "113" });
  expect((await verifyLedger()).firstBad).toBeNull();
});

test("an empty card closes without a second person and without an entry", async () => {
  const { no, till } = await cardAt(await makeMerchant());
  const body = till.body("card.close", { card: { no }, refund: 0 }, { pin: PIN });
  const closed = await till.say(body);
  expect(closed).toMatchObject({ code: "000", data: { refund: 0 } });
  expect(closed.data).not.toHaveProperty("ref");
  expect(await till.say(body)).toMatchObject({ code: "000", replayed: true });
  expect((await copiesOf(no)).state).toBe("closed");
  expect(await reverse(till, body)).toMatchObject({ code: "118" });
  expect((await verifyLedger()).firstBad).toBeNull();
});

test("each refusal by its code; none changes a row", async () => {
  const shop = await makeMerchant();
  const { no, till } = await cardAt(shop, { paid: 5000 });
  const foreign = await cardAt(await makeMerchant());
  const before = await rowsOf(no, shop.merchantId);
  expect(await close(till, no, 4000)).toMatchObject({
    code: "109",
    data: { principal: 5000, bonus: 0, points: 0, refund: 5000, tenders: expect.any(Array) },
  });
  expect(await close(till, no, 5000, { tender: undefined })).toMatchObject({
    code: "200",
    data: { path: "tender" },
  });
  expect(await close(till, no, 5000, {}, { pin: PIN })).toMatchObject({ code: "108" });
  expect(await close(till, no, 5000, { operator: "00" })).toMatchObject({ code: "115" });
  expect(await close(till, no, 5000, { operator: "77" })).toMatchObject({ code: "115" });
  expect(await close(till, no, 5000, {}, { ...S, supervisor: "999999" })).toMatchObject({ code: "110" });
  expect(await close(till, no, 5000, {}, { supervisor: "123456" })).toMatchObject({ code: "120" });
  const theirs = await close(till, foreign.no, 5000);
  expect(theirs).toMatchObject({ code: "106" });
  expect(await quote(till, foreign.no)).toMatchObject({ code: "106" });
  expect(await quote(till, "6200000000000000")).toMatchObject({ code: "104" });
  expect(await rowsOf(no, shop.merchantId)).toBe(before);
  expect(await quote(till, no, "999999")).toMatchObject({ code: "101" });
  expect((await copiesOf(no)).copies).toMatchObject([{ pinFails: 1 }]);
});

test("above the cash limit only a transfer is left", async () => {
  const shop = await makeMerchant({ limitCashRefundFen: 1000n });
  const { no, till } = await cardAt(shop, { paid: 5000 });
  expect(await quote(till, no)).toMatchObject({ data: { tenders: ["transfer"] } });
  expect(await close(till, no, 5000)).toMatchObject({ code: "105", data: { limit: 1000 } });
  const paid = await close(till, no, 5000, { tender: "transfer" });
  expect(paid).toMatchObject({ code: "000" });
  expect(paid.body).toContain("同名账户");
});

test("a closing agreed to in the portal", async () => {
  const shop = await makeMerchant();
  const { no, till } = await cardAt(shop, { paid: 5000 });
  const asked = await close(till, no, 5000, {}, { pin: PIN });
  const approvalId = String(asked.data?.approvalId);
  const granting = { approvalId, password: shop.owner.password };
  await runOperation(grantApproval, portalContextOf(shop), granting);
  expect(await close(till, no, 5000, { approvalId, tender: "wechat" }, { pin: PIN })).toMatchObject({
    code: "115",
  });
  expect(await close(till, no, 5000, { approvalId }, { pin: PIN })).toMatchObject({ code: "000" });
});

test("closed at once from five terminals it is paid back once; a spend beside it changes the terms or comes too late", async () => {
  const shop = await makeMerchant();
  const { no, till } = await cardAt(shop, { paid: 5000 });
  const tills = await Promise.all(Array.from({ length: 5 }, () => rawTill(shop)));
  const spend = till.do("spend", { card: { no }, amount: 5000 }, { pin: PIN });
  const codes = (await Promise.all(tills.map((t) => close(t, no, 5000)))).map((reply) => reply.code);
  const spent = (await spend).code;
  const paid = codes.filter((code) => code === "000").length;
  expect(paid + (spent === "000" ? 1 : 0)).toBe(1);
  expect(codes.every((code) => ["000", "109", "113"].includes(code ?? ""))).toBe(true);
  expect((await verifyLedger()).firstBad).toBeNull();
});

test("with money at another merchant the issuer may not close; that merchant pays it back and lets go first", async () => {
  const issuer = await makeMerchant();
  const other = await makeMerchant();
  const { no, till, there } = await bound(issuer, other, { here: 5000, there: 3000 });
  const name = `测试商户 ${other.slug}`;
  expect(await close(till, no, 5000)).toMatchObject({ code: "118", data: { merchants: [name] } });
  expect(await quote(till, no)).toMatchObject({ code: "118", data: { merchants: [name] } });
  expect(await close(there, no, 3000)).toMatchObject({ code: "000", data: { refund: 3000 } });
  expect(await copiesOf(no)).toMatchObject({ state: "active" });
  expect(await there.do("spend", { card: { no }, amount: 1 }, { pin: PIN })).toMatchObject({ code: "106" });
  expect(await till.do("spend", { card: { no }, amount: 1000 }, { pin: PIN })).toMatchObject({ code: "000" });
  expect(await close(till, no, 4000)).toMatchObject({ code: "000" });
});

test("an empty account elsewhere is closed with the card, and comes back with it when the closing is reversed", async () => {
  const issuer = await makeMerchant();
  const other = await makeMerchant();
  const { no, till, there } = await bound(issuer, other);
  const body = till.body("card.close", { card: { no }, refund: 5000, tender: "cash" }, S);
  expect(await till.say(body)).toMatchObject({ code: "000" });
  expect((await copiesOf(no)).copies.map((copy) => copy.state)).toEqual(["closed", "closed"]);
  expect((await auditRows(other)).at(-1)).toMatchObject({ name: "card.close", actorKind: "system" });
  expect(await reverse(till, body)).toMatchObject({ code: "020" });
  expect(await copiesOf(no)).toMatchObject({
    state: "active",
    copies: expect.arrayContaining([expect.objectContaining({ state: "active", principal: 5000n })]),
  });
  expect((await copiesOf(no)).copies.every((copy) => copy.state === "active")).toBe(true);
  await recharge(there, other, no, 100);
  expect(await till.do("spend", { card: { no }, amount: 5000 }, { pin: PIN })).toMatchObject({ code: "000" });
  expect(await reverse(till, body)).toMatchObject({ code: "020", replayed: true });
  expect((await verifyLedger()).firstBad).toBeNull();
});

test("a closing elsewhere reversed binds the account again, with its money and the card's PIN", async () => {
  const issuer = await makeMerchant();
  const other = await makeMerchant();
  const { no, there } = await bound(issuer, other, { here: 5000, there: 3000 });
  const body = there.body("card.close", { card: { no }, refund: 3000, tender: "cash" }, S);
  expect(await there.say(body)).toMatchObject({ code: "000" });
  expect(await reverse(there, body)).toMatchObject({ code: "020" });
  expect(await there.do("spend", { card: { no }, amount: 1 })).toMatchObject({ code: "120" });
  expect(await there.do("spend", { card: { no }, amount: 3000 }, { pin: PIN })).toMatchObject({
    code: "000",
  });
  expect((await copiesOf(no)).copies.every((copy) => copy.shared)).toBe(true);
});
