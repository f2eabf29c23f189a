import { describe, expect, test } from "vitest";
import type { Slip } from "@/domain/slip";
import {
  bindSlip,
  lostSlip,
  pinSlip,
  reissueSlip,
  unbindSlip,
  unlockSlip,
  voidOpeningSlip,
} from "@/domain/slip-card";
import type { SlipFacts } from "@/domain/slip-money";
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
  ref: null,
  voucher: null,
  qr: null,
};
const AFTER = { principal: 123_450n, bonus: 12_300n, points: -3n };

const FOOT = [
  "--------------------------------",
  "卡号         6217 **** **** 5678",
  "终端/操作员   10000017/01 李小龙",
  "时间         2026-11-22 17:30:05",
  "--------------------------------",
];
/** The lines between the title and the foot. */
const body = (slip: Slip, lang: "zh" | "en" = "zh") => renderSlip(slip, lang).slice(4, -FOOT.length);

describe("slips of a card's life", () => {
  test("an opening voided, whole", () => {
    expect(renderSlip(voidOpeningSlip(FACTS), "zh")).toEqual([
      "            云间茶舍",
      "            湖滨路店",
      "            开户撤销",
      "--------------------------------",
      "状态                        库存",
      "此卡号已收回，可重新开卡",
      ...FOOT,
    ]);
  });

  test("a lost card says what holds from now on", () => {
    expect(body(lostSlip(FACTS))[0]).toBe("状态                      已挂失");
    expect(body(lostSlip(FACTS)).join("")).toContain("所有商户");
    expect(body(lostSlip(FACTS), "en").join(" ")).toContain("the balance stays");
  });

  test("a found card; who agreed only when someone had to", () => {
    expect(body(unlockSlip(FACTS, { approver: null }))).toEqual(["状态                        正常"]);
    expect(body(unlockSlip(FACTS, { approver: "00 王芳" }))[1]).toBe("授权                     00 王芳");
  });

  test("a reissued card shows both numbers, masked, and what came along", () => {
    const slip = reissueSlip(FACTS, {
      oldCardNo: "6217000012345678",
      newCardNo: "6217000087654321",
      after: AFTER,
    });
    expect(body(slip).slice(0, 5)).toEqual([
      "原卡号       6217 **** **** 5678",
      "新卡号       6217 **** **** 4321",
      "本金余额               ¥1,234.50",
      "赠送金余额               ¥123.00",
      "积分余额                      \u22123",
    ]);
    expect(JSON.stringify(slip)).not.toContain("6217000087654321");
    expect(JSON.stringify(slip)).not.toContain("6217000012345678");
  });

  test("a PIN is set or not, and the two ways have their names", () => {
    expect(pinSlip(FACTS, { deed: "change", hasPin: true }).title.zh).toBe("改密");
    expect(pinSlip(FACTS, { deed: "reset", hasPin: true }).title.zh).toBe("重置密码");
    expect(body(pinSlip(FACTS, { deed: "reset", hasPin: true }))).toEqual([
      "会员卡密码                已设置",
    ]);
    expect(body(pinSlip(FACTS, { deed: "change", hasPin: false }), "en").join("\n")).toContain(
      "No PIN is asked",
    );
  });

  test("a binding names the issuer", () => {
    const slip = bindSlip(FACTS, { issuer: "山外山酒楼", after: { principal: 0n, bonus: 0n, points: 0n } });
    expect(body(slip)[0]).toBe("发卡商户              山外山酒楼");
    expect(body(slip)[1]).toBe("本金余额                   ¥0.00");
  });

  test("an unbinding", () => {
    expect(body(unbindSlip(FACTS), "en").join(" ")).toContain("other merchants are not affected");
  });

  test("each has a title of its own in both languages", () => {
    const after = AFTER;
    const titles = [
      voidOpeningSlip(FACTS),
      lostSlip(FACTS),
      unlockSlip(FACTS, { approver: null }),
      reissueSlip(FACTS, { oldCardNo: "10000000", newCardNo: "10000001", after }),
      pinSlip(FACTS, { deed: "change", hasPin: true }),
      pinSlip(FACTS, { deed: "reset", hasPin: true }),
      bindSlip(FACTS, { issuer: "甲", after }),
      unbindSlip(FACTS),
    ].map(({ title }) => title);
    expect(new Set(titles.map(({ zh }) => zh)).size).toBe(titles.length);
    expect(new Set(titles.map(({ en }) => en)).size).toBe(titles.length);
  });
});
