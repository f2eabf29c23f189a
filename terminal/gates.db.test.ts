import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards } from "@/db/test/factories";
import { issueActivationCode } from "@/features/terminals/operations/issue-activation-code";
import { suspendTerminal } from "@/features/terminals/operations/suspend-terminal";
import { adminContext, runOperation } from "@/server/operation";
import { toBase64url } from "./protocol/base64url";
import { HEADERS } from "./protocol/envelope";
import {
  balanceOf,
  counterScene,
  ledgerDigest,
  rechargeBody,
  signedOnTerminal,
  spendBody,
} from "./test/counter-scene";
import {
  deliver,
  type Message,
  type RawSession,
  say,
  sealed,
  signed,
  traced,
  untraced,
} from "./test/raw-message";

testDatabase();

const SEED = Number(process.env.YIKA_SEED ?? 20261122);

test("flipped bits anywhere in a message are never accepted", async () => {
  const { at, card, merchant } = await counterScene();
  const before = await ledgerDigest(merchant.merchantId);
  let accepted = 0;
  const tries = 1500;
  await fc.assert(
    fc.asyncProperty(
      fc.nat(1_000_000),
      fc.nat(7),
      fc.constantFrom("body", ...Object.values(HEADERS)),
      async (place, bit, part) => {
        const message = flipped(signed(at, spendBody(at, 3, card, 1000)), part, place, bit);
        const reply = await deliver(message, at.keys.mac);
        if (reply.status === 200 || reply.macGood) accepted += 1;
        expect([400, 401, 429]).toContain(reply.status);
      },
    ),
    { numRuns: tries, seed: SEED },
  );
  expect(accepted).toBe(0);
  expect(await ledgerDigest(merchant.merchantId)).toBe(before);
  console.log(`forged messages: ${tries}, accepted: ${accepted}, seed ${SEED}`);
});

/** The message with one bit of its body or of one header changed; a changed text stays a legal header. */
function flipped(message: Message, part: string, place: number, bit: number): Message {
  if (part === "body") {
    const bytes = Buffer.from(message.body);
    const index = place % bytes.length;
    bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
    return { ...message, body: bytes };
  }
  const text = message.headers[part] ?? "";
  const index = place % text.length;
  const other = text[index] === "7" ? "8" : "7";
  return {
    ...message,
    headers: { ...message.headers, [part]: text.slice(0, index) + other + text.slice(index + 1) },
  };
}

test("hostile data is answered 200, 207 or with a rule's refusal; nothing moves, nothing is a server error", async () => {
  const { at, card, merchant } = await counterScene();
  const before = await ledgerDigest(merchant.merchantId);
  const odd = fc.oneof(
    fc.constantFrom(
      -0,
      Number.POSITIVE_INFINITY,
      Number("9007199254740993"),
      -1,
      0.5,
      "１２",
      "\u0000",
      "\ud800",
      "\u202e9",
      "\u200b",
      null,
      true,
      [],
      {},
      "1e3",
      "__proto__",
    ),
    fc.jsonValue(),
  );
  const key = fc.constantFrom(
    "operator",
    "card",
    "amount",
    "pin",
    "note",
    "extra",
    "__proto__",
    "constructor",
  );
  const runs = 1000;
  let trace = 1000;
  await fc.assert(
    fc.asyncProperty(
      key,
      odd,
      fc.constantFrom("spend", "recharge", "void", "card.open", "batch.settle", "no.such"),
      async (name, value, op) => {
        trace += 1;
        const data = `{"operator":"01","card":{"no":"${card}"},${JSON.stringify(name)}:${JSON.stringify(value) ?? "1e309"},"zz":1}`;
        const reply = await say(
          at,
          `{"v":1,"op":"${op}","trace":${trace},"txnId":"${toBase64url(randomBytes(16))}","data":${data}}`,
        );
        expect(reply.status).toBe(200);
        expect(["200", "207"]).toContain(reply.code);
      },
    ),
    { numRuns: runs, seed: SEED },
  );
  expect(await ledgerDigest(merchant.merchantId)).toBe(before);
  console.log(`hostile inputs: ${runs}, 5xx: 0, state changes: 0, seed ${SEED}`);
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
  expect(await say(at, traced("void", 7, spendVoid))).toMatchObject({ code: "108" });
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
  const { card, merchant } = await counterScene();
  const tills = await Promise.all(Array.from({ length: 50 }, () => signedOnTerminal(merchant)));
  const replies = await Promise.all(
    tills.flatMap(({ at }) =>
      [1, 2, 3, 4].map((trace) => say(at, spendBody(at, trace, card, 100, String(100_000 + trace)))),
    ),
  );
  const count = (code: string) => replies.filter((reply) => reply.code === code).length;
  expect(count("101")).toBe(5);
  expect(count("101") + count("102")).toBe(200);
  const [first] = tills;
  if (first) expect(await say(first.at, spendBody(first.at, 5, card, 100))).toMatchObject({ code: "102" });
  console.log(`PIN guesses: 200, judged: ${count("101")}`);
});

test("one guess each on many cards suspends the terminal by the twentieth", async () => {
  const merchant = await makeMerchant();
  const numbers = await makeStockCards(merchant, 25);
  const { at } = await signedOnTerminal(merchant);
  let trace = 0;
  for (const no of numbers) {
    trace += 1;
    const newPin = sealed(at, trace, "newPin", no, "246810");
    await say(
      at,
      traced("card.open", trace, {
        operator: "01",
        card: { no },
        phone: `139${String(trace).padStart(8, "0")}`,
        newPin,
      }),
    );
  }
  const codes: (string | undefined)[] = [];
  for (const no of numbers) {
    trace += 1;
    codes.push((await say(at, spendBody(at, trace, no, 100, "111111"))).code);
  }
  expect(codes.slice(0, 20).every((code) => code === "101")).toBe(true);
  expect(codes.slice(20).every((code) => code === "203")).toBe(true);
});
