import { expect, test } from "vitest";
import { toBase64url, utf8 } from "@/terminal/protocol/base64url";
import { replyOf } from "@/terminal/protocol/codes";
import { activationKey } from "@/terminal/protocol/crypto-web";
import { HEADERS, requestEnvelope } from "@/terminal/protocol/envelope";
import { memoryIdentity } from "./identity-memory";
import { memoryJournal } from "./journal-memory";
import { Terminal } from "./terminal";
import { FaultyNetwork } from "./test/faulty-network";
import { IDENTITY, ModelServer, signed } from "./test/model-server";
import { Till } from "./test/till";
import { NoAnswer, type Transport } from "./transport";

const CODE = "ABCDEFGHIJKLMNOPQRSTUVWX23";
const OTHER = { terminal: "10000099", key: toBase64url(new Uint8Array(32).fill(9)) };

/** A server that knows one activation code. */
function activating(identity: typeof OTHER, seen: string[] = []): Transport {
  return async ({ headers, body }) => {
    const { op, data } = requestEnvelope.parse(JSON.parse(body));
    seen.push(`${op} ${headers[HEADERS.terminal]} ${headers[HEADERS.session]} ${data.handle}`);
    if (data.handle !== CODE.slice(0, 6)) return { status: 401, mac: null, body: utf8("{}") };
    const reply = JSON.stringify(replyOf("000", identity, new Date(0)));
    return signed(await activationKey(CODE), headers[HEADERS.mac] ?? "", 200, reply);
  };
}

function device(transport: Transport, identity = memoryIdentity(), journal = memoryJournal()) {
  const terminal = new Terminal({
    transport,
    identity,
    journal,
    screen: { show() {} },
    printer: { print() {} },
  });
  return { terminal, identity };
}

test("a code, however it is spaced, gives the terminal its identity, which is kept", async () => {
  const seen: string[] = [];
  const { terminal, identity } = device(activating(OTHER, seen));
  expect(await terminal.activate("abcdef ghij-klmn opqr stuv wx23")).toEqual({
    kind: "activated",
    identity: OTHER,
  });
  expect(await identity.load()).toEqual(OTHER);
  expect(seen).toEqual(["terminal.activate 00000000 0 ABCDEF"]);
});

test("a wrong code, a short one, a lost answer and a forged one change nothing", async () => {
  const wrong = device(activating(OTHER));
  expect(await wrong.terminal.activate("ZZZZZZGHIJKLMNOPQRSTUVWX23")).toMatchObject({ kind: "refused" });
  expect(await wrong.terminal.activate("ABCDEF")).toMatchObject({ kind: "refused" });
  expect(await wrong.terminal.activate("ABCDEFGHIJKLMNOPQRSTUVWX77")).toMatchObject({ kind: "unanswered" });
  expect(await wrong.identity.load()).toBeNull();
  const lost = device(async () => {
    throw new NoAnswer("lost");
  });
  expect(await lost.terminal.activate(CODE)).toMatchObject({ kind: "unanswered" });
  expect(
    await lost.terminal.perform("operator.signIn", { operator: "01", password: "123456" }),
  ).toMatchObject({
    kind: "not-sent",
    why: "not-activated",
  });
});

test("a device becomes another terminal only when nothing of the old one is open, and then forgets its records", async () => {
  const network = new FaultyNetwork(new ModelServer(), [
    "none",
    ...Array<"request-lost">(8).fill("request-lost"),
  ]);
  const till = new Till(network.transport);
  expect(await till.spend(5, "a")).toMatchObject({ kind: "unknown" });
  const identity = memoryIdentity(IDENTITY);
  const { terminal } = device(activating(OTHER), identity, till.journal);
  expect(await terminal.activate(CODE)).toMatchObject({ kind: "refused" });
  expect(await identity.load()).toEqual(IDENTITY);
  expect(await till.terminal.resume()).toBe(0);
  expect(await device(activating(OTHER), identity, till.journal).terminal.activate(CODE)).toMatchObject({
    kind: "activated",
  });
  expect(await till.journal.load()).toEqual([]);
  expect(await identity.load()).toEqual(OTHER);
});
