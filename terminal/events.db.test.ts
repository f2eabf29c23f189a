import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeTerminal, type TestMerchant } from "@/db/test/factories";
import { tx } from "@/db/tx";
import { grantApproval } from "@/features/approvals/operations/grant-approval";
import { openApprovalStream } from "@/features/approvals/portal-stream";
import { checkSecondPerson } from "@/features/approvals/second-person";
import { createTier } from "@/features/recharge-tiers/operations/create-tier";
import { suspendTerminal } from "@/features/terminals/operations/suspend-terminal";
import { now } from "@/server/clock";
import { announce, closeEvents, type EventKind, type MerchantEvent } from "@/server/events";
import { runOperation } from "@/server/operation";
import { openUserSession, revokeUserSession } from "@/server/user-sessions";
import { type HintHeard, openEvents } from "@/terminal/client/events";
import { handleTerminalRequest } from "@/terminal/handler";
import { HEADERS } from "@/terminal/protocol/envelope";
import { placeOf, refundAsked } from "@/terminal/test/pending-approval";
import { type Message, type RawSession, rawSignOn, signed } from "@/terminal/test/raw-message";
import { terms } from "@/terminal/test/tenant-ids";
import { wiredTerminal } from "@/terminal/test/wired-terminal";

testDatabase();
afterAll(closeEvents);

let shop: TestMerchant;
beforeEach(async () => {
  shop = await makeMerchant();
});

async function signedOn(): Promise<RawSession & { readonly terminalId: bigint }> {
  const { terminalId, key } = await makeTerminal(shop);
  return { ...(await rawSignOn(terminalId, key)), terminalId };
}

const ask = ({ headers }: Pick<Message, "headers">) =>
  handleTerminalRequest(new Request("http://localhost/api/terminal/events", { headers }));

/** The stream's text, part by part; null once it has ended. */
function reading(response: Response): () => Promise<string | null> {
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  if (!reader) throw new Error("a stream without a body");
  return async () => {
    const part = await reader.read();
    return part.done ? null : new TextDecoder().decode(part.value);
  };
}

async function listening(from: RawSession): Promise<() => Promise<string | null>> {
  const next = reading(await ask(signed(from, "")));
  expect(await next()).toBe(": open\n\n");
  return next;
}

const said = (kind: EventKind) => `event: ${kind}\ndata:\n\n`;
const announced = (event: MerchantEvent) => tx((open) => announce(open, event));

test("a terminal hears of its approval when it is granted, and of new tiers and settings", async () => {
  const till = await signedOn();
  const next = await listening(till);
  const place = await placeOf(shop, now());
  const here = { ...place, key: { ...place.key, terminalId: till.terminalId } };
  const answer = await tx((open) => checkSecondPerson(open, here, refundAsked(shop)));
  expect(await next()).toBe(said("approval"));
  const approvalId = "applied" in answer ? answer.detail.approvalId : null;
  const { password } = shop.owner;
  await runOperation(grantApproval, portalContextOf(shop), { approvalId, password });
  expect(await next()).toBe(said("approval"));
  await runOperation(createTier, portalContextOf(shop), terms);
  expect(await next()).toBe(said("tiers"));
});

test("what is another merchant's, another terminal's or was rolled back is not heard", async () => {
  const till = await signedOn();
  const next = await listening(till);
  const other = await makeMerchant();
  await announced({ merchantId: other.merchantId, kind: "order" });
  await announced({ merchantId: shop.merchantId, kind: "review", terminalId: till.terminalId + 1n });
  const undone = db().transaction(async (open) => {
    await announce(open, { merchantId: shop.merchantId, kind: "message" });
    open.rollback();
  });
  await expect(undone).rejects.toThrow();
  await announced({ merchantId: shop.merchantId, kind: "version" });
  expect(await next()).toBe(said("version"));
});

test("without a good MAC, a nonce of its own and a session in force nobody listens", async () => {
  const till = await signedOn();
  const good = signed(till, "");
  const forged = { ...good.headers, [HEADERS.mac]: "0".repeat(64) };
  expect((await ask({ headers: forged })).status).toBe(401);
  expect((await ask(signed(till, "{}"))).status).toBe(401);
  const { [HEADERS.mac]: _mac, ...without } = good.headers;
  expect((await ask({ headers: without })).status).toBe(400);
  const first = await ask(good);
  expect(first.status).toBe(200);
  expect((await ask(good)).status).toBe(401);
  await first.body?.cancel();
  const { terminalId, key } = await makeTerminal(shop);
  const old = await rawSignOn(terminalId, key);
  await rawSignOn(terminalId, key);
  expect((await ask(signed(old, ""))).status).toBe(401);
});

test("a suspended terminal's stream ends before it is told anything more", async () => {
  const till = await signedOn();
  const next = await listening(till);
  await runOperation(suspendTerminal, portalContextOf(shop), { terminalId: till.terminalId });
  await announced({ merchantId: shop.merchantId, kind: "tiers" });
  expect(await next()).toBeNull();
  expect((await ask(signed(till, ""))).status).toBe(401);
});

test("a session that is over is told nothing more", async () => {
  const { terminalId, key } = await makeTerminal(shop);
  const next = await listening(await rawSignOn(terminalId, key));
  await rawSignOn(terminalId, key);
  await announced({ merchantId: shop.merchantId, kind: "tiers" });
  expect(await next()).toBeNull();
});

test("a terminal has one stream: a new one ends the one before", async () => {
  const till = await signedOn();
  const first = await listening(till);
  const second = await listening(till);
  expect(await first()).toBeNull();
  await announced({ merchantId: shop.merchantId, kind: "order" });
  expect(await second()).toBe(said("order"));
});

test("the reference terminal hears hints, and connects again after its stream was ended", async () => {
  const { terminal } = await wiredTerminal(shop);
  const heard: HintHeard[] = [];
  let notify = () => {};
  const until = async (kind: HintHeard, times: number) => {
    while (heard.filter((hint) => hint === kind).length < times)
      await new Promise<void>((resolve) => {
        notify = resolve;
      });
  };
  const events = openEvents(
    {
      server: "http://localhost",
      speaker: () => terminal.speaker(),
      fetch: (url, init) => handleTerminalRequest(new Request(url.toString(), init)),
      wait: async () => {},
    },
    (hint) => {
      heard.push(hint);
      notify();
    },
  );
  await until("open", 1);
  await announced({ merchantId: shop.merchantId, kind: "approval" });
  await until("approval", 1);
  await terminal.signOn();
  await announced({ merchantId: shop.merchantId, kind: "version" });
  await until("open", 2);
  await announced({ merchantId: shop.merchantId, kind: "tiers" });
  await until("tiers", 1);
  events.close();
  expect(heard).toEqual(["open", "approval", "open", "tiers"]);
});

test("a page hears of approvals until its sign-in is revoked", async () => {
  const asked = { merchantId: shop.merchantId, userId: shop.owner.userId, now: now() };
  const key = await tx((open) => openUserSession(open, { ...asked, userAgent: "", address: "" }));
  const next = reading(await openApprovalStream(key));
  expect(await next()).toBe(": open\n\n");
  await announced({ merchantId: shop.merchantId, kind: "tiers" });
  await announced({ merchantId: shop.merchantId, kind: "approval" });
  expect(await next()).toBe(said("approval"));
  await revokeUserSession(key, now());
  await announced({ merchantId: shop.merchantId, kind: "approval" });
  expect(await next()).toBeNull();
  expect((await openApprovalStream(key)).status).toBe(401);
  expect((await openApprovalStream(null)).status).toBe(401);
});
