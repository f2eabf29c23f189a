import { expect, test } from "vitest";
import { closeSlip } from "@/domain/slip-close";
import type { SlipFacts } from "@/domain/slip-money";
import { pointsSlip } from "@/domain/slip-points";
import { renderSlip } from "@/domain/slip-text";

const FACTS: SlipFacts = {
  merchant: "云间茶舍",
  store: "湖滨路店",
  terminal: "10000017",
  operatorNo: "01",
  operatorName: "李小龙",
  at: new Date("2026-11-22T09:30:05Z"),
  zone: "Asia/Shanghai",
  cardNo: "6217000012345678",
  ref: "100000000042",
  voucher: "000123",
  qr: null,
};
const AFTER = { principal: 123_450n, bonus: 0n, points: 88n };

test("points credited and spent, with what is held after", () => {
  const slip = pointsSlip(FACTS, { kind: "pointsSpend", moved: 30n, after: AFTER });
  expect(renderSlip(slip, "zh").slice(2, 9)).toEqual([
    "            积分消费",
    "--------------------------------",
    "消费积分                      30",
    "--------------------------------",
    "本金余额               ¥1,234.50",
    "赠送金余额                 ¥0.00",
    "积分余额                      88",
  ]);
  const credited = pointsSlip(FACTS, { kind: "pointsCredit", moved: 30n, after: AFTER });
  expect(renderSlip(credited, "en")).toContain("Points credited               30");
});

test("the worksheet of a closing: paid back, lapsed, agreed to, signed", () => {
  const closed = { refund: 50_000n, bonus: 1_000n, points: 88n, approver: "00 王芳", forGood: true } as const;
  expect(renderSlip(closeSlip(FACTS, { ...closed, tender: "cash" }), "zh").slice(2, 12)).toEqual([
    "              销户",
    "--------------------------------",
    "退还本金                 ¥500.00",
    "退款方式                    现金",
    "作废赠送金                ¥10.00",
    "作废积分                      88",
    "授权                     00 王芳",
    "--------------------------------",
    "本卡号已注销，不再启用。",
    "持卡人签字          ____________",
  ]);
  const transfer = renderSlip(closeSlip(FACTS, { ...closed, tender: "transfer" }), "zh");
  expect(transfer).toContain("款项转入持卡人同名账户。");
});

test("nothing paid back: nobody signs; at another merchant the card goes on", () => {
  const empty = { refund: 0n, tender: null, bonus: 0n, points: -3n, approver: null, forGood: false } as const;
  const lines = renderSlip(closeSlip(FACTS, empty), "zh");
  expect(lines.some((line) => line.includes("签字") || line.includes("退款方式"))).toBe(false);
  expect(lines).toContain("作废积分                      −3");
  expect(lines.join("")).toContain("卡在其他商户仍可使用");
});

test("every slip fits the paper in both languages", () => {
  const slips = [
    pointsSlip(FACTS, { kind: "pointsCredit", moved: 1_000_000_000_000n, after: AFTER }),
    closeSlip(FACTS, {
      refund: 999_999_999_999n,
      tender: "transfer",
      bonus: 1n,
      points: 2n,
      approver: "00 Alexandra",
      forGood: false,
    }),
  ];
  for (const slip of slips)
    for (const lang of ["zh", "en"] as const)
      for (const line of renderSlip(slip, lang)) expect(line.length).toBeLessThanOrEqual(32);
});
