import { CARD_STATES, decideUnlock } from "@/domain/card-state";
import { allowed } from "@/server/errors";
import { memberOf } from "@/server/member-of";
import { defineOperation } from "@/server/operation";
import { tellOthers } from "../card-audit";
import { requireHeldHere, requireHolderCheck } from "../held-here";
import { setCardState } from "../holder-accounts";
import { unlockInput } from "../life-inputs";

/**
 * 解挂: by the PIN or a second person; the card alone is not enough, for whoever found it has that too. Refuses with
 * UNKNOWN_CARD, NOT_BOUND, STATE_FORBIDS, HOLDER_NOT_CHECKED.
 */
export const unlockCard = defineOperation({
  name: "card.unlock",
  right: "card:unlock",
  input: unlockInput,
  async run({ tx, ctx, input }) {
    const { held } = await requireHeldHere(tx, ctx, input.cardNo);
    const state = allowed(decideUnlock(memberOf(CARD_STATES, held.state)));
    requireHolderCheck(ctx, held, input.checked, "pinOrSecondPerson");
    await setCardState(tx, held, state);
    const { cardNo } = held;
    const by = ctx.scope.merchantId;
    await tellOthers(tx, held, { by, name: "card.unlock", cardNo, after: { state }, at: ctx.now });
    return {
      value: { cardNo, state },
      audit: {
        entity: "card",
        entityId: cardNo,
        before: { state: held.state },
        after: { state, checked: input.checked, approvedBy: ctx.door === "terminal" ? input.approvedBy : "" },
      },
    };
  },
});
