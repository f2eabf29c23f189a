import { decideUnbind } from "@/domain/binding";
import { gateState } from "@/ledger/card-gates";
import { allowed } from "@/server/errors";
import { defineOperation } from "@/server/operation";
import { requireHeldHere, requireHolderCheck, requireNone } from "../held-here";
import { endBinding } from "../holder-accounts";
import { checkedCardInput } from "../life-inputs";

/**
 * 解绑: the card is not known here any more; its account, empty, keeps its history. What is on it is paid back by closing.
 * Refuses with UNKNOWN_CARD, NOT_BOUND, CARD_LOST, STATE_FORBIDS, ISSUED_HERE, STILL_IN_USE (principal, bonus, points),
 * HOLDER_NOT_CHECKED.
 */
export const unbindCard = defineOperation({
  name: "card.unbind",
  right: "card:unbind",
  input: checkedCardInput,
  async run({ tx, ctx, input }) {
    const { held, account } = await requireHeldHere(tx, ctx, input.cardNo);
    requireNone(gateState(held.state));
    allowed(decideUnbind({ issuedHere: held.issuerId === ctx.scope.merchantId, balance: account }));
    requireHolderCheck(ctx, held, input.checked, "pin");
    await endBinding(tx, held, account);
    return {
      value: { cardNo: held.cardNo },
      audit: {
        entity: "card",
        entityId: held.cardNo,
        before: { state: held.state, accountId: account.id },
        after: { state: "unbound", checked: input.checked },
      },
    };
  },
});
