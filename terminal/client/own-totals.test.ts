import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Amounts, ZERO_AMOUNTS } from "@/domain/entry";
import { computeTotals, TOTAL_KINDS, type TotalKind } from "@/domain/totals";
import { replyOf } from "@/terminal/protocol/codes";
import { type OperationRecord, operationRecord } from "./journal";
import { computeOwnTotals } from "./own-totals";

const AT = new Date("2026-11-22T09:30:00Z");
const words = { zh: "", en: "" };
const receipt = { title: words, merchant: "", store: "", lines: [], copy: 0, qr: null };
const after = { ref: "100000000042", voucher: "000123", principal: 0, bonus: 0, points: 0, receipt };
const original = { ref: "100000000041", voucher: "000122" };

/** What an operation of this kind that moved `n` in all, `m` of it bonus, books, and what its reply says. */
function bookedAs(
  kind: TotalKind,
  n: number,
  m: number,
): { amounts: Amounts; op: string; data: object; voids?: string } {
  const all = BigInt(n);
  const bonus = BigInt(m);
  const back = { principalPart: n - m, bonusPart: m, pointsPart: 0, original };
  const sale = { principal: bonus - all, bonus: -bonus, sales: all };
  switch (kind) {
    case "recharge":
      return {
        op: "recharge",
        amounts: { ...ZERO_AMOUNTS, cash: all, bonusCost: bonus, principal: all, bonus },
        data: { paid: n, bonusGiven: m, pointsGiven: 0, tier: null },
      };
    case "rechargeVoid":
      return {
        op: "void",
        voids: "recharge",
        amounts: { ...ZERO_AMOUNTS, cash: -all, bonusCost: -bonus, principal: -all, bonus: -bonus },
        data: { ...back, principalPart: n },
      };
    case "spend":
      return {
        op: "spend",
        amounts: { ...ZERO_AMOUNTS, ...sale, points: 3n },
        data: { principalPart: n - m, bonusPart: m, earned: 3 },
      };
    case "spendVoid":
    case "refund": {
      const amounts = { ...ZERO_AMOUNTS, principal: all - bonus, bonus, sales: -all, points: -3n };
      return kind === "refund"
        ? { op: "refund", amounts, data: { ...back, pointsPart: 3, left: 0 } }
        : { op: "void", voids: "spend", amounts, data: { ...back, pointsPart: -3 } };
    }
    case "pointsCredit":
      return { op: "points.credit", amounts: { ...ZERO_AMOUNTS, points: all }, data: { pointsMoved: n } };
    case "pointsSpend":
      return { op: "points.spend", amounts: { ...ZERO_AMOUNTS, points: -all }, data: { pointsMoved: n } };
    case "pointsCreditVoid":
    case "pointsSpendVoid": {
      const points = kind === "pointsSpendVoid" ? n : -n;
      return {
        op: "void",
        voids: "points",
        amounts: { ...ZERO_AMOUNTS, points: BigInt(points) },
        data: { ...back, principalPart: 0, bonusPart: 0, pointsPart: points },
      };
    }
    case "close":
      return {
        op: "card.close",
        amounts: { ...ZERO_AMOUNTS, cash: -all, principal: -all, bonusCost: -bonus, bonus: -bonus },
        data: { refund: n },
      };
  }
}

function recordOf(made: ReturnType<typeof bookedAs>, state: OperationRecord["state"], batch: number) {
  const asked = { operator: "01", kind: made.voids, voucher: "000122", card: { no: "6217000012345678" } };
  return {
    session: 1,
    trace: 1,
    txnId: "AAAAAAAAAAAAAAAAAAAAAA",
    op: made.op,
    body: JSON.stringify({ v: 1, op: made.op, trace: 1, txnId: "", data: asked }),
    batch,
    storedAt: AT.toISOString(),
    insteadOf: null,
    state,
    reply: replyOf("000", { ...after, ...made.data }, AT),
    refusal: null,
    shown: true,
    printed: "yes",
  };
}

const operation = fc.record({
  kind: fc.constantFrom(...TOTAL_KINDS),
  n: fc.integer({ min: 1, max: 100_000 }),
  m: fc.nat(100_000),
  state: fc.constantFrom("done", "done", "cancelled", "declined", "unresolved"),
  batch: fc.constantFrom(7, 7, 6),
});

test("the terminal counts as the server does, whatever it booked", () => {
  fc.assert(
    fc.property(fc.array(operation), (operations) => {
      const made = operations.map((o) => ({ ...o, ...bookedAs(o.kind, o.n, Math.min(o.m, o.n)) }));
      const records = made.map((o) => operationRecord.parse(recordOf(o, o.state, o.batch)));
      const server = computeTotals(
        made.filter((o) => o.batch === 7 && o.state === "done").map((o) => ({ ...o, reversed: false })),
      );
      const theirs = Object.fromEntries(
        Object.entries(server).map(([kind, { count, sum }]) => [kind, { count, sum: Number(sum) }]),
      );
      expect(computeOwnTotals(records, 7)).toEqual(theirs);
    }),
  );
});

test("every kind is counted", () => {
  for (const kind of TOTAL_KINDS) {
    const record = operationRecord.parse(recordOf(bookedAs(kind, 500, 100), "done", 7));
    expect(computeOwnTotals([record], 7)).toEqual({ [kind]: { count: 1, sum: 500 } });
  }
});

test("a closing of an empty account booked nothing; one that let bonus lapse counts with nothing paid", () => {
  const closed = bookedAs("close", 0, 0);
  const { ref: _ref, voucher: _voucher, ...without } = after;
  const record = recordOf(closed, "done", 7);
  const empty = { ...record, reply: replyOf("000", { ...without, refund: 0 }, AT) };
  expect(computeOwnTotals([operationRecord.parse(empty)], 7)).toEqual({});
  expect(computeOwnTotals([operationRecord.parse(record)], 7)).toEqual({ close: { count: 1, sum: 0 } });
});
