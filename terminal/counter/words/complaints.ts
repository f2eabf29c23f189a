import type { Words } from "@/domain/slip";

/** Why an answer was not taken; nothing was sent. */
export const COMPLAINTS = {
  card: {
    zh: "卡号是 8 到 19 位数字，或会员的付款码。",
    en: "A card number has 8 to 19 digits; or scan the member's code.",
  },
  plasticOnly: {
    zh: "这里要刷卡或输入卡号，不能用付款码。",
    en: "Swipe or type the card here; a one-time code will not do.",
  },
  phone: { zh: "手机号不对。", en: "That is no phone number." },
  day: { zh: "没有这一天，请按 1990-01-31 的写法。", en: "There is no such day; write it as 1990-01-31." },
  amount: { zh: "金额不对，如 36.5。", en: "That is no amount; write it as 36.5." },
  points: { zh: "积分是大于零的整数。", en: "Points are a whole number above zero." },
  secret: { zh: "密码是 6 到 12 位数字。", en: "It has 6 to 12 digits." },
  differ: { zh: "两次输入不同，请重输。", en: "The two do not agree; enter both again." },
  operator: { zh: "号码是两位数字。", en: "The number has two digits." },
  voucher: { zh: "凭证号是 1 到 6 位数字。", en: "A voucher number has up to 6 digits." },
  voucherOrRef: {
    zh: "请输凭证号（1–6 位）或参考号（12 位）。",
    en: "Give a voucher (up to 6 digits) or a reference (12 digits).",
  },
  minutes: { zh: "请输 0 到 240。", en: "Give 0 to 240." },
  choice: { zh: "请按列出的键。", en: "Press one of the keys listed." },
  text: { zh: "最多 {0} 个字，不能有控制字符。", en: "At most {0} characters, and no control characters." },
  balanceTooLow: {
    zh: "余额不足，没有扣款。请减少金额，或先充值。",
    en: "The balance is too low; nothing was charged. Take less, or recharge first.",
  },
  pinWrong: { zh: "密码不对，请会员重新输入。", en: "Wrong PIN; ask the member to enter it again." },
  pinNeeded: { zh: "这张卡设有密码。", en: "This card has a PIN." },
  passwordWrong: { zh: "密码不对，请重新输入。", en: "Wrong password; enter it again." },
  termsChanged: {
    zh: "条件刚有变动，请按新的数字再确认。",
    en: "The terms have just changed; confirm the new figures.",
  },
} as const satisfies Readonly<Record<string, Words>>;
export type Complaint = keyof typeof COMPLAINTS;
