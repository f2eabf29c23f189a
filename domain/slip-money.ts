/** Owns what the slip of each money operation says: the figure, the balances after, and how to find it again. */
import type { Split } from "@/domain/bucket";
import { formatLocalTime } from "@/domain/business-day";
import { maskCardNumber } from "@/domain/card-number";
import { CARD_STATE_WORDS, type CardState } from "@/domain/card-state";
import {
  type Amounts,
  type Balance,
  ENTRY_KIND_WORDS,
  type EntryKind,
  TENDER_WORDS,
  type Tender,
} from "@/domain/entry";
import { type Fen, formatFen } from "@/domain/money";
import type { Slip, SlipLine, Words } from "@/domain/slip";
import { big, maybe, pair, pointsText, RULE, signedPoints } from "@/domain/slip-lines";

/** What every slip knows of where, when and by whom. */
export type SlipFacts = {
  readonly merchant: string;
  readonly store: string;
  readonly terminal: string;
  /** null when no operator acted (the holder, or the portal) */
  readonly operatorNo: string | null;
  readonly operatorName: string | null;
  readonly at: Date;
  readonly zone: string;
  /** in full; the slip masks it. null on slips that are not about a card */
  readonly cardNo: string | null;
  readonly ref: string | null;
  readonly voucher: string | null;
  readonly qr: string | null;
};

const L = {
  paid: { zh: "实收", en: "Paid" },
  bonus: { zh: "赠送", en: "Bonus" },
  credited: { zh: "入账合计", en: "Credited" },
  pointsGiven: { zh: "赠送积分", en: "Points given" },
  tender: { zh: "付款方式", en: "Paid by" },
  tier: { zh: "充值优惠", en: "Offer" },
  amount: { zh: "消费金额", en: "Amount" },
  split: { zh: "本金 + 赠送金", en: "Principal + bonus" },
  earned: { zh: "本次积分", en: "Points earned" },
  note: { zh: "备注", en: "Note" },
  principalAfter: { zh: "本金余额", en: "Principal" },
  bonusAfter: { zh: "赠送金余额", en: "Bonus left" },
  pointsAfter: { zh: "积分余额", en: "Points" },
  total: { zh: "可用余额", en: "Balance" },
  card: { zh: "卡号", en: "Card" },
  voucher: { zh: "凭证号", en: "Voucher" },
  ref: { zh: "参考号", en: "Ref" },
  terminal: { zh: "终端", en: "Terminal" },
  by: { zh: "终端/操作员", en: "Terminal/op." },
  time: { zh: "时间", en: "Time" },
  original: { zh: "原凭证号", en: "Original voucher" },
  originalRef: { zh: "原参考号", en: "Original ref" },
  approver: { zh: "授权", en: "Approved by" },
  givenBack: { zh: "退回金额", en: "Given back" },
  paidBack: { zh: "退款金额", en: "Paid back" },
  paidBackBy: { zh: "退款方式", en: "Paid back by" },
  taken: { zh: "扣回金额", en: "Taken back" },
  bonusTaken: { zh: "扣回赠送金", en: "Bonus taken back" },
  pointsChange: { zh: "积分变动", en: "Points change" },
  refundLeft: { zh: "尚可退", en: "Still refundable" },
  reversed: { zh: "原交易", en: "Reversed" },
  short: { zh: "未能追回", en: "Not recovered" },
  state: { zh: "状态", en: "State" },
  holder: { zh: "会员", en: "Member" },
} as const satisfies Record<string, Words>;

/** What the account holds afterwards, for every slip that moved something. */
export function balanceLines(after: Balance): SlipLine[] {
  return [
    pair(L.principalAfter, formatFen(after.principal)),
    pair(L.bonusAfter, formatFen(after.bonus)),
    pair(L.pointsAfter, pointsText(after.points)),
  ];
}

/** Card, voucher, reference, who, when: the foot of every slip. */
function foot(facts: SlipFacts): SlipLine[] {
  const { cardNo, voucher, ref, operatorNo, operatorName } = facts;
  const who = [operatorNo, operatorName].filter((part) => part !== null).join(" ");
  return [
    RULE,
    ...(cardNo === null ? [] : [pair(L.card, maskCardNumber(cardNo))]),
    ...(voucher === null ? [] : [pair(L.voucher, voucher)]),
    ...(ref === null ? [] : [pair(L.ref, ref)]),
    who === "" ? pair(L.terminal, facts.terminal) : pair(L.by, `${facts.terminal}/${who}`),
    pair(L.time, formatLocalTime(facts.at, facts.zone)),
  ];
}

/** A slip around its own lines; used by the settlement's slips too. */
export function slipOf(facts: SlipFacts, title: Words, lines: readonly SlipLine[]): Slip {
  return {
    title,
    merchant: facts.merchant,
    store: facts.store,
    lines: [...lines, ...foot(facts)],
    copy: 0,
    qr: facts.qr,
  };
}

export type RechargeSlipFigures = {
  readonly paid: Fen;
  readonly bonus: Fen;
  readonly points: bigint;
  readonly tender: Tender;
  readonly tierName: string | null;
  readonly after: Balance;
};

/** The slip of a recharge. Amounts in fen. */
export function rechargeSlip(facts: SlipFacts, f: RechargeSlipFigures): Slip {
  return slipOf(facts, ENTRY_KIND_WORDS.recharge, [
    pair(L.paid, formatFen(f.paid)),
    ...maybe(f.bonus !== 0n, () => pair(L.bonus, formatFen(f.bonus))),
    big(L.credited, formatFen(f.paid + f.bonus)),
    ...maybe(f.points !== 0n, () => pair(L.pointsGiven, signedPoints(f.points))),
    ...(f.tierName === null ? [] : [pair(L.tier, f.tierName)]),
    pair(L.tender, TENDER_WORDS[f.tender]),
    RULE,
    ...balanceLines(f.after),
  ]);
}

export type SpendSlipFigures = {
  readonly amount: Fen;
  readonly split: Split;
  readonly earned: bigint;
  readonly after: Balance;
  readonly note?: string | null;
};

/** The slip of a spend; which bucket paid is told only when bonus had a part in it. Amounts in fen. */
export function spendSlip(facts: SlipFacts, f: SpendSlipFigures): Slip {
  const note = f.note ?? "";
  return slipOf(facts, ENTRY_KIND_WORDS.spend, [
    big(L.amount, formatFen(f.amount)),
    ...maybe(f.split.bonus !== 0n, () =>
      pair(L.split, `${formatFen(f.split.principal)} + ${formatFen(f.split.bonus)}`),
    ),
    ...maybe(f.earned !== 0n, () => pair(L.earned, signedPoints(f.earned))),
    ...maybe(note !== "", () => pair(L.note, note)),
    RULE,
    ...balanceLines(f.after),
  ]);
}

export type VoidKind = Extract<
  EntryKind,
  "rechargeVoid" | "spendVoid" | "pointsCreditVoid" | "pointsSpendVoid"
>;

export type VoidSlipFigures = {
  readonly kind: VoidKind;
  /** the void's own entry */
  readonly amounts: Amounts;
  readonly after: Balance;
  readonly originalVoucher: string;
  /** how the recharge was paid, as it is paid back; null for the other kinds */
  readonly tender: Tender | null;
  /** who approved, as "00 王芳"; null when nobody had to */
  readonly approver: string | null;
};

function voidLines({ kind, amounts }: VoidSlipFigures): SlipLine[] {
  if (kind === "rechargeVoid") {
    return [
      big(L.paidBack, formatFen(-amounts.cash)),
      ...maybe(amounts.bonus !== 0n, () => pair(L.bonusTaken, formatFen(-amounts.bonus))),
    ];
  }
  return kind === "spendVoid" ? [big(L.givenBack, formatFen(-amounts.sales))] : [];
}

/** The slip of a void of any kind; names the voucher it takes back. */
export function voidSlip(facts: SlipFacts, f: VoidSlipFigures): Slip {
  return slipOf(facts, ENTRY_KIND_WORDS[f.kind], [
    ...voidLines(f),
    ...maybe(f.amounts.points !== 0n, () => pair(L.pointsChange, signedPoints(f.amounts.points))),
    ...(f.tender === null ? [] : [pair(L.paidBackBy, TENDER_WORDS[f.tender])]),
    pair(L.original, f.originalVoucher),
    ...(f.approver === null ? [] : [pair(L.approver, f.approver)]),
    RULE,
    ...balanceLines(f.after),
  ]);
}

export type RefundSlipFigures = {
  /** the refund's own entry */
  readonly amounts: Amounts;
  readonly after: Balance;
  readonly originalRef: string;
  /** fen of the original that may still be given back */
  readonly left: Fen;
  readonly approver: string | null;
};

/** The slip of a refund. */
export function refundSlip(facts: SlipFacts, f: RefundSlipFigures): Slip {
  return slipOf(facts, ENTRY_KIND_WORDS.refund, [
    big(L.givenBack, formatFen(-f.amounts.sales)),
    ...maybe(f.amounts.points !== 0n, () => pair(L.pointsChange, signedPoints(f.amounts.points))),
    pair(L.originalRef, f.originalRef),
    pair(L.refundLeft, formatFen(f.left)),
    ...(f.approver === null ? [] : [pair(L.approver, f.approver)]),
    RULE,
    ...balanceLines(f.after),
  ]);
}

export type ReversalSlipFigures = {
  /** kind and voucher of the operation taken back; voucher null when it never had one */
  readonly kind: EntryKind;
  readonly originalVoucher: string | null;
  /** the reversal's own entry */
  readonly amounts: Amounts;
  readonly after: Balance;
  /** fen the merchant bears */
  readonly short: Fen;
};

/** The slip of a reversal; what could not be taken back stands on it. */
export function reversalSlip(facts: SlipFacts, f: ReversalSlipFigures): Slip {
  const moved = f.amounts.principal + f.amounts.bonus;
  return slipOf(facts, ENTRY_KIND_WORDS.reversal, [
    pair(L.reversed, ENTRY_KIND_WORDS[f.kind]),
    ...(f.originalVoucher === null ? [] : [pair(L.original, f.originalVoucher)]),
    ...maybe(moved > 0n, () => big(L.givenBack, formatFen(moved))),
    ...maybe(moved < 0n, () => big(L.taken, formatFen(-moved))),
    ...maybe(f.amounts.points !== 0n, () => pair(L.pointsChange, signedPoints(f.amounts.points))),
    ...maybe(f.short > 0n, () => pair(L.short, formatFen(f.short))),
    RULE,
    ...balanceLines(f.after),
  ]);
}

/** The slip of a balance enquiry. */
export function balanceSlip(facts: SlipFacts, f: { balance: Balance; state: CardState }): Slip {
  return slipOf(facts, { zh: "余额查询", en: "Balance" }, [
    big(L.total, formatFen(f.balance.principal + f.balance.bonus)),
    ...balanceLines(f.balance),
    pair(L.state, CARD_STATE_WORDS[f.state]),
  ]);
}

/**
 * The slip of an opened card; `facts.qr` is the link that claims it online.
 * @param f.holder name as it may be shown (masked), or null
 */
export function welcomeSlip(facts: SlipFacts, f: { holder: string | null }): Slip {
  return slipOf(facts, { zh: "开卡", en: "Card opened" }, [
    { t: "note", text: { zh: "欢迎成为会员", en: "Welcome as a member" } },
    ...(f.holder === null ? [] : [pair(L.holder, f.holder)]),
    ...maybe(facts.qr !== null, () => ({
      t: "note",
      text: {
        zh: "扫描下方二维码，在手机上使用本卡",
        en: "Scan the code below to use this card on your phone",
      },
    })),
  ]);
}
