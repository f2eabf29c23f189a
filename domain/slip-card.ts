/** Owns what the slips of a card's life say: lost, found, replaced, PIN, bound. They move no money and have no voucher. */
import { maskCardNumber } from "@/domain/card-number";
import { CARD_STATE_WORDS, type CardState } from "@/domain/card-state";
import type { Balance } from "@/domain/entry";
import { formatFen } from "@/domain/money";
import type { Slip, SlipLine, Words } from "@/domain/slip";
import { big, pair, pointsText } from "@/domain/slip-lines";
import { type SlipFacts, slipOf } from "@/domain/slip-money";

const L = {
  state: { zh: "状态", en: "State" },
  oldCard: { zh: "原卡号", en: "Old card" },
  newCard: { zh: "新卡号", en: "New card" },
  principal: { zh: "本金余额", en: "Principal" },
  bonus: { zh: "赠送金余额", en: "Bonus left" },
  points: { zh: "积分余额", en: "Points" },
  pin: { zh: "会员卡密码", en: "Card PIN" },
  issuer: { zh: "发卡商户", en: "Issued by" },
  approver: { zh: "授权", en: "Approved by" },
} as const satisfies Record<string, Words>;

const SET: Words = { zh: "已设置", en: "Set" };
const NONE: Words = { zh: "无", en: "None" };

function note(zh: string, en: string): SlipLine {
  return { t: "note", text: { zh, en } };
}

function stateLine(state: CardState): SlipLine {
  return big(L.state, CARD_STATE_WORDS[state]);
}

/** 开户撤销: the number is free again. */
export function voidOpeningSlip(facts: SlipFacts): Slip {
  return slipOf(facts, { zh: "开户撤销", en: "Opening voided" }, [
    stateLine("stock"),
    note("此卡号已收回，可重新开卡", "The number is back in stock and may be opened again"),
  ]);
}

/** 挂失: what the holder can count on from now, and how to go on. */
export function lostSlip(facts: SlipFacts): Slip {
  return slipOf(facts, { zh: "挂失", en: "Card reported lost" }, [
    stateLine("lost"),
    note(
      "即时起在所有商户停止消费；可解挂或补卡，余额不变",
      "Spends nowhere from now on. Unlock or reissue it; the balance stays",
    ),
  ]);
}

/**
 * 解挂
 * @param f.approver who agreed, as "00 王芳"; null when the PIN was shown
 */
export function unlockSlip(facts: SlipFacts, f: { approver: string | null }): Slip {
  return slipOf(facts, { zh: "解挂", en: "Card unlocked" }, [
    stateLine("active"),
    ...(f.approver === null ? [] : [pair(L.approver, f.approver)]),
  ]);
}

/** 补卡: both numbers, masked, and what was carried over, fen. `facts.cardNo` is the new number. */
export function reissueSlip(
  facts: SlipFacts,
  f: { oldCardNo: string; newCardNo: string; after: Balance },
): Slip {
  return slipOf(facts, { zh: "补卡", en: "Card reissued" }, [
    pair(L.oldCard, maskCardNumber(f.oldCardNo)),
    pair(L.newCard, maskCardNumber(f.newCardNo)),
    pair(L.principal, formatFen(f.after.principal)),
    pair(L.bonus, formatFen(f.after.bonus)),
    pair(L.points, pointsText(f.after.points)),
    note("原卡作废，密码不变", "The old card is void; the PIN stays"),
  ]);
}

/** 改密 or 重置密码: whether the card has a PIN now, never which. */
export function pinSlip(facts: SlipFacts, f: { deed: "change" | "reset"; hasPin: boolean }): Slip {
  const title = f.deed === "change" ? { zh: "改密", en: "PIN changed" } : { zh: "重置密码", en: "PIN reset" };
  return slipOf(facts, title, [
    big(L.pin, f.hasPin ? SET : NONE),
    ...(f.hasPin ? [] : [note("消费时不再询问密码", "No PIN is asked when it spends")]),
  ]);
}

/** 绑定商户: whose card it is. Balances of other merchants are not shown, and not known here. */
export function bindSlip(facts: SlipFacts, f: { issuer: string; after: Balance }): Slip {
  return slipOf(facts, { zh: "绑定商户", en: "Card bound" }, [
    pair(L.issuer, f.issuer),
    pair(L.principal, formatFen(f.after.principal)),
    pair(L.bonus, formatFen(f.after.bonus)),
    pair(L.points, pointsText(f.after.points)),
    note("余额仅限本商户使用", "What is paid in here is spent here"),
  ]);
}

/** 解绑 */
export function unbindSlip(facts: SlipFacts): Slip {
  return slipOf(facts, { zh: "解绑", en: "Card unbound" }, [
    note(
      "本卡不再在本商户使用；在其他商户不受影响",
      "Not used here any more; other merchants are not affected",
    ),
  ]);
}
