import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareJournal, type JournalDifference, type JournalLine } from "@/domain/journal";
import { TOTAL_KINDS } from "@/domain/totals";

const line = (trace: number, more: Partial<JournalLine> = {}): JournalLine => ({
  session: 3,
  trace,
  kind: "spend",
  amount: 500n,
  ref: `0000000000${trace + 10}`,
  ...more,
});

describe("a journal", () => {
  test("that says the same has no differences, in whatever order and without references", () => {
    const ours = [line(1), line(2, { kind: "recharge", amount: 10_000n })];
    expect(compareJournal(ours, [...ours].reverse())).toEqual([]);
    expect(compareJournal(ours, [line(1, { ref: undefined }), line(2, ours[1])])).toEqual([]);
  });

  test("names what the server lacks, what the terminal lacks, and amounts that differ", () => {
    const ours = [line(1), line(3), line(4, { amount: 800n })];
    const theirs = [line(1), line(2, { ref: undefined }), line(4)];
    expect(compareJournal(ours, theirs)).toEqual([
      { what: "serverLacks", session: 3, trace: 2, kind: "spend", ours: null, theirs: 500n },
      {
        what: "terminalLacks",
        session: 3,
        trace: 3,
        kind: "spend",
        ours: 500n,
        theirs: null,
        ref: "000000000013",
      },
      {
        what: "amountDiffers",
        session: 3,
        trace: 4,
        kind: "spend",
        ours: 800n,
        theirs: 500n,
        ref: "000000000014",
      },
    ]);
  });

  test.each([
    ["kind", { kind: "recharge" }],
    ["reference", { ref: "000000000099" }],
  ] as const)("with another %s under one key holds another operation", (_, other) => {
    expect(compareJournal([line(1)], [line(1, other)]).map((d) => d.what)).toEqual([
      "serverLacks",
      "terminalLacks",
    ]);
  });

  test("that has a key twice, from before and after a restore, keeps the one that fits", () => {
    const lost = line(1, { ref: "000000000099" });
    for (const theirs of [
      [lost, line(1)],
      [line(1), lost],
    ])
      expect(compareJournal([line(1)], theirs)).toMatchObject([
        { what: "serverLacks", ref: "000000000099", theirs: 500n },
      ]);
  });
});

const anyLine: fc.Arbitrary<JournalLine> = fc.record({
  session: fc.integer({ min: 1, max: 3 }),
  trace: fc.integer({ min: 1, max: 12 }),
  kind: fc.constantFrom(...TOTAL_KINDS),
  amount: fc.bigInt({ min: 0n, max: 4n }),
  ref: fc.option(fc.constantFrom("000000000001", "000000000002"), { nil: undefined }),
});
const keyOf = ({ session, trace }: { session: number; trace: number }) => `${session}/${trace}`;
const ledger = fc.uniqueArray(anyLine, { selector: keyOf, maxLength: 12 });
const journal = fc.array(anyLine, { maxLength: 12 });

const sum = (amounts: readonly (bigint | null)[]) => amounts.reduce<bigint>((n, a) => n + (a ?? 0n), 0n);
const lacks = (found: readonly JournalDifference[], what: JournalDifference["what"]) =>
  found.filter((d) => d.what === what).length;

test("what differs explains the whole gap between both sides, in lines and in sums", () => {
  fc.assert(
    fc.property(ledger, journal, (ours, theirs) => {
      const found = compareJournal(ours, theirs);
      expect(theirs.length - ours.length).toBe(lacks(found, "serverLacks") - lacks(found, "terminalLacks"));
      expect(sum(theirs.map((l) => l.amount)) - sum(ours.map((l) => l.amount))).toBe(
        sum(found.map((d) => d.theirs)) - sum(found.map((d) => d.ours)),
      );
    }),
  );
});

test("the terminal's order makes no difference, and a list never differs from itself", () => {
  fc.assert(
    fc.property(ledger, ledger, (ours, theirs) => {
      expect(compareJournal(ours, [...theirs].reverse())).toEqual(compareJournal(ours, theirs));
      expect(compareJournal(ours, ours)).toEqual([]);
    }),
  );
});

test("a lost line is found, and nothing else", () => {
  fc.assert(
    fc.property(ledger, fc.nat(), (all, pick) => {
      const lost = all[pick % Math.max(all.length, 1)];
      const kept = all.filter((l) => l !== lost);
      expect(compareJournal(kept, all).map((d) => [d.what, keyOf(d)])).toEqual(
        lost ? [["serverLacks", keyOf(lost)]] : [],
      );
      expect(compareJournal(all, kept).map((d) => [d.what, keyOf(d)])).toEqual(
        lost ? [["terminalLacks", keyOf(lost)]] : [],
      );
    }),
  );
});
