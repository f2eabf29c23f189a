import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CRASH_POINTS, type CrashPoint } from "./crash-point";
import { byKey, isOpen, type OperationRecord } from "./journal";
import type { Outcome } from "./outcome";
import { FAULTS, type Fault, FaultyNetwork } from "./test/faulty-network";
import { BUSY, DECLINED, MALFORMED, ModelServer } from "./test/model-server";
import { PowerCut, Till } from "./test/till";

/** Shown = server state, at every point where the power may go and for whatever the network does. */

type Story = {
  readonly amounts: readonly number[];
  readonly faults: readonly Fault[];
  /** the power goes at the n-th crash point passed, counted over the whole story */
  readonly cuts: readonly number[];
  /** after which operation the batch is settled by other means, if at all */
  readonly settleAfter: number;
  readonly endedSessionsMayAsk: boolean;
};

/** Lives the story through, then checks every claim the till has made against the server. */
async function live(story: Story, cut?: (point: CrashPoint, nth: number) => boolean) {
  const server = new ModelServer();
  server.endedSessionsMayAsk = story.endedSessionsMayAsk;
  const network = new FaultyNetwork(server, [...story.faults]);
  const claims: string[] = [];
  const cuts = new Set(story.cuts);
  const till = new Till(network.transport, cut ?? ((_, nth) => cuts.has(nth)), undefined, (outcome) => {
    claims.push(...falseNow(server, outcome));
  });
  for (const [n, amount] of story.amounts.entries()) {
    await untilPowerStays(till, () => till.spend(amount, `intent ${n}`));
    if (n === story.settleAfter) server.settle();
  }
  network.heal();
  let open = 1;
  for (let n = 0; open > 0 && n < 50; n++) {
    await untilPowerStays(till, async () => {
      open = await till.terminal.resume();
    });
  }
  await network.deliverHeld();
  const records = [...(await till.journal.load())].sort(byKey);
  return { server, till, claims, records, open };
}

/** Does a piece of work once; a power cut in it means a new program, which resumes until it stays up. */
async function untilPowerStays(till: Till, work: () => Promise<unknown>): Promise<void> {
  let next: () => Promise<unknown> = work;
  for (let n = 0; n < 50; n++) {
    try {
      await next();
      return;
    } catch (thrown) {
      if (!(thrown instanceof PowerCut)) throw thrown;
      till.powerOn();
      next = () => till.terminal.resume();
    }
  }
}

/** What an outcome says that is not so on the server at the moment it is shown. */
function falseNow(server: ModelServer, outcome: Outcome): string[] {
  if (outcome.kind === "unknown" || outcome.kind === "not-sent") return [];
  const { session, trace } = outcome.key;
  const applied = server.isApplied(session, trace);
  return applied === (outcome.kind === "done")
    ? []
    : [`${outcome.kind} shown for ${session}/${trace}, applied: ${applied}`];
}

function check(story: Story, lived: Awaited<ReturnType<typeof live>>): void {
  const { server, till, claims, records, open } = lived;
  expect(claims).toEqual([]);
  expect(open).toBe(0);
  expect(records.filter(isOpen)).toEqual([]);
  for (const record of records) {
    expect(server.isApplied(record.session, record.trace)).toBe(record.state === "done");
    checkShown(record, records, till.shown);
  }
  for (const n of story.amounts.keys()) expect(server.effects(`intent ${n}`)).toBeLessThanOrEqual(1);
  const vouchers = till.paper.map((slip) => JSON.stringify(slip.lines));
  expect(new Set(vouchers).size).toBe(vouchers.length);
  const done = records.filter(({ state }) => state === "done").length;
  const uncertain = till.shown.filter(
    (outcome) => outcome.kind === "done" && outcome.slip === "uncertain",
  ).length;
  expect(vouchers.length).toBeLessThanOrEqual(done);
  expect(vouchers.length + uncertain).toBeGreaterThanOrEqual(done);
}

/** Every key was shown its one final outcome and no other, unless its intent went on under a new key. */
function checkShown(
  record: OperationRecord,
  records: readonly OperationRecord[],
  shown: readonly Outcome[],
): void {
  const mine = shown.filter(
    (outcome) =>
      outcome.kind !== "not-sent" &&
      outcome.key.session === record.session &&
      outcome.key.trace === record.trace,
  );
  const finals = new Set(mine.map(({ kind }) => kind).filter((kind) => kind !== "unknown"));
  const wentOn = records.some(
    ({ insteadOf }) => insteadOf?.session === record.session && insteadOf.trace === record.trace,
  );
  expect([...finals]).toEqual(wentOn ? [] : [record.state]);
}

const story: fc.Arbitrary<Story> = fc.record({
  amounts: fc.array(fc.constantFrom(1, 2, 3_650, DECLINED, MALFORMED, BUSY), { minLength: 1, maxLength: 4 }),
  faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 40 }),
  cuts: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }),
  settleAfter: fc.integer({ min: 0, max: 8 }),
  endedSessionsMayAsk: fc.boolean(),
});

test("whatever the network and the power do, what was shown is what the server has", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => check(told, await live(told))),
    { numRuns: 300 },
  );
});

describe("the power goes at each crash point, under each fault that lasts", { timeout: 60_000 }, () => {
  const lasting = FAULTS.flatMap((fault) => [1, 3, 5, 8].map((length) => Array<Fault>(length).fill(fault)));
  const appliedThenSilent: Fault[] = [
    ...Array<Fault>(3).fill("reply-lost"),
    ...Array<Fault>(5).fill("request-lost"),
  ];
  test.each(CRASH_POINTS)("%s", async (point) => {
    let reached = 0;
    for (const faults of [...lasting, appliedThenSilent]) {
      let cutsLeft = 1;
      const told: Story = {
        amounts: [3_650, 2],
        faults: ["none", ...faults],
        cuts: [],
        settleAfter: 0,
        endedSessionsMayAsk: false,
      };
      const lived = await live(told, (passed) => passed === point && cutsLeft-- > 0);
      check(told, lived);
      if (lived.till.passed.includes(point)) reached += 1;
    }
    expect(reached).toBeGreaterThan(0);
  });
});
