import type { EitherTransaction } from "@/db/either-transaction";
import { isEmpty } from "@/domain/binding";
import type { CardState } from "@/domain/card-state";
import { type HeldCard, lockHeldCard } from "@/ledger/held-card";
import { auditSystem, happenedSince } from "./card-audit";
import { endBinding, setCardState } from "./holder-accounts";

/**
 * 冲正 of a card's deeds: taken back only while nothing has happened to the card since, at any merchant; what somebody
 * decided later is not undone by a terminal that missed an answer.
 */
export type DeedToUndo = {
  readonly merchantId: bigint;
  readonly cardNo: string;
  /** when it was done */
  readonly at: Date;
  readonly now: Date;
};

/** A lost card that was not: it is in use again. */
export function undoReportLost(open: EitherTransaction, deed: DeedToUndo): Promise<"undone" | "kept"> {
  return undoState(open, deed, { is: "lost", was: "active", name: "card.reportLost" });
}

/** A card that was let go on is lost again, unless something has moved on it. */
export function undoUnlock(open: EitherTransaction, deed: DeedToUndo): Promise<"undone" | "kept"> {
  return undoState(open, deed, { is: "active", was: "lost", name: "card.unlock" });
}

/** A binding that was not used ends; its account stays behind, empty. */
export async function undoBind(open: EitherTransaction, deed: DeedToUndo): Promise<"undone" | "kept"> {
  const held = await untouched(open, deed);
  const account = held?.accounts.find(({ merchantId }) => merchantId === deed.merchantId);
  if (!held || !account || !isEmpty(account)) return "kept";
  await endBinding(open, held, account);
  await auditReversed(open, deed, {
    name: "card.bind",
    held: { ...held, accounts: [account] },
    state: "unbound",
  });
  return "undone";
}

async function undoState(
  open: EitherTransaction,
  deed: DeedToUndo,
  { is, was, name }: { is: CardState; was: CardState; name: string },
): Promise<"undone" | "kept"> {
  const held = await untouched(open, deed);
  if (held?.state !== is) return "kept";
  await setCardState(open, held, was);
  await auditReversed(open, deed, { name, held, state: was });
  return "undone";
}

/** The card, held, if nothing was done to it and nothing moved on it after the deed. */
async function untouched(open: EitherTransaction, deed: DeedToUndo): Promise<HeldCard | null> {
  const { merchantId, cardNo, at } = deed;
  const held = await lockHeldCard(open, cardNo);
  if (!held || (await happenedSince(open, merchantId, cardNo, at))) return null;
  return held.accounts.some(({ lastEntryAt }) => lastEntryAt && lastEntryAt >= at) ? null : held;
}

async function auditReversed(
  open: EitherTransaction,
  { cardNo, now }: DeedToUndo,
  { name, held, state }: { name: string; held: HeldCard; state: string },
): Promise<void> {
  const merchantIds = held.accounts.map(({ merchantId }) => merchantId);
  await auditSystem(open, { merchantIds, name, cardNo, after: { state, reversed: true }, at: now });
}
