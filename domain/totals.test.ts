import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Amounts, ENTRY_KINDS, type TENDERS, ZERO_AMOUNTS } from "@/domain/entry";
import {
  addToTotals,
  amountOf,
  type CountedEntry,
  compareTotals,
  computeDrawerCash,
  computeTotals,
  countsPoints,
  isTotalKind,
  TOTAL_KIND_WORDS,
  TOTAL_KINDS,
  type TotalKind,
  type Totals,
} from "@/domain/totals";

const money = fc.bigInt({ min: 1n, max: 1_000_000n });

/** An entry of a kind as the rules make it, for an amount. */
function entryOf(kind: (typeof ENTRY_KINDS)[number], n: bigint): Amounts {
  switch (kind) {
    case "recharge":
      return { ...ZERO_AMOUNTS, cash: n, bonusCost: 5n, principal: n, bonus: 5n, points: 3n };
    case "rechargeVoid":
      return { ...ZERO_AMOUNTS, cash: -n, bonusCost: -5n, principal: -n, bonus: -5n, points: -3n };
    case "spend":
      return { ...ZERO_AMOUNTS, principal: -n, sales: n, points: 3n };
    case "spendVoid":
    case "refund":
      return { ...ZERO_AMOUNTS, principal: n, sales: -n, points: -3n };
    case "close":
      return { ...ZERO_AMOUNTS, cash: -n, bonusCost: -5n, principal: -n, bonus: -5n, points: -3n };
    case "pointsCredit":
    case "pointsSpendVoid":
      return { ...ZERO_AMOUNTS, points: n };
    case "pointsSpend":
    case "pointsCreditVoid":
      return { ...ZERO_AMOUNTS, points: -n };
    case "reversal":
      return { ...ZERO_AMOUNTS, cash: -n, principal: -n };
    case "opening":
      return { ...ZERO_AMOUNTS, suspense: n, principal: n };
  }
}

const entry = fc
  .record({ kind: fc.constantFrom(...ENTRY_KINDS), n: money, reversed: fc.boolean() })
  .map(({ kind, n, reversed }): CountedEntry => ({ kind, amounts: entryOf(kind, n), reversed }));

describe("totals", () => {
  test.each(TOTAL_KINDS)("%s counts what was moved, above zero", (kind) => {
    expect(computeTotals([{ kind, amounts: entryOf(kind, 700n), reversed: false }])).toEqual({
      [kind]: { count: 1, sum: 700n },
    });
    expect(countsPoints(kind)).toBe(kind.startsWith("points"));
  });

  test("a recharge counts what was paid, not the bonus; a void counts in both kinds", () => {
    const recharge = entryOf("recharge", 10_000n);
    const entries: CountedEntry[] = [
      { kind: "recharge", amounts: recharge, reversed: false },
      { kind: "rechargeVoid", amounts: entryOf("rechargeVoid", 10_000n), reversed: false },
    ];
    expect(computeTotals(entries)).toEqual({
      recharge: { count: 1, sum: 10_000n },
      rechargeVoid: { count: 1, sum: 10_000n },
    });
  });

  test("what a reversal took back counts nowhere, nor does the reversal", () => {
    expect(
      computeTotals([
        { kind: "spend", amounts: entryOf("spend", 5n), reversed: true },
        { kind: "reversal", amounts: entryOf("reversal", 5n), reversed: false },
        { kind: "opening", amounts: entryOf("opening", 5n), reversed: false },
      ]),
    ).toEqual({});
    expect(isTotalKind("reversal") || isTotalKind("opening")).toBe(false);
  });

  test("do not depend on the order, and two parts added are the whole", () => {
    fc.assert(
      fc.property(fc.array(entry), fc.nat(), (entries, cut) => {
        const whole = computeTotals(entries);
        expect(computeTotals([...entries].reverse())).toEqual(whole);
        const at = cut % (entries.length + 1);
        const late = entries.slice(at).filter((e) => !e.reversed);
        const added = late.reduce(
          (t, e) => addToTotals(t, e.kind, e.amounts),
          computeTotals(entries.slice(0, at)),
        );
        expect(added).toEqual(whole);
      }),
    );
  });

  test("count every entry once and add up to the fen", () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const totals = computeTotals(entries);
        const counted = entries.filter((e) => !e.reversed && isTotalKind(e.kind));
        const count = TOTAL_KINDS.reduce((n, kind) => n + (totals[kind]?.count ?? 0), 0);
        expect(count).toBe(counted.length);
        for (const kind of TOTAL_KINDS) {
          const own = counted
            .filter((e) => e.kind === kind)
            .reduce((n, e) => n + amountOf(kind, e.amounts), 0n);
          expect(totals[kind]?.sum ?? 0n).toBe(own);
        }
      }),
    );
  });

  test("adding leaves the given totals as they were", () => {
    const before: Totals = { spend: { count: 1, sum: 1n } };
    addToTotals(before, "spend", entryOf("spend", 5n));
    expect(before).toEqual({ spend: { count: 1, sum: 1n } });
  });
});

describe("comparing two sides", () => {
  test("a missing kind is zero", () => {
    expect(compareTotals({}, { spend: { count: 0, sum: 0n } })).toEqual([]);
  });

  test("names each kind that differs, in count or in sum", () => {
    const ours: Totals = { spend: { count: 2, sum: 300n }, recharge: { count: 1, sum: 50n } };
    const theirs: Totals = { spend: { count: 1, sum: 300n }, recharge: { count: 1, sum: 51n } };
    expect(compareTotals(ours, theirs)).toEqual([
      { kind: "recharge", ours: { count: 1, sum: 50n }, theirs: { count: 1, sum: 51n } },
      { kind: "spend", ours: { count: 2, sum: 300n }, theirs: { count: 1, sum: 300n } },
    ]);
  });

  test("no difference if and only if both sides have the same", () => {
    const totals = fc.array(entry, { maxLength: 4 }).map(computeTotals);
    const list = (t: Totals) => TOTAL_KINDS.map((kind: TotalKind) => t[kind] ?? { count: 0, sum: 0n });
    fc.assert(
      fc.property(totals, totals, (a, b) => {
        expect(compareTotals(a, a)).toEqual([]);
        const differing = TOTAL_KINDS.filter((_, i) => {
          const [x, y] = [list(a)[i], list(b)[i]];
          return x?.count !== y?.count || x?.sum !== y?.sum;
        });
        expect(compareTotals(a, b).map((d) => d.kind)).toEqual(differing);
      }),
    );
  });
});

describe("the drawer", () => {
  test("gains cash of recharges, loses cash of voids and closings; other tenders and reversed entries stay out", () => {
    const of = (
      kind: (typeof ENTRY_KINDS)[number],
      n: bigint,
      tender: (typeof TENDERS)[number] | null,
      reversed = false,
    ) => ({
      kind,
      amounts: entryOf(kind, n),
      tender,
      reversed,
    });
    expect(
      computeDrawerCash([
        of("recharge", 1_000n, "cash"),
        of("recharge", 500n, "wechat"),
        of("recharge", 300n, "cash", true),
        of("reversal", 300n, "cash"),
        of("rechargeVoid", 200n, "cash"),
        of("close", 50n, "cash"),
        of("spend", 400n, null),
      ]),
    ).toBe(750n);
    expect(computeDrawerCash([])).toBe(0n);
  });
});

test("each kind has its words", () => {
  expect(TOTAL_KINDS.map((kind) => TOTAL_KIND_WORDS[kind].zh)).toEqual([
    "充值",
    "充值撤销",
    "消费",
    "消费撤销",
    "退货",
    "积分充值",
    "积分充值撤销",
    "积分消费",
    "积分消费撤销",
    "销户",
  ]);
});
