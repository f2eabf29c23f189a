import type { Slip } from "@/domain/slip";

/** What a new printer is tried with: every width of character, both edges of the paper, and a code. */
export const TEST_SLIP: Slip = {
  title: { zh: "打印测试", en: "Printer test" },
  merchant: "一卡 Yika",
  store: "58 mm",
  lines: [
    { t: "big", label: { zh: "金额", en: "Amount" }, value: "¥1,234.50" },
    { t: "pair", label: { zh: "卡号", en: "Card" }, value: "6217 **** **** 5678" },
    { t: "pair", label: { zh: "左边", en: "Left" }, value: { zh: "右边", en: "right" } },
    { t: "rule" },
    {
      t: "note",
      text: {
        zh: "左右两边完整、字迹清楚、二维码能扫，打印机就设好了。",
        en: "When both edges are whole, the letters clear and the code scans, the printer is set up.",
      },
    },
  ],
  copy: 0,
  qr: "YIKA:TEST",
};
