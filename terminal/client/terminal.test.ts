import { describe, expect, test } from "vitest";
import { byKey } from "./journal";
import { type Fault, FaultyNetwork } from "./test/faulty-network";
import { BUSY, DECLINED, MALFORMED, ModelServer, opOf } from "./test/model-server";
import { PowerCut, spendOf, Till } from "./test/till";

function setUp(...script: Fault[]) {
  const server = new ModelServer();
  const network = new FaultyNetwork(server, script);
  const till = new Till(network.transport);
  return { server, network, till, ops: () => network.sent.map(opOf) };
}
/** The sign-on goes through, then come the faults. */
const afterSignOn = (...script: Fault[]) => setUp("none", ...script);
const times = (n: number, fault: Fault): Fault[] => Array<Fault>(n).fill(fault);

describe("an operation", () => {
  test("is stored, sent, its reply stored, shown, printed: in this order", async () => {
    const { till, server, ops } = setUp();
    const outcome = await till.spend(3_650, "a");
    expect(outcome).toMatchObject({ kind: "done", op: "spend", code: "000", data: { principalPart: 3_650 } });
    expect(till.passed).toEqual([
      "before-store",
      "stored",
      "answered",
      "outcome-stored",
      "shown",
      "shown-stored",
      "printed",
      "printed-stored",
    ]);
    expect(ops()).toEqual(["terminal.signOn", "spend"]);
    expect(till.paper).toHaveLength(1);
    expect(server.effects("a")).toBe(1);
  });

  test("that is declined is shown with the server's words, and nothing is printed", async () => {
    const { till, server } = setUp();
    expect(await till.spend(DECLINED, "a")).toMatchObject({ kind: "declined", code: "100" });
    expect(till.paper).toEqual([]);
    expect(server.effects("a")).toBe(0);
    expect(await till.spend(1, "b")).toMatchObject({ kind: "done", key: { trace: 2 } });
  });

  test("keeps no secret in the journal and refuses a malformed one before storing anything", async () => {
    const { till, network } = setUp();
    await expect(till.terminal.perform("spend", { ...spendOf(1, "a"), pin: "12345" })).rejects.toThrow(/pin/);
    await expect(till.terminal.perform("spend", spendOf(0, "a"))).rejects.toThrow(/amount/);
    expect(await till.journal.load()).toEqual([]);
    await till.spend(1, "b");
    expect(JSON.stringify([await till.journal.load(), network.sent])).not.toContain("246810");
  });

  test.each([...times(1, "reply-lost"), "reply-flipped", "reply-of-another", "reply-forged"] as Fault[])(
    "whose reply is %s is sent again, byte for byte, under a new nonce and MAC, and done once",
    async (fault) => {
      const { till, server, network, ops } = afterSignOn(fault);
      expect(await till.spend(5, "a")).toMatchObject({ kind: "done" });
      expect(ops()).toEqual(["terminal.signOn", "spend", "spend"]);
      const [, first, second] = network.sent;
      expect(second?.body).toBe(first?.body);
      expect(second?.headers["x-nonce"]).not.toBe(first?.headers["x-nonce"]);
      expect(second?.headers["x-mac"]).not.toBe(first?.headers["x-mac"]);
      expect(server.effects("a")).toBe(1);
    },
  );

  test("that the server is too busy for waits and is sent again", async () => {
    const { till, ops } = setUp();
    expect(await till.spend(BUSY, "a")).toMatchObject({ kind: "done" });
    expect(ops()).toEqual(["terminal.signOn", "spend", "spend", "spend"]);
    expect(till.pauses).toEqual([500, 1_000]);
  });

  test("that stays unanswered is asked about, and the stored reply adopted", async () => {
    const { till, server, ops } = afterSignOn(...times(3, "reply-lost"));
    expect(await till.spend(5, "a")).toMatchObject({ kind: "done" });
    expect(ops().slice(1)).toEqual(["spend", "spend", "spend", "txn.status"]);
    expect(server.effects("a")).toBe(1);
  });

  test("that never arrived is closed by the question, and its late copy finds the key closed", async () => {
    const { till, server, network } = afterSignOn(...times(3, "request-held"));
    expect(await till.spend(5, "a")).toMatchObject({ kind: "cancelled", code: "021" });
    await network.deliverHeld();
    expect(server.effects("a")).toBe(0);
    expect(till.paper).toEqual([]);
  });

  test("about which not even the question is answered is taken back, across power cycles, before anything new", async () => {
    const { till, server, network, ops } = afterSignOn(
      ...times(3, "reply-lost"),
      ...times(5, "request-lost"),
    );
    expect(await till.spend(5, "a")).toMatchObject({ kind: "unknown" });
    expect(ops().slice(4)).toEqual(["txn.status", "txn.status", "txn.reverse", "txn.reverse", "txn.reverse"]);
    expect(server.effects("a")).toBe(1);
    network.heal();
    till.powerOn();
    expect(await till.spend(7, "b")).toMatchObject({ kind: "done" });
    expect(ops().slice(9)).toEqual(["terminal.signOn", "txn.reverse", "spend"]);
    expect(till.shown.map(({ kind }) => kind)).toEqual(["unknown", "cancelled", "done"]);
    expect([server.effects("a"), server.effects("b")]).toEqual([0, 1]);
  });

  test("blocks the next one until it is decided", async () => {
    const { till, server, network } = afterSignOn(...times(40, "request-lost"));
    expect(await till.spend(5, "a")).toMatchObject({ kind: "unknown" });
    expect(await till.spend(6, "b")).toMatchObject({ kind: "not-sent", why: "open-operation" });
    expect(await till.terminal.openOperations()).toHaveLength(1);
    network.heal();
    expect(await till.terminal.resume()).toBe(0);
    expect(await till.spend(6, "b")).toMatchObject({ kind: "done" });
    expect([server.effects("a"), server.effects("b")]).toEqual([0, 1]);
  });

  test("that can no longer be reversed stands, and the stored reply is adopted", async () => {
    const { till, server, network } = afterSignOn(...times(3, "reply-lost"), ...times(5, "request-lost"));
    await till.spend(5, "a");
    server.settle();
    network.heal();
    expect(await till.terminal.resume()).toBe(0);
    expect(till.shown.map(({ kind }) => kind)).toEqual(["unknown", "done"]);
    expect(till.paper).toHaveLength(1);
    expect(server.effects("a")).toBe(1);
  });

  test("that moves no money is never reversed, only asked about", async () => {
    const { till, server, network, ops } = afterSignOn(
      ...times(3, "reply-lost"),
      ...times(2, "request-lost"),
    );
    const outcome = await till.terminal.perform("operator.signIn", { operator: "01", password: "123456" });
    expect(outcome.kind).toBe("unknown");
    network.heal();
    await till.terminal.resume();
    expect(ops()).not.toContain("txn.reverse");
    expect(till.shown.at(-1)).toMatchObject({ kind: "done", data: { name: "李" } });
    expect(server.effects("sign-in")).toBe(1);
  });
});

describe("an answer of class 2", () => {
  test("closes the key, so that no duplicate of the refused message is ever applied", async () => {
    const { till, ops, server } = setUp();
    expect(await till.spend(MALFORMED, "a")).toMatchObject({
      kind: "declined",
      code: "200",
      data: { path: "amount" },
    });
    expect(ops().slice(1)).toEqual(["spend", "txn.status"]);
    expect(server.requests.get("1/1")?.applied).toBe(false);
    expect(await till.spend(5, "a")).toMatchObject({ kind: "done", key: { trace: 2 } });
  });

  test("202: signs on again, closes the old key and issues the same intent once under a new one", async () => {
    const { till, server, network, ops } = setUp();
    await till.terminal.signOn();
    await new Till(network.transport).terminal.signOn();
    expect(await till.spend(5, "a")).toMatchObject({ kind: "done", key: { session: 3, trace: 1 } });
    expect(ops()).toEqual([
      "terminal.signOn",
      "terminal.signOn",
      "spend",
      "txn.status",
      "terminal.signOn",
      "spend",
    ]);
    expect(till.shown.map(({ kind }) => kind)).toEqual(["done"]);
    expect(server.effects("a")).toBe(1);
    expect((await till.journal.load()).toSorted(byKey).map(({ insteadOf }) => insteadOf)).toEqual([
      null,
      { session: 1, trace: 1 },
    ]);
  });

  test("203: the outcome stays open until the terminal may speak again", async () => {
    const { till, server } = setUp();
    await till.terminal.signOn();
    server.suspended = true;
    expect(await till.spend(5, "a")).toMatchObject({
      kind: "unknown",
      text: { en: expect.stringContaining("suspended") },
    });
    server.suspended = false;
    expect(await till.terminal.resume()).toBe(0);
    expect(till.shown.at(-1)).toMatchObject({ kind: "declined", code: "203" });
    expect(server.effects("a")).toBe(0);
  });
});

describe("without a session", () => {
  test("nothing is stored or sent", async () => {
    const { till, server } = setUp(...times(2, "request-lost"));
    expect(await till.spend(5, "a")).toMatchObject({ kind: "not-sent", why: "offline" });
    server.suspended = true;
    expect(await till.terminal.signOn()).toMatchObject({ kind: "failed" });
    expect(await till.spend(5, "a")).toMatchObject({
      kind: "not-sent",
      why: "refused",
      text: { en: expect.stringContaining("suspended") },
    });
    expect(await till.journal.load()).toEqual([]);
  });
});

describe("a power cut while printing", () => {
  test("prints no second original: the outcome is shown again and the slip called uncertain", async () => {
    const server = new ModelServer();
    const network = new FaultyNetwork(server);
    let cuts = 0;
    const till = new Till(network.transport, (point) => point === "shown-stored" && cuts++ === 0);
    await expect(till.spend(5, "a")).rejects.toThrow(PowerCut);
    till.powerOn();
    await till.terminal.resume();
    expect(till.paper).toEqual([]);
    expect(till.shown.map((outcome) => (outcome.kind === "done" ? outcome.slip : outcome.kind))).toEqual([
      "to-print",
      "uncertain",
    ]);
    expect(await till.terminal.resume()).toBe(0);
    expect(till.shown).toHaveLength(2);
  });
});

describe("a read", () => {
  test("is asked again after silence and after the session has ended", async () => {
    const { till, network, ops } = afterSignOn("request-lost");
    expect(await till.terminal.query("operator.list", {})).toMatchObject({
      kind: "answer",
      data: { items: [] },
    });
    await new Till(network.transport).terminal.signOn();
    expect(await till.terminal.query("operator.list", {})).toMatchObject({ kind: "answer" });
    expect(ops().slice(4)).toEqual(["operator.list", "terminal.signOn", "operator.list"]);
  });

  test("says why it has no answer", async () => {
    const { till, server } = setUp("none", ...times(3, "request-lost"));
    expect(await till.terminal.query("operator.list", {})).toMatchObject({ kind: "unanswered" });
    server.unknownOps.add("operator.list");
    expect(await till.terminal.query("operator.list", {})).toMatchObject({ kind: "refused", code: "207" });
  });
});

test("finished records are forgotten two settlements later, open ones never", async () => {
  const { till, server } = setUp();
  await till.spend(1, "a");
  server.settle();
  await till.terminal.signOn();
  await till.spend(2, "b");
  expect(await till.journal.load()).toHaveLength(2);
  server.settle();
  await till.terminal.signOn();
  expect((await till.journal.load()).map(({ batch }) => batch)).toEqual([2]);
  expect(await till.terminal.ownTotals()).toEqual({});
  await till.spend(40, "c");
  await till.spend(2, "d");
  expect(await till.terminal.ownTotals()).toEqual({ spend: { count: 2, sum: 42 } });
});
