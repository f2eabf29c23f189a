import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { toBase64url } from "./protocol/base64url";
import {
  balanceOf,
  counterScene,
  ledgerDigest,
  rechargeBody,
  signedOnTerminal,
  spendBody,
} from "./test/counter-scene";
import { rawSignOn, say, sealed, traced, untraced } from "./test/raw-message";

testDatabase();

const txnIdOf = (body: string): string => JSON.parse(body).txnId;

test("the same body again is answered from memory, any number of times, and nothing moves twice", async () => {
  const { at, card, merchant } = await counterScene();
  const body = spendBody(at, 3, card, 1000);
  const first = await say(at, body);
  const before = await ledgerDigest(merchant.merchantId);
  const again = await Promise.all(Array.from({ length: 20 }, () => say(at, body)));
  for (const reply of again) {
    expect(reply).toMatchObject({ code: "000", replayed: true, macGood: true, data: first.data });
  }
  expect(first.replayed).toBeUndefined();
  expect(await ledgerDigest(merchant.merchantId)).toBe(before);
});

test("twenty copies of one new message at once take effect once", async () => {
  const { at, card, merchant } = await counterScene();
  const body = spendBody(at, 3, card, 1000);
  const replies = await Promise.all(Array.from({ length: 20 }, () => say(at, body)));
  expect(replies.filter((reply) => reply.code === "000" && !reply.replayed)).toHaveLength(1);
  expect(replies.filter((reply) => reply.code === "000")).toHaveLength(20);
  expect((await balanceOf(merchant.merchantId, card)).principal).toBe(99_000n);
});

test("a key taken by another body is a conflict, and does nothing", async () => {
  const { at, card, merchant } = await counterScene();
  await say(at, spendBody(at, 3, card, 1000));
  const before = await ledgerDigest(merchant.merchantId);
  expect(await say(at, spendBody(at, 3, card, 2000))).toMatchObject({ code: "205" });
  expect(await say(at, traced("batch.settle", 3, { operator: "01", totals: {} }))).toMatchObject({
    code: "205",
  });
  expect(await ledgerDigest(merchant.merchantId)).toBe(before);
});

test("a decline is remembered, even when the reason has gone", async () => {
  const { at, card, merchant } = await counterScene(1000);
  const tooMuch = spendBody(at, 3, card, 5000);
  expect(await say(at, tooMuch)).toMatchObject({ code: "100", data: { principal: 1000 } });
  expect(await say(at, rechargeBody(at, 4, card, 50_000, merchant.rechargePassword))).toMatchObject({
    code: "000",
  });
  expect(await say(at, tooMuch)).toMatchObject({ code: "100", replayed: true });
});

test("a reversal of a key never seen is a tombstone: the late original is answered 020", async () => {
  const { at, card, merchant } = await counterScene();
  const body = spendBody(at, 9, card, 1000);
  const reverse = untraced("txn.reverse", { session: at.session, trace: 9, txnId: txnIdOf(body) });
  expect(await say(at, reverse)).toMatchObject({ code: "020" });
  expect(await say(at, reverse)).toMatchObject({ code: "020", replayed: true });
  expect(await say(at, body)).toMatchObject({ code: "020", replayed: true });
  expect((await balanceOf(merchant.merchantId, card)).principal).toBe(100_000n);
});

test("a status with close does the same, without close it only says that it never came", async () => {
  const { at, card } = await counterScene();
  const body = spendBody(at, 9, card, 1000);
  const status = (close?: boolean) =>
    untraced("txn.status", { session: at.session, trace: 9, ...(close ? { close } : {}) });
  expect(await say(at, status())).toMatchObject({ code: "114" });
  expect(await say(at, status(true))).toMatchObject({ code: "021" });
  expect(await say(at, body)).toMatchObject({ code: "020" });
});

test("a reversal takes an applied spend back once, and the original is cancelled from then on", async () => {
  const { at, card, merchant } = await counterScene();
  const body = spendBody(at, 3, card, 1000);
  await say(at, body);
  const reverse = untraced("txn.reverse", { session: at.session, trace: 3, txnId: txnIdOf(body) });
  expect(await say(at, reverse)).toMatchObject({ code: "020" });
  const before = await ledgerDigest(merchant.merchantId);
  expect(await say(at, reverse)).toMatchObject({ code: "020", replayed: true });
  expect(await say(at, body)).toMatchObject({ code: "020", replayed: true });
  expect(await ledgerDigest(merchant.merchantId)).toBe(before);
  expect((await balanceOf(merchant.merchantId, card)).principal).toBe(100_000n);
});

test("a recharge reversed after part of it was spent comes back short, and the merchant bears it", async () => {
  const { at, card, merchant } = await counterScene(1000);
  const body = rechargeBody(at, 3, card, 5000, merchant.rechargePassword);
  await say(at, body);
  await say(at, spendBody(at, 4, card, 4000));
  const reverse = untraced("txn.reverse", { session: at.session, trace: 3, txnId: txnIdOf(body) });
  expect(await say(at, reverse)).toMatchObject({ code: "022", data: { short: 3000 } });
  expect((await balanceOf(merchant.merchantId, card)).principal).toBe(0n);
});

test("a reversal of a decline says that it was not applied; one under another transaction id is a conflict", async () => {
  const { at, card } = await counterScene(1000);
  const body = spendBody(at, 3, card, 5000);
  await say(at, body);
  const other = toBase64url(randomBytes(16));
  expect(
    await say(at, untraced("txn.reverse", { session: at.session, trace: 3, txnId: other })),
  ).toMatchObject({ code: "205" });
  expect(
    await say(at, untraced("txn.reverse", { session: at.session, trace: 3, txnId: txnIdOf(body) })),
  ).toMatchObject({ code: "021" });
});

test("after settlement a reversal finds its batch closed, and status tells what stands", async () => {
  const { at, card } = await counterScene();
  const body = spendBody(at, 3, card, 1000);
  await say(at, body);
  expect(await say(at, traced("batch.settle", 4, { operator: "01", totals: {} }))).toMatchObject({
    code: "000",
  });
  expect(
    await say(at, untraced("txn.reverse", { session: at.session, trace: 3, txnId: txnIdOf(body) })),
  ).toMatchObject({ code: "206" });
  expect(await say(at, untraced("txn.status", { session: at.session, trace: 3 }))).toMatchObject({
    code: "000",
    replayed: true,
  });
});

test("an opening reversed puts the number back to stock; one that has money on it stays", async () => {
  const { at, card, merchant } = await counterScene();
  const status = untraced("txn.status", { session: at.session, trace: 1 });
  const stored = await say(at, status);
  expect(stored).toMatchObject({ code: "000", data: { cardNo: card } });
  const fresh = await signedOnTerminal(merchant);
  const [second = ""] = await (await import("@/db/test/factories")).makeStockCards(merchant, 1);
  const newPin = sealed(fresh.at, 1, "newPin", second, "135790");
  const open = traced("card.open", 1, { operator: "01", card: { no: second }, phone: "13900005678", newPin });
  expect(await say(fresh.at, open)).toMatchObject({ code: "000" });
  const reverse = untraced("txn.reverse", { session: fresh.at.session, trace: 1, txnId: txnIdOf(open) });
  expect(await say(fresh.at, reverse)).toMatchObject({ code: "020" });
  expect(await say(fresh.at, spendBody(fresh.at, 2, second, 100))).toMatchObject({
    code: "113",
    data: { state: "stock" },
  });
});

test("a new sign-on ends the session before it for new traces, never for known ones", async () => {
  const { at, key, card } = await counterScene();
  const known = spendBody(at, 3, card, 1000);
  await say(at, known);
  const next = await rawSignOn(BigInt(at.terminal), key);
  expect(next.session).toBe(at.session + 1);
  expect(await say(at, spendBody(at, 4, card, 1000))).toMatchObject({ code: "202" });
  expect(await say(at, known)).toMatchObject({ code: "000", replayed: true });
  expect(await say(next, spendBody(next, 1, card, 1000))).toMatchObject({ code: "000" });
});

test("class 2 answers use up no trace", async () => {
  const { at, card } = await counterScene();
  const bad = traced("spend", 3, { operator: "01", card: { no: card }, amount: 1.5 });
  expect(await say(at, bad)).toMatchObject({ code: "200", data: { path: "amount" } });
  expect(await say(at, spendBody(at, 3, card, 1000))).toMatchObject({ code: "000" });
});
