import { describe, expect, test, vi } from "vitest";
import { ledgerSql } from "@/db/client";
import { testDatabase } from "@/db/test/database";
import { DEMO_PIN, DEMO_SEED } from "./demo-merchant";
import { demoDigest, demoFigures } from "./test/demo-digest";

const SIZE = { days: 12, members: 60 };
/** A Saturday, 18:20 in Shanghai; Mid-Autumn of that year lies in the days before. */
const NOW = new Date("2026-10-03T10:20:00Z");
const digests: string[] = [];

/** The product as a process that has just started: nothing remembered from another database. */
async function freshProcess(at: Date) {
  vi.resetModules();
  const { setClockForTests } = await import("@/server/clock");
  setClockForTests(() => at);
  const { demoInfo, fillDemo } = await import("./demo");
  const { installationFact } = await import("@/server/installation");
  const { verifyLedger } = await import("@/ledger/verify");
  return { demoInfo, fillDemo, installationFact, verifyLedger };
}

async function one(query: string): Promise<Record<string, unknown>> {
  const [row] = await ledgerSql().unsafe<Record<string, unknown>[]>(query);
  return row ?? {};
}

describe("the demo merchant, told in one go", () => {
  testDatabase();

  test("is there with everything it promises, and the ledger holds", async () => {
    const { demoInfo, fillDemo, installationFact, verifyLedger } = await freshProcess(NOW);
    expect(await demoInfo()).toBeNull();
    const said: string[] = [];
    const info = await fillDemo((text) => said.push(text), SIZE);
    expect(await verifyLedger()).toMatchObject({ ok: true, firstBad: null });
    expect(await installationFact("demo")).toBe("done");
    expect(said.at(-1)).toMatch(/Demo ready: \d+ operations$/);

    expect(info.merchant).toMatchObject({ slug: "shanyue", name: "山月茶馆" });
    expect(info.logins.map(({ login, role }) => [login, role])).toEqual([
      ["owner", "owner"],
      ["supervisor", "supervisor"],
    ]);
    expect([info.stores.length, info.terminals.length, info.operators.length]).toEqual([3, 6, 6]);
    expect(info.stockCards).toHaveLength(10);
    expect(info.sampleCards.map(({ pin }) => pin)).toEqual([DEMO_PIN, DEMO_PIN, DEMO_PIN, null, null, null]);
    expect(await demoInfo()).toEqual(info);

    expect(await one("select count(*)::int as members from member_profiles")).toEqual({
      members: SIZE.members,
    });
    // Every terminal was settled every evening; today's batches are open and have today's operations.
    expect(await one("select count(*)::int as n, count(distinct day)::int as days from settlements")).toEqual(
      {
        n: SIZE.days * 6,
        days: SIZE.days,
      },
    );
    const today =
      await one(`select count(*)::int as n, count(*) filter (where s.batch_id is null)::int as open,
        max(e.at) < '${NOW.toISOString()}' as past
      from entries e left join settlements s on s.merchant_id = e.merchant_id and s.batch_id = e.batch_id
      where e.day = '2026-10-03'`);
    expect(today).toMatchObject({ past: true, open: today.n });
    expect(Number(today.n)).toBeGreaterThan(0);
    // What is booked on a card is in the order of its instants.
    expect(
      await one(`select count(*)::int as backwards from (
        select at < lag(at) over (partition by account_id order by seq) as back from entries) e where back`),
    ).toEqual({ backwards: 0 });
    digests.push(await demoDigest());
    console.log(`demo, seed ${DEMO_SEED}, ${SIZE.days} days: ${(await demoFigures()).join("; ")}`);
  });

  test("asked for again it is left as it is", async () => {
    const { fillDemo } = await freshProcess(new Date("2026-10-04T10:00:00Z"));
    const said: string[] = [];
    await fillDemo((text) => said.push(text), SIZE);
    expect(said).toEqual([]);
    expect(await demoDigest()).toBe(digests[0]);
  });
});

describe("the demo merchant, interrupted", () => {
  testDatabase();

  test("goes on where it stopped and comes to the same end", async () => {
    const first = await freshProcess(NOW);
    const interrupted = first.fillDemo((text) => {
      if (text.includes("day 9 of")) throw new Error("the power went");
    }, SIZE);
    await expect(interrupted).rejects.toThrow("the power went");
    expect(await first.installationFact("demo")).toBe("filling");
    const { settled } = await one("select count(*)::int as settled from settlements");
    expect(settled).toBeGreaterThan(0);
    expect(settled).toBeLessThan(SIZE.days * 6);

    const second = await freshProcess(new Date(NOW.getTime() + 3_600_000));
    const said: string[] = [];
    await second.fillDemo((text) => said.push(text), SIZE);
    expect(said.at(-1)).toMatch(/Demo ready: \d+ operations$/);
    expect(await second.installationFact("demo")).toBe("done");
    expect(await second.verifyLedger()).toMatchObject({ ok: true, firstBad: null });
    expect(await demoDigest()).toBe(digests[0]);
  });

  test("a terminal that somebody put to work meanwhile stops it with a clear reason", async () => {
    const { fillDemo } = await freshProcess(NOW);
    await ledgerSql()`update installation set value = 'filling' where name = 'demo'`;
    await ledgerSql()`update terminal_state set session = 2 where terminal_id = 10000018`;
    await expect(fillDemo(() => {}, SIZE)).rejects.toMatchObject({ reason: "DEMO_TERMINAL_IN_USE" });
  });
});
