import { describe, expect, test } from "vitest";
import { mirror, ZERO_AMOUNTS } from "@/domain/entry";
import type { Slip } from "@/domain/slip";
import {
  balanceSlip,
  rechargeSlip,
  refundSlip,
  reversalSlip,
  type SlipFacts,
  spendSlip,
  voidSlip,
  welcomeSlip,
} from "@/domain/slip-money";
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
const AFTER = { principal: 123_450n, bonus: 12_300n, points: 88n };
const RECHARGE = {
  ...ZERO_AMOUNTS,
  cash: 10_000n,
  bonusCost: 1_000n,
  principal: 10_000n,
  bonus: 1_000n,
  points: 5n,
};
const SPEND = { ...ZERO_AMOUNTS, principal: -5_000n, bonus: -500n, sales: 5_500n, points: 55n };

const FOOT = [
  "--------------------------------",
  "卡号         6217 **** **** 5678",
  "凭证号                    000123",
  "参考号              100000000042",
  "终端/操作员   10000017/01 李小龙",
  "时间         2026-11-22 17:30:05",
  "--------------------------------",
];
/** The lines between the title and the foot. */
const body = (slip: Slip, lang: "zh" | "en" = "zh") => renderSlip(slip, lang).slice(4, -FOOT.length);

describe("slips of money", () => {
  const spend = spendSlip(FACTS, {
    amount: 5_500n,
    split: { principal: 5_000n, bonus: 500n },
    earned: 55n,
    after: AFTER,
  });

  test("a spend, whole", () => {
    expect(renderSlip(spend, "zh")).toEqual([
      "            云间茶舍",
      "            湖滨路店",
      "              消费",
      "--------------------------------",
      "消费金额                  ¥55.00",
      "本金 + 赠送金     ¥50.00 + ¥5.00",
      "本次积分                     +55",
      "--------------------------------",
      "本金余额               ¥1,234.50",
      "赠送金余额               ¥123.00",
      "积分余额                      88",
      ...FOOT,
    ]);
  });

  test("a spend's data stay small: the reply keeps them", () => {
    expect(Buffer.byteLength(JSON.stringify(spend))).toBeLessThan(1_100);
  });

  test("no slip carries a whole card number", () => {
    expect(JSON.stringify(spend)).not.toContain("6217000012345678");
    expect(JSON.stringify(spend)).not.toContain("00001234");
  });

  test("a spend from principal alone does not speak of buckets, and prints its note", () => {
    const plain = spendSlip(FACTS, {
      amount: 100n,
      split: { principal: 100n, bonus: 0n },
      earned: 0n,
      after: { principal: 0n, bonus: 0n, points: -3n },
      note: "2号桌",
    });
    expect(body(plain)).toEqual([
      "消费金额                   ¥1.00",
      "备注                       2号桌",
      "--------------------------------",
      "本金余额                   ¥0.00",
      "赠送金余额                 ¥0.00",
      "积分余额                      \u22123",
    ]);
  });

  test("a recharge", () => {
    const slip = rechargeSlip(FACTS, {
      paid: 10_000n,
      bonus: 1_000n,
      points: 5n,
      tender: "wechat",
      tierName: "满百送十",
      after: AFTER,
    });
    expect(body(slip).slice(0, 6)).toEqual([
      "实收                     ¥100.00",
      "赠送                      ¥10.00",
      "入账合计                 ¥110.00",
      "赠送积分                      +5",
      "充值优惠                满百送十",
      "付款方式                    微信",
    ]);
    expect(body(slip, "en").slice(0, 6)).toEqual([
      "Paid                     ¥100.00",
      "Bonus                     ¥10.00",
      "Credited                 ¥110.00",
      "Points given                  +5",
      "Offer                   满百送十",
      "Paid by                   WeChat",
    ]);
  });

  test("a void of a spend, approved", () => {
    const slip = voidSlip(FACTS, {
      kind: "spendVoid",
      amounts: mirror(SPEND),
      after: AFTER,
      originalVoucher: "000122",
      tender: null,
      approver: "00 王芳",
    });
    expect(slip.title).toEqual({ zh: "消费撤销", en: "Spend void" });
    expect(body(slip).slice(0, 4)).toEqual([
      "退回金额                  ¥55.00",
      "积分变动                     \u221255",
      "原凭证号                  000122",
      "授权                     00 王芳",
    ]);
  });

  test("a void of a recharge", () => {
    const slip = voidSlip(FACTS, {
      kind: "rechargeVoid",
      amounts: mirror(RECHARGE),
      after: AFTER,
      originalVoucher: "000121",
      tender: "cash",
      approver: null,
    });
    expect(body(slip).slice(0, 5)).toEqual([
      "退款金额                 ¥100.00",
      "扣回赠送金                ¥10.00",
      "积分变动                      \u22125",
      "退款方式                    现金",
      "原凭证号                  000121",
    ]);
  });

  test("a void of points", () => {
    const of = (kind: "pointsSpendVoid" | "pointsCreditVoid", points: bigint) =>
      body(
        voidSlip(FACTS, {
          kind,
          amounts: { ...ZERO_AMOUNTS, points },
          after: AFTER,
          originalVoucher: "000121",
          tender: null,
          approver: null,
        }),
      )[0];
    expect(of("pointsSpendVoid", 30n)).toBe("积分变动                     +30");
    expect(of("pointsCreditVoid", -30n)).toBe("积分变动                     \u221230");
  });

  test("a refund says what may still be given back", () => {
    const slip = refundSlip(FACTS, {
      amounts: { ...ZERO_AMOUNTS, principal: 500n, bonus: 50n, sales: -550n, points: -5n },
      after: AFTER,
      originalRef: "100000000041",
      left: 4_950n,
      approver: "00 王芳",
    });
    expect(body(slip).slice(0, 5)).toEqual([
      "退回金额                   ¥5.50",
      "积分变动                      \u22125",
      "原参考号            100000000041",
      "尚可退                    ¥49.50",
      "授权                     00 王芳",
    ]);
  });

  test("a reversal, whole and short", () => {
    const figures = { kind: "spend", originalVoucher: "000122", after: AFTER } as const;
    expect(body(reversalSlip(FACTS, { ...figures, amounts: mirror(SPEND), short: 0n })).slice(0, 4)).toEqual([
      "原交易                      消费",
      "原凭证号                  000122",
      "退回金额                  ¥55.00",
      "积分变动                     \u221255",
    ]);
    const short = reversalSlip(FACTS, {
      kind: "recharge",
      originalVoucher: null,
      amounts: { ...mirror(RECHARGE), principal: -4_000n, suspense: 6_000n, points: 0n },
      after: AFTER,
      short: 6_000n,
    });
    expect(body(short).slice(0, 3)).toEqual([
      "原交易                      充值",
      "扣回金额                  ¥50.00",
      "未能追回                  ¥60.00",
    ]);
  });

  test("a balance", () => {
    const lines = body(balanceSlip(FACTS, { balance: AFTER, state: "active" }));
    expect(lines[0]).toBe("可用余额               ¥1,357.50");
    expect(lines.at(-1)).toBe("状态                        正常");
  });

  test("a welcome; the code's line only where there is a code", () => {
    const qr = "https://yika.example/m/claim/abc";
    const withCode = welcomeSlip({ ...FACTS, qr }, { holder: "张*" });
    expect(withCode.qr).toBe(qr);
    expect(body(withCode, "en").join("\n")).toContain("Scan the code");
    expect(renderSlip(withCode, "zh").join("\n")).toContain("会员                         张*");
    expect(renderSlip(welcomeSlip(FACTS, { holder: null }), "en").join("\n")).not.toContain("Scan");
  });

  test("nobody acted, no card, no voucher: their lines stay away", () => {
    const slip = spendSlip(
      { ...FACTS, operatorNo: null, operatorName: null, cardNo: null, ref: null, voucher: null },
      { amount: 1n, split: { principal: 1n, bonus: 0n }, earned: 0n, after: AFTER },
    );
    const text = renderSlip(slip, "en").join("\n");
    for (const label of ["Terminal/op.", "Card", "Ref", "Voucher"]) expect(text).not.toContain(label);
    expect(text).toContain("Terminal");
  });
});
