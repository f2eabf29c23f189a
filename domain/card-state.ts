/** Owns the states of a card and which deed leads from one to another (domain spec, section 3). */
import { ok, type Result, refuse } from "@/domain/result";
import type { Words } from "@/domain/slip";

export const CARD_STATES = ["stock", "active", "lost", "replaced", "closed"] as const;
export type CardState = (typeof CARD_STATES)[number];

export const CARD_STATE_WORDS: Readonly<Record<CardState, Words>> = {
  stock: { zh: "库存", en: "In stock" },
  active: { zh: "正常", en: "Active" },
  lost: { zh: "已挂失", en: "Lost" },
  replaced: { zh: "已补卡", en: "Replaced" },
  closed: { zh: "已销户", en: "Closed" },
};

/** An account has its card's state, or its binding has ended (解绑) while the card goes on elsewhere. */
export const ACCOUNT_STATES = ["active", "lost", "replaced", "closed", "unbound"] as const;
export type StateHere = (typeof ACCOUNT_STATES)[number];

export const ACCOUNT_STATE_WORDS: Readonly<Record<CardState | StateHere, Words>> = {
  ...CARD_STATE_WORDS,
  unbound: { zh: "已解绑", en: "Unbound" },
};

type Step = Result<CardState, "STATE_FORBIDS">;

function step(state: CardState, from: readonly CardState[], to: CardState): Step {
  return from.includes(state) ? ok(to) : refuse("STATE_FORBIDS", { state });
}

/** 开户: stock → active. Refusal STATE_FORBIDS (detail: state), as for every deed here. */
export function decideOpen(state: CardState): Step {
  return step(state, ["stock"], "active");
}

/**
 * 开户撤销: active → stock, only before any entry.
 * @param everMoved whether money or points ever moved on the account
 * @returns refusals STATE_FORBIDS, STILL_IN_USE
 */
export function decideVoidOpen(
  state: CardState,
  everMoved: boolean,
): Result<CardState, "STATE_FORBIDS" | "STILL_IN_USE"> {
  const next = step(state, ["active"], "stock");
  return next.ok && everMoved ? refuse("STILL_IN_USE") : next;
}

/** 挂失: active → lost. */
export function decideReportLost(state: CardState): Step {
  return step(state, ["active"], "lost");
}

/** 解挂: lost → active. */
export function decideUnlock(state: CardState): Step {
  return step(state, ["lost"], "active");
}

/** 补卡, the old card: active or lost → replaced, for good. The new card goes through decideOpen. */
export function decideReissue(state: CardState): Step {
  return step(state, ["active", "lost"], "replaced");
}

/** 重置密码: of a card in use or lost; a lost one gets its new number with the new PIN. */
export function decidePinReset(state: CardState): Step {
  return step(state, ["active", "lost"], state);
}

/** 销户: active → closed, for good. */
export function decideClosing(state: CardState): Step {
  return step(state, ["active"], "closed");
}

/** Whether money or points may move by this card. */
export function mayMoveMoney(state: CardState): boolean {
  return state === "active";
}
