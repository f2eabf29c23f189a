import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeBonus, describeTier, type RechargeFacts, type RechargeTier } from "@/domain/bonus";

const NOW = new Date("2026-11-22T09:30:00Z");

function tier(over: Partial<RechargeTier> = {}): RechargeTier {
  return {
    id: 1n,
    name: "满百送十",
    from: 10_000n,
    give: "fixed",
    value: 1_000n,
    perFullMultiple: false,
    startsAt: null,
    endsAt: null,
    storeIds: null,
    firstRechargeOnly: false,
    timesPerMember: null,
    ...over,
  };
}

function facts(over: Partial<RechargeFacts> = {}): RechargeFacts {
  return { paid: 10_000n, now: NOW, storeId: 1n, priorRecharges: 0, usesByTier: new Map(), ...over };
}

const gives = (t: Partial<RechargeTier>, f: Partial<RechargeFacts> = {}) => {
  const { bonus, points } = computeBonus([tier(t)], facts(f));
  return [bonus, points];
};

describe("what a tier gives", () => {
  test("fixed: pay 100, get 10", () => expect(gives({})).toEqual([1_000n, 0n]));
  test("one fen short of it gives nothing", () => expect(gives({}, { paid: 9_999n })).toEqual([0n, 0n]));
  test("fixed once, however much is paid", () => expect(gives({}, { paid: 35_000n })).toEqual([1_000n, 0n]));
  test("fixed per full multiple", () =>
    expect(gives({ perFullMultiple: true }, { paid: 39_999n })).toEqual([3_000n, 0n]));
  test("percentage, rounded down", () =>
    expect(gives({ give: "percent", value: 1_250n }, { paid: 10_007n })).toEqual([1_250n, 0n]));
  test("percentage of the full multiples only", () =>
    expect(gives({ give: "percent", value: 1_000n, perFullMultiple: true }, { paid: 29_999n })).toEqual([
      2_000n,
      0n,
    ]));
  test("points", () => expect(gives({ give: "points", value: 50n })).toEqual([0n, 50n]));
  test("points per full multiple", () =>
    expect(gives({ give: "points", value: 50n, perFullMultiple: true }, { paid: 20_000n })).toEqual([
      0n,
      100n,
    ]));
  test("a tier from zero gives once", () =>
    expect(gives({ from: 0n, perFullMultiple: true }, { paid: 500n })).toEqual([1_000n, 0n]));
  test("nothing paid gets nothing", () => {
    expect(computeBonus([tier({ from: 0n })], facts({ paid: 0n }))).toEqual({
      tier: null,
      bonus: 0n,
      points: 0n,
    });
  });
});

describe("whether it applies", () => {
  const before = new Date(NOW.getTime() - 1);
  const after = new Date(NOW.getTime() + 1);
  test.each<[string, Partial<RechargeTier>, Partial<RechargeFacts>, boolean]>([
    ["at its start", { startsAt: NOW }, {}, true],
    ["before its start", { startsAt: after }, {}, false],
    ["just before its end", { endsAt: after }, {}, true],
    ["at its end", { endsAt: NOW }, {}, false],
    ["after its end", { endsAt: before }, {}, false],
    ["in its store", { storeIds: [1n, 2n] }, {}, true],
    ["in another store", { storeIds: [2n] }, {}, false],
    ["in no store at all", { storeIds: [] }, {}, false],
    ["at the first recharge", { firstRechargeOnly: true }, {}, true],
    ["at the second recharge", { firstRechargeOnly: true }, { priorRecharges: 1 }, false],
    ["the last time of two", { timesPerMember: 2 }, { usesByTier: new Map([[1n, 1]]) }, true],
    ["a third time of two", { timesPerMember: 2 }, { usesByTier: new Map([[1n, 2]]) }, false],
    ["another tier's uses do not count", { timesPerMember: 1 }, { usesByTier: new Map([[2n, 9]]) }, true],
  ])("%s", (_, t, f, applies) => {
    expect(computeBonus([tier(t)], facts(f)).tier !== null).toBe(applies);
  });
});

describe("which tier", () => {
  test("the highest reached, even where a lower one would give more", () => {
    const low = tier({ id: 1n, value: 5_000n });
    const high = tier({ id: 2n, from: 20_000n, value: 3_000n });
    expect(computeBonus([low, high], facts({ paid: 25_000n }))).toEqual({
      tier: high,
      bonus: 3_000n,
      points: 0n,
    });
  });
  test("a tier that does not apply leaves the next lower one", () => {
    const low = tier({ id: 1n });
    const high = tier({ id: 2n, from: 20_000n, value: 3_000n, storeIds: [9n] });
    expect(computeBonus([high, low], facts({ paid: 25_000n })).tier).toBe(low);
  });
  test("among equals the larger gift, money before points, then the lowest id", () => {
    const small = tier({ id: 1n });
    const large = tier({ id: 2n, value: 2_000n });
    const same = tier({ id: 3n, value: 2_000n });
    const points = tier({ id: 4n, give: "points", value: 9_999n });
    const morePoints = tier({ id: 5n, give: "points", value: 10_000n });
    expect(computeBonus([small, same, points, large], facts()).tier).toBe(large);
    expect(computeBonus([points, morePoints], facts()).tier).toBe(morePoints);
  });

  const tiers = fc.uniqueArray(
    fc.record({
      id: fc.bigInt({ min: 1n, max: 99n }),
      name: fc.constant("t"),
      from: fc.bigInt({ min: 1n, max: 50_000n }),
      give: fc.constantFrom("fixed" as const, "percent" as const, "points" as const),
      value: fc.bigInt({ min: 0n, max: 10_000n }),
      perFullMultiple: fc.boolean(),
      startsAt: fc.option(
        fc.date({ min: new Date("2026-11-01"), max: new Date("2026-12-01"), noInvalidDate: true }),
      ),
      endsAt: fc.option(
        fc.date({ min: new Date("2026-11-01"), max: new Date("2026-12-01"), noInvalidDate: true }),
      ),
      storeIds: fc.option(fc.array(fc.bigInt({ min: 1n, max: 3n }))),
      firstRechargeOnly: fc.boolean(),
      timesPerMember: fc.option(fc.nat(3)),
    }),
    { selector: (t) => t.id, maxLength: 8 },
  );
  const asked = fc.record({
    paid: fc.bigInt({ min: 0n, max: 100_000n }),
    now: fc.constant(NOW),
    storeId: fc.bigInt({ min: 1n, max: 3n }),
    priorRecharges: fc.nat(2),
    usesByTier: fc.constant(new Map<bigint, number>()),
  });

  test("never several, never below zero, and what one tier alone would give", () => {
    fc.assert(
      fc.property(tiers, asked, (list, f) => {
        const found = computeBonus(list, f);
        expect(found.bonus >= 0n && found.points >= 0n).toBe(true);
        if (found.tier === null) {
          for (const t of list) expect(computeBonus([t], f).tier).toBeNull();
        } else {
          expect(computeBonus([found.tier], f)).toEqual(found);
          for (const t of list) {
            if (t.from > found.tier.from) expect(computeBonus([t], f).tier).toBeNull();
          }
        }
      }),
    );
  });

  test("the order in which tiers are listed does not matter", () => {
    fc.assert(
      fc.property(tiers, asked, (list, f) => {
        expect(computeBonus([...list].reverse(), f)).toEqual(computeBonus(list, f));
      }),
    );
  });
});

describe("a tier in words", () => {
  test.each<[Partial<RechargeTier>, string, string]>([
    [{}, "充 ¥100 送 ¥10", "Pay ¥100, get ¥10"],
    [{ perFullMultiple: true, value: 1_050n }, "每充 ¥100 送 ¥10.50", "For every ¥100, get ¥10.50"],
    [{ give: "percent", value: 1_250n }, "充 ¥100 送 12.5%", "Pay ¥100, get 12.5% extra"],
    [{ give: "percent", value: 1_000n }, "充 ¥100 送 10%", "Pay ¥100, get 10% extra"],
    [{ give: "percent", value: 5n }, "充 ¥100 送 0.05%", "Pay ¥100, get 0.05% extra"],
    [{ give: "points", value: 50n }, "充 ¥100 送 50 积分", "Pay ¥100, get 50 points"],
    [{ firstRechargeOnly: true }, "首次充 ¥100 送 ¥10", "First recharge: pay ¥100, get ¥10"],
    [{ from: 100_000n }, "充 ¥1,000 送 ¥10", "Pay ¥1,000, get ¥10"],
  ])("%#", (over, zh, en) => {
    expect(describeTier(tier(over))).toEqual({ zh, en });
  });
});
