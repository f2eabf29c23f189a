import { beforeAll, describe, expect, test } from "vitest";
import { auditRows } from "@/db/test/audit-rows";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards, type TestMerchant } from "@/db/test/factories";
import type { TracedOperation } from "../protocol/operations";
import { copiesOf } from "../test/card-copies";
import { type RawReply, say, untraced } from "../test/raw-message";
import { cardAt, mustDo, type RawTill, rawTill, recharge } from "../test/raw-till";

testDatabase();

const PIN = "246810";
let issuer: TestMerchant;
let other: TestMerchant;
let there: RawTill;

beforeAll(async () => {
  issuer = await makeMerchant();
  other = await makeMerchant();
  there = await rawTill(other);
});

type Done = { readonly till: RawTill; readonly body: string };

async function done(
  till: RawTill,
  op: TracedOperation,
  data: Record<string, unknown>,
  secrets: Record<string, string> = {},
): Promise<Done> {
  const body = till.body(op, data, secrets);
  const reply = await till.say(body);
  if (reply.code !== "000") throw new Error(`${op} was not done: ${reply.body}`);
  return { till, body };
}

/** 冲正 of what was just done, as after no answer. */
function reverse({ till, body }: Done): Promise<RawReply> {
  const { trace, txnId } = JSON.parse(body);
  return say(till.at, untraced("txn.reverse", { session: till.at.session, trace, txnId }));
}

const statesOf = async (no: string) => {
  const { state, copies } = await copiesOf(no);
  return [state, ...copies.map((copy) => copy.state)];
};

async function sharedCard() {
  const made = await cardAt(issuer, { paid: 1_000 });
  await mustDo(there, "card.bind", { card: { no: made.no } }, { pin: PIN });
  return made;
}

describe("a reversal takes back what nothing has followed", () => {
  test("a report of loss: the card is in use again, everywhere, and both audits say so", async () => {
    const { no, till } = await sharedCard();
    const lost = await done(till, "card.reportLost", { card: { no } });
    expect(await reverse(lost)).toMatchObject({ code: "020" });
    expect(await reverse(lost)).toMatchObject({ code: "020", replayed: true });
    expect(await till.say(lost.body)).toMatchObject({ code: "020", replayed: true });
    expect(await statesOf(no)).toEqual(["active", "active", "active"]);
    for (const of of [issuer, other])
      expect((await auditRows(of)).at(-1)).toMatchObject({
        name: "card.reportLost",
        actorKind: "system",
        after: { state: "active", reversed: true },
      });
  });

  test("an unlocking: lost again", async () => {
    const { no, till } = await sharedCard();
    await mustDo(till, "card.reportLost", { card: { no } });
    const found = await done(till, "card.unlock", { card: { no } }, { pin: PIN });
    expect(await reverse(found)).toMatchObject({ code: "020" });
    expect(await statesOf(no)).toEqual(["lost", "lost", "lost"]);
  });

  test("a binding: the account stays behind, empty, and nobody spends from it", async () => {
    const { no } = await cardAt(issuer);
    const bound = await done(there, "card.bind", { card: { no } }, { pin: PIN });
    expect(await reverse(bound)).toMatchObject({ code: "020" });
    expect(await statesOf(no)).toEqual(["active", "active", "unbound"]);
    expect((await copiesOf(no)).copies[0]).toMatchObject({ shared: false });
    expect(await there.do("spend", { card: { no }, amount: 1 }, { pin: PIN })).toMatchObject({ code: "106" });
  });

  test("an opening", async () => {
    const till = await rawTill(issuer);
    const [no = ""] = await makeStockCards(issuer, 1);
    const opened = await done(till, "card.open", { card: { no }, phone: "13900007777" });
    expect(await reverse(opened)).toMatchObject({ code: "020" });
    expect(await copiesOf(no)).toEqual({ state: "stock", copies: [] });
  });
});

describe("it keeps what somebody went on from", () => {
  test("a loss that was taken back and reported anew at another merchant", async () => {
    const { no, till } = await sharedCard();
    const lost = await done(till, "card.reportLost", { card: { no } });
    await mustDo(there, "card.unlock", { card: { no } }, { pin: PIN });
    await mustDo(there, "card.reportLost", { card: { no } });
    expect(await reverse(lost)).toMatchObject({ code: "118" });
    expect(await statesOf(no)).toEqual(["lost", "lost", "lost"]);
  });

  test("an unlocked card that has spent since", async () => {
    const { no, till } = await sharedCard();
    await mustDo(till, "card.reportLost", { card: { no } });
    const found = await done(till, "card.unlock", { card: { no } }, { pin: PIN });
    await mustDo(till, "spend", { card: { no }, amount: 100 }, { pin: PIN });
    expect(await reverse(found)).toMatchObject({ code: "118" });
    expect(await statesOf(no)).toEqual(["active", "active", "active"]);
  });

  test("a binding with money on it", async () => {
    const { no } = await cardAt(issuer);
    const bound = await done(there, "card.bind", { card: { no } }, { pin: PIN });
    await recharge(there, other, no, 500);
    expect(await reverse(bound)).toMatchObject({ code: "118" });
    expect(await statesOf(no)).toEqual(["active", "active", "active"]);
  });

  test("an opening after the card was lost, or bound elsewhere", async () => {
    const till = await rawTill(issuer);
    const [lost = "", bound = ""] = await makeStockCards(issuer, 2);
    const first = await done(till, "card.open", { card: { no: lost }, phone: "13900007777" });
    await mustDo(till, "card.reportLost", { card: { no: lost } });
    expect(await reverse(first)).toMatchObject({ code: "118" });
    const second = await done(till, "card.open", { card: { no: bound }, phone: "13900007777" });
    await mustDo(there, "card.bind", { card: { no: bound } });
    expect(await reverse(second)).toMatchObject({ code: "118" });
  });

  test.each([
    ["card.changePin", { newPin: "135790", pin: PIN }],
    ["card.resetPin", { newPin: "135790" }],
    ["card.unbind", { pin: PIN }],
  ] as const)("%s", async (op, secrets) => {
    const { no } = await sharedCard();
    const changed = await done(there, op, { card: { no } }, secrets);
    const before = await copiesOf(no);
    expect(await reverse(changed)).toMatchObject({ code: "118" });
    expect(await copiesOf(no)).toEqual(before);
    expect(await there.say(changed.body)).toMatchObject({ code: "000", replayed: true });
  });

  test("card.reissue and card.voidOpen", async () => {
    const { no, till } = await cardAt(issuer);
    const [next = ""] = await makeStockCards(issuer, 1);
    const moved = await done(till, "card.reissue", { card: { no }, newCard: { no: next } }, { pin: PIN });
    expect(await reverse(moved)).toMatchObject({ code: "118" });
    const voided = await done(till, "card.voidOpen", { card: { no: next } });
    expect(await reverse(voided)).toMatchObject({ code: "118" });
    expect((await copiesOf(next)).state).toBe("stock");
  });
});
