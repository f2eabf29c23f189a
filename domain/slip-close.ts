/** Owns the worksheet of a closing (销户): what was paid back, what lapsed, what became of the card, and who signs. */
import { TENDER_WORDS, type Tender } from "@/domain/entry";
import { type Fen, formatFen } from "@/domain/money";
import type { Slip, Words } from "@/domain/slip";
import { big, maybe, pair, pointsText, RULE } from "@/domain/slip-lines";
import { type SlipFacts, slipOf } from "@/domain/slip-money";

const L = {
  title: { zh: "销户", en: "Card closed" },
  titleHere: { zh: "销户（本商户）", en: "Account closed here" },
  paidBack: { zh: "退还本金", en: "Principal paid back" },
  paidBackBy: { zh: "退款方式", en: "Paid back by" },
  bonus: { zh: "作废赠送金", en: "Bonus lapsed" },
  points: { zh: "作废积分", en: "Points lapsed" },
  approver: { zh: "授权", en: "Approved by" },
  forGood: { zh: "本卡号已注销，不再启用。", en: "This card number is closed for good." },
  here: {
    zh: "本卡在本商户的账户已注销，卡在其他商户仍可使用。",
    en: "The account here is closed; the card goes on at other merchants.",
  },
  transfer: { zh: "款项转入持卡人同名账户。", en: "The money goes to an account in the holder's own name." },
  signature: { zh: "持卡人签字", en: "Holder's signature" },
} as const satisfies Record<string, Words>;

export type CloseSlipFigures = {
  /** fen */
  readonly refund: Fen;
  /** null when there was nothing to pay back */
  readonly tender: Tender | null;
  /** fen that lapsed */
  readonly bonus: Fen;
  /** points that lapsed; below zero when the holder owed some */
  readonly points: bigint;
  /** false: only the account at this merchant ended */
  readonly forGood: boolean;
  readonly approver: string | null;
};

/** The worksheet of a closing; the holder signs for what was paid back. */
export function closeSlip(facts: SlipFacts, f: CloseSlipFigures): Slip {
  return slipOf(facts, f.forGood ? L.title : L.titleHere, [
    big(L.paidBack, formatFen(f.refund)),
    ...(f.tender === null ? [] : [pair(L.paidBackBy, TENDER_WORDS[f.tender])]),
    ...maybe(f.tender === "transfer", () => ({ t: "note", text: L.transfer })),
    pair(L.bonus, formatFen(f.bonus)),
    pair(L.points, pointsText(f.points)),
    ...(f.approver === null ? [] : [pair(L.approver, f.approver)]),
    RULE,
    { t: "note", text: f.forGood ? L.forGood : L.here },
    ...maybe(f.refund > 0n, () => pair(L.signature, "____________")),
  ]);
}
