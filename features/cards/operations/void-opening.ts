import { gateState } from "@/ledger/card-gates";
import { allowed } from "@/server/errors";
import { defineOperation } from "@/server/operation";
import { requireHeldHere, requireIssuer, requireNone } from "../held-here";
import { cardInput } from "../life-inputs";
import { returnToStock } from "../undo-opening";

/**
 * 开户撤销: at the issuer, before any entry, while no other merchant has anything of the card. Refuses with UNKNOWN_CARD,
 * NOT_BOUND, CARD_LOST, STATE_FORBIDS, ISSUER_ONLY (issuer), STILL_IN_USE (merchants, if others know it).
 */
export const voidOpening = defineOperation({
  name: "card.voidOpen",
  right: "card:voidOpen",
  input: cardInput,
  async run({ tx, ctx, input }) {
    const { held, account } = await requireHeldHere(tx, ctx, input.cardNo);
    requireNone(gateState(held.state));
    await requireIssuer(tx, ctx, held);
    const state = allowed(await returnToStock(tx, held));
    return {
      value: { cardNo: held.cardNo, state },
      audit: {
        entity: "card",
        entityId: held.cardNo,
        before: { state: held.state, memberId: held.memberId, accountId: account.id },
        after: { state },
      },
    };
  },
});
