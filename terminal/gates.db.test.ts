import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { issueActivationCode } from "@/features/terminals/operations/issue-activation-code";
import { suspendTerminal } from "@/features/terminals/operations/suspend-terminal";
import { adminContext, runOperation } from "@/server/operation";
import { HEADERS } from "./protocol/envelope";
import { forgedReplies } from "./test/chaos/forged-replies";
import { forgedRequests } from "./test/chaos/forged-requests";
import { hostileInput } from "./test/chaos/hostile-input";
import { manyCards } from "./test/chaos/many-cards";
import { pinGuesses } from "./test/chaos/pin-guesses";
import { ownPlace, type Place } from "./test/chaos/place";
import { SEED, wrongOf } from "./test/chaos/told";
import { balanceOf, counterScene, rechargeBody, spendBody } from "./test/counter-scene";
import { deliver, type RawSession, say, sealed, signed, traced, untraced } from "./test/raw-message";

const { ownerUrl } = testDatabase();

let place: Place;
beforeAll(async () => {
  place = await ownPlace(ownerUrl);
});
afterAll(() => place.leave());

test("flipped bits anywhere in a message, and other forgeries, are never accepted", async () => {
  expect(wrongOf("forged-requests", await forgedRequests(place, { count: 1500, seed: SEED }))).toEqual([]);
});

test("a forged reply is no answer to the terminal", async () => {
  expect(wrongOf("forged-replies", await forgedReplies(place, { count: 1500, seed: SEED }))).toEqual([]);
});

test("hostile data is answered 200, 207 or with a rule's refusal; nothing moves, nothing is a server error", async () => {
  expect(wrongOf("hostile-input", await hostileInput(place, { count: 3000, seed: SEED }))).toEqual([]);
});

test("what is not even an envelope is refused before anything is looked at", async () => {
  const { at } = await counterScene();
  for (const body of [
    "",
    "{",
    "[]",
    "null",
    '"x"',
    '{"v":2}',
    Buffer.from([0xff, 0xfe]),
    "[".repeat(20_000),
  ]) {
    expect(await say(at, body)).toMatchObject({ status: 200, code: "200" });
  }
  const message = signed(at, untraced("operator.list", {}));
  expect((await deliver(message, undefined, "text/plain")).status).toBe(415);
  expect((await deliver({ headers: {}, body: "{}" })).status).toBe(400);
  expect((await deliver({ ...message, body: "x".repeat(65_537) })).status).toBe(413);
  expect(
    (await deliver({ ...message, headers: { ...message.headers, [HEADERS.terminal]: "99999999" } })).status,
  ).toBe(401);
});

test("a nonce of a read is taken once", async () => {
  const { at } = await counterScene();
  const message = signed(at, untraced("operator.list", {}));
  expect((await deliver(message, at.keys.mac)).code).toBe("000");
  expect((await deliver(message, at.keys.mac)).status).toBe(401);
});

test("a trace on a read, and a T without one, are malformed", async () => {
  const { at } = await counterScene();
  expect(await say(at, traced("operator.list", 3, {}))).toMatchObject({
    code: "200",
    data: { path: "trace" },
  });
  expect(await say(at, untraced("spend", {}))).toMatchObject({ code: "200", data: { path: "trace" } });
  expect(await say(at, untraced("no.such", {}))).toMatchObject({ code: "207" });
});

test("a secret sealed for another place does not open, and is no wrong try", async () => {
  const { at, card, merchant } = await counterScene();
  const spendWith = (pin: string, trace: number) =>
    traced("spend", trace, { operator: "01", card: { no: card }, amount: 100, pin });
  for (const pin of [
    sealed(at, 4, "pin", card, "246810"),
    sealed(at, 3, "newPin", card, "246810"),
    sealed(at, 3, "pin", "6217000000000000", "246810"),
    sealed({ ...at, session: at.session + 1 }, 3, "pin", card, "246810"),
  ]) {
    expect(await say(at, spendWith(pin, 3))).toMatchObject({ code: "200", data: { path: "pin" } });
  }
  expect((await balanceOf(merchant.merchantId, card)).pinFails).toBe(0);
});

test("a suspended terminal does nothing new, from the moment of it", async () => {
  const { at, card, merchant } = await counterScene();
  const known = spendBody(at, 3, card, 1000);
  await say(at, known);
  await runOperation(suspendTerminal, adminContext(merchant.merchantId), { terminalId: at.terminal });
  expect(await say(at, spendBody(at, 4, card, 1000))).toMatchObject({ code: "203" });
  expect(await say(at, untraced("operator.list", {}))).toMatchObject({ code: "203" });
  expect(await say(at, known)).toMatchObject({ code: "000", replayed: true });
});

test("another merchant's card, entry and terminal are not there", async () => {
  const ours = await counterScene();
  const theirs = await counterScene();
  const refOf = async (at: RawSession) =>
    (await say(at, untraced("txn.list", { limit: 1 }))).body.match(/"ref":"(\d{12})"/)?.[1];
  const ref = await refOf(theirs.at);
  const random = "999999999999";
  const foreign = await say(ours.at, untraced("txn.get", { ref }));
  const absent = await say(ours.at, untraced("txn.get", { ref: random }));
  expect([foreign.code, foreign.data]).toEqual([absent.code, absent.data]);
  expect(await say(ours.at, untraced("card.find", { cardNo: theirs.card }))).toMatchObject({
    data: { items: [] },
  });
  expect(await say(ours.at, spendBody(ours.at, 3, theirs.card, 100))).toMatchObject({ code: "106" });
  expect(await say(ours.at, spendBody(ours.at, 4, "6200000000000000", 100))).toMatchObject({ code: "104" });
  const print = await say(ours.at, traced("receipt.print", 5, { operator: "01", ref }));
  expect(print).toMatchObject({ code: "114" });
});

test("rights, recharge password and limits: each refusal by its code, none leaves an entry", async () => {
  const { at, card, merchant } = await counterScene();
  const before = await balanceOf(merchant.merchantId, card);
  expect(await say(at, rechargeBody(at, 3, card, 100, "999999"))).toMatchObject({
    code: "111",
    data: { triesLeft: 4 },
  });
  expect(await say(at, traced("spend", 4, { operator: "77", card: { no: card }, amount: 1 }))).toMatchObject({
    code: "115",
  });
  expect(await say(at, traced("spend", 5, { operator: "01", card: { no: card }, amount: 1 }))).toMatchObject({
    code: "120",
  });
  const voidData = {
    operator: "01",
    kind: "recharge",
    voucher: "000001",
    card: { no: card },
    rechargePassword: sealed(at, 6, "rechargePassword", "-", "111111"),
  };
  expect(await say(at, traced("void", 6, voidData))).toMatchObject({ code: "115" });
  const spendVoid = {
    operator: "01",
    kind: "spend",
    voucher: "000001",
    card: { no: card },
    pin: sealed(at, 7, "pin", card, "246810"),
  };
  // The voucher is a recharge's: nobody is asked to agree to what cannot be done.
  expect(await say(at, traced("void", 7, spendVoid))).toMatchObject({ code: "114" });
  const token = { operator: "01", card: { token: "abcdefghijklmnop" }, amount: 1 };
  expect(await say(at, traced("spend", 8, token))).toMatchObject({ code: "104" });
  expect(await balanceOf(merchant.merchantId, card)).toEqual(before);
});

test("an unknown operator number and a wrong password look the same at sign-in", async () => {
  const { at } = await counterScene();
  const signIn = (trace: number, operator: string) =>
    say(
      at,
      traced("operator.signIn", trace, {
        operator,
        password: sealed(at, trace, "password", operator, "999999"),
      }),
    );
  expect(await signIn(3, "88")).toMatchObject({ code: "110" });
  expect(await signIn(4, "01")).toMatchObject({ code: "110" });
});

test("a device whose key was replaced learns and undoes nothing any more", async () => {
  const { at, card, merchant } = await counterScene();
  const body = spendBody(at, 3, card, 1000);
  await say(at, body);
  const { txnId } = JSON.parse(body);
  await runOperation(issueActivationCode, adminContext(merchant.merchantId), { terminalId: at.terminal });
  const reverse = untraced("txn.reverse", { session: at.session, trace: 3, txnId });
  expect(await say(at, reverse)).toMatchObject({ code: "203" });
  expect(await say(at, spendBody(at, 4, card, 1000))).toMatchObject({ code: "203" });
});

test("200 PIN guesses at once from 50 terminals: five are judged, then the card is locked", async () => {
  expect(wrongOf("pin-guesses", await pinGuesses(place, { count: 1, seed: SEED }))).toEqual([]);
});

test("guesses at a card bound at two merchants count at both", async () => {
  expect(wrongOf("pin-guesses", await pinGuesses(place, { count: 2, seed: SEED }))).toEqual([]);
});

test("one guess each on many cards suspends the terminal by the twentieth", async () => {
  expect(wrongOf("many-cards", await manyCards(place, { count: 1, seed: SEED }))).toEqual([]);
});
