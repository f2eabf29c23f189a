import { expect, test } from "vitest";
import { NetworkWatch } from "./network";
import { ModelServer } from "./test/model-server";
import { spendOf, Till } from "./test/till";
import { NoAnswer } from "./transport";

test("it tells of changes only, and since when the server is away", () => {
  let at = new Date("2026-11-22T09:30:00.000Z");
  const watch = new NetworkWatch(() => at);
  const told: string[] = [];
  const end = watch.subscribe(({ state }) => told.push(state));
  expect(watch.state()).toEqual({ state: "unknown" });
  watch.note(true);
  watch.note(true);
  const since = at;
  watch.note(false);
  at = new Date("2026-11-22T09:40:00.000Z");
  watch.note(false);
  expect(watch.state()).toEqual({ state: "offline", since });
  expect(watch.lastHeard()).toEqual(since);
  end();
  watch.note(true);
  expect(told).toEqual(["online", "offline"]);
});

test("a terminal knows its number without the server, and whether the server answers", async () => {
  const server = new ModelServer();
  let up = false;
  const till = new Till(async (request) => {
    if (!up) throw new NoAnswer("pulled");
    return server.handle(request);
  });
  const { terminal } = till;
  expect(await terminal.isActivated()).toBe(true);
  expect(terminal.id()).not.toBe("");
  expect(await terminal.reach()).toBe(false);
  expect(terminal.network()).toMatchObject({ state: "offline" });
  up = true;
  expect(await terminal.reach()).toBe(true);
  expect(terminal.network()).toEqual({ state: "online" });
});

test("its list of a batch adds up to its own totals, and slips are found again by voucher", async () => {
  const server = new ModelServer();
  const { terminal } = new Till((request) => server.handle(request));
  await terminal.signOn();
  const done = await terminal.perform("spend", spendOf(500, "a"));
  await terminal.perform("spend", spendOf(700, "b"));
  const lines = await terminal.journalLines(terminal.batch());
  expect(lines.map(({ kind, amount, trace }) => [kind, amount, trace])).toEqual([
    ["spend", 500, 1],
    ["spend", 700, 2],
  ]);
  expect(await terminal.ownTotals()).toEqual({ spend: { count: 2, sum: 1_200 } });
  expect(await terminal.journalLines(terminal.batch() + 1)).toEqual([]);
  const voucher = done.kind === "done" ? (done.data?.voucher ?? "") : "";
  expect(await terminal.keptSlip(voucher)).toEqual(done.kind === "done" ? done.receipt : null);
  expect(await terminal.keptSlip("999999")).toBeNull();
});
