/** Owns the journal line: its kinds, its columns, and the equation every entry holds (domain spec, section 2). */
import type { Fen } from "@/domain/money";
import type { Words } from "@/domain/slip";

export const ENTRY_KINDS = [
  "recharge",
  "rechargeVoid",
  "spend",
  "spendVoid",
  "refund",
  "pointsCredit",
  "pointsCreditVoid",
  "pointsSpend",
  "pointsSpendVoid",
  "close",
  "reversal",
  "opening",
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const ENTRY_KIND_WORDS: Readonly<Record<EntryKind, Words>> = {
  recharge: { zh: "充值", en: "Recharge" },
  rechargeVoid: { zh: "充值撤销", en: "Recharge void" },
  spend: { zh: "消费", en: "Spend" },
  spendVoid: { zh: "消费撤销", en: "Spend void" },
  refund: { zh: "退货", en: "Refund" },
  pointsCredit: { zh: "积分充值", en: "Points credit" },
  pointsCreditVoid: { zh: "积分充值撤销", en: "Points credit void" },
  pointsSpend: { zh: "积分消费", en: "Points spend" },
  pointsSpendVoid: { zh: "积分消费撤销", en: "Points spend void" },
  close: { zh: "销户", en: "Close" },
  reversal: { zh: "冲正", en: "Reversal" },
  opening: { zh: "期初", en: "Opening balance" },
};

export const TENDERS = ["cash", "wechat", "alipay", "bank_card", "transfer"] as const;
export type Tender = (typeof TENDERS)[number];

export const TENDER_WORDS: Readonly<Record<Tender, Words>> = {
  cash: { zh: "现金", en: "Cash" },
  wechat: { zh: "微信", en: "WeChat" },
  alipay: { zh: "支付宝", en: "Alipay" },
  bank_card: { zh: "银行卡", en: "Bank card" },
  transfer: { zh: "转账", en: "Transfer" },
};

/** The signed changes of one entry: six money columns in fen, and points. */
export type Amounts = {
  readonly cash: Fen;
  readonly bonusCost: Fen;
  readonly suspense: Fen;
  readonly principal: Fen;
  readonly bonus: Fen;
  readonly sales: Fen;
  readonly points: bigint;
};

/** What an account holds: principal and bonus in fen (never below zero), points (may be below zero). */
export type Balance = { readonly principal: Fen; readonly bonus: Fen; readonly points: bigint };

export const ZERO_AMOUNTS: Amounts = {
  cash: 0n,
  bonusCost: 0n,
  suspense: 0n,
  principal: 0n,
  bonus: 0n,
  sales: 0n,
  points: 0n,
};

/** Whether cash + bonus cost + suspense = principal + bonus + sales. Points stand outside the equation. */
export function isBalanced(a: Amounts): boolean {
  return a.cash + a.bonusCost + a.suspense === a.principal + a.bonus + a.sales;
}

/** Whether no column moves at all. */
export function isZero(a: Amounts): boolean {
  return (
    a.cash === 0n &&
    a.bonusCost === 0n &&
    a.suspense === 0n &&
    a.principal === 0n &&
    a.bonus === 0n &&
    a.sales === 0n &&
    a.points === 0n
  );
}

/** The same line with every sign turned: what takes an entry back in full. */
export function mirror(a: Amounts): Amounts {
  return {
    cash: -a.cash,
    bonusCost: -a.bonusCost,
    suspense: -a.suspense,
    principal: -a.principal,
    bonus: -a.bonus,
    sales: -a.sales,
    points: -a.points,
  };
}

/** Two lines added column by column: an entry and its corrections, or several corrections of one entry. */
export function addAmounts(a: Amounts, b: Amounts): Amounts {
  return {
    cash: a.cash + b.cash,
    bonusCost: a.bonusCost + b.bonusCost,
    suspense: a.suspense + b.suspense,
    principal: a.principal + b.principal,
    bonus: a.bonus + b.bonus,
    sales: a.sales + b.sales,
    points: a.points + b.points,
  };
}

/** The balance after an entry. It does not judge: the rule that made the amounts has kept the buckets above zero. */
export function applyAmounts(balance: Balance, a: Amounts): Balance {
  return {
    principal: balance.principal + a.principal,
    bonus: balance.bonus + a.bonus,
    points: balance.points + a.points,
  };
}
