import { gateState } from "@/ledger/card-gates";
import { defineOperation } from "@/server/operation";
import { makeVerifier } from "@/server/verifier";
import { tellOthers } from "../card-audit";
import { hasPin, requireHeldHere, requireHolderCheck, requireNone } from "../held-here";
import { setPin } from "../holder-accounts";
import { newPinInput } from "../life-inputs";

/**
 * 改密: a new PIN, or none, for who has shown the old one; it holds at every merchant. Refuses with UNKNOWN_CARD,
 * NOT_BOUND, CARD_LOST, STATE_FORBIDS, HOLDER_NOT_CHECKED.
 */
export const changePin = defineOperation({
  name: "card.changePin",
  right: "card:changePin",
  input: newPinInput,
  async run({ tx, ctx, input }) {
    const { held } = await requireHeldHere(tx, ctx, input.cardNo);
    requireNone(gateState(held.state));
    requireHolderCheck(ctx, held, input.checked, "pin");
    await setPin(tx, held, input.newPin === undefined ? null : makeVerifier(input.newPin));
    const { cardNo } = held;
    const pinSet = input.newPin !== undefined;
    const by = ctx.scope.merchantId;
    await tellOthers(tx, held, { by, name: "card.changePin", cardNo, after: { pinSet }, at: ctx.now });
    return {
      value: { cardNo, hasPin: pinSet },
      audit: {
        entity: "card",
        entityId: cardNo,
        before: { pinSet: hasPin(held) },
        after: { pinSet, checked: input.checked },
      },
    };
  },
});
