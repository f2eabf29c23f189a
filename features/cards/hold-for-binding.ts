import type { EitherTransaction } from "@/db/either-transaction";
import { decideBind } from "@/domain/binding";
import { CARD_STATES } from "@/domain/card-state";
import { type HeldCard, lockHeldCard } from "@/ledger/held-card";
import { type Refusal, refusal } from "@/ledger/verdict";
import { memberOf } from "@/server/member-of";

export type HeldForBinding = {
  readonly ok: true;
  readonly held: HeldCard & { readonly memberId: bigint };
};

/** Locks a card that may be bound here. Refuses as domain/binding does. */
export async function holdForBinding(
  open: EitherTransaction,
  merchantId: bigint,
  cardNo: string,
): Promise<HeldForBinding | Refusal> {
  const held = await lockHeldCard(open, cardNo);
  if (!held) return refusal("UNKNOWN_CARD");
  const decided = decideBind({
    state: memberOf(CARD_STATES, held.state),
    issuedHere: held.issuerId === merchantId,
    boundHere: held.accounts.some((account) => account.merchantId === merchantId),
    merchants: held.accounts.length,
  });
  if (!decided.ok) return refusal(decided.reason, decided.detail);
  const { memberId } = held;
  if (memberId === null) throw new Error("a card in use without a holder");
  return { ok: true, held: { ...held, memberId } };
}
