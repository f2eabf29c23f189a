import { describe, expect, test } from "vitest";
import { ENTRY_KINDS } from "@/domain/entry";
import { detailsSlip, settlementSlip, totalsSlip } from "@/domain/slip-batch";
import type { SlipFacts } from "@/domain/slip-money";
import { columns, renderSlip } from "@/domain/slip-text";

const facts: SlipFacts = {
  merchant: "云间茶舍",
  store: "湖滨路店",
  terminal: "10000017",
  operatorNo: "01",
  operatorName: "李小龙",
  at: new Date("2026-11-22T09:30:05Z"),
  zone: "Asia/Shanghai",
  cardNo: null,
  ref: "100000000042",
  voucher: "000123",
  qr: null,
};
describe("slips of a batch", () => {
  const totals = {
    recharge: { count: 12, sum: 1_234_500n },
    spend: { count: 130, sum: 987_650n },
    pointsSpend: { count: 2, sum: 300n },
    refund: { count: 0, sum: 0n },
  };

  test("a settlement that agrees, with the cash counted", () => {
    const slip = settlementSlip(facts, {
      batch: "7",
      openedAt: new Date("2026-11-22T00:00:00Z"),
      totals,
      differences: [],
      expectedCash: 50_000n,
      countedCash: 49_900n,
    });
    expect(renderSlip(slip, "zh").slice(2, 18)).toEqual([
      "              结算",
      "--------------------------------",
      "批次号                         7",
      "起始         2026-11-22 08:00:00",
      "--------------------------------",
      "充值             12   ¥12,345.00",
      "消费            130    ¥9,876.50",
      "积分消费          2          300",
      "--------------------------------",
      "终端与服务器账目相符",
      "--------------------------------",
      "应有现金                 ¥500.00",
      "实点现金                 ¥499.00",
      "短款                       ¥1.00",
      "--------------------------------",
      "凭证号                    000123",
    ]);
  });

  test("a settlement that differs shows both sides; too much cash is told too", () => {
    const text = renderSlip(
      settlementSlip(facts, {
        batch: "7",
        openedAt: null,
        totals: {},
        differences: [{ kind: "spend", ours: { count: 2, sum: 300n }, theirs: { count: 1, sum: 100n } }],
        expectedCash: 0n,
        countedCash: 5n,
      }),
      "en",
    );
    expect(text).toContain("No operations");
    expect(text).toContain("Spend                      2 / 1");
    expect(text).toContain("                   ¥3.00 / ¥1.00");
    expect(text).toContain("Cash over                  ¥0.05");
    expect(text.join("\n")).not.toContain("agree");
  });

  test("cash that was not counted is not said to be short", () => {
    const slip = settlementSlip(facts, {
      batch: "7",
      openedAt: null,
      totals,
      differences: [],
      expectedCash: 500n,
      countedCash: null,
    });
    expect(JSON.stringify(slip)).not.toContain("Cash short");
  });

  test("totals by kind", () => {
    const text = renderSlip(totalsSlip(facts, { batch: "7", totals }), "en");
    expect(text).toContain("Recharge         12   ¥12,345.00");
    expect(text.join("\n")).not.toContain("Refund");
    expect(renderSlip(totalsSlip(facts, { batch: "7", totals: {} }), "zh")).toContain("无交易");
  });

  test("operations, one row each, within the width whatever the kind", () => {
    const rows = ENTRY_KINDS.flatMap((kind) =>
      [false, true].map((reversed) => ({ voucher: "000123", kind, sum: 1_000_000_000_000n, reversed })),
    );
    const slip = detailsSlip(facts, { batch: "7", rows });
    for (const lang of ["zh", "en"] as const) {
      for (const line of renderSlip(slip, lang)) expect(columns(line)).toBeLessThanOrEqual(32);
    }
    const few = [
      { voucher: "000123", kind: "spend", sum: 5_500n, reversed: false },
      { voucher: "000124", kind: "pointsSpend", sum: 30n, reversed: true },
    ] as const;
    expect(renderSlip(detailsSlip(facts, { batch: "7", rows: few }), "zh").slice(5, 10)).toEqual([
      "笔数                           2",
      "--------------------------------",
      "消费         000123       ¥55.00",
      "积分消费（已冲正）",
      "             000124           30",
    ]);
    expect(renderSlip(detailsSlip(facts, { batch: "7", rows: [] }), "en")).toContain("No operations");
  });
});
