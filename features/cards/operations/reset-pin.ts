import { CARD_STATES, decidePinReset } from "@/domain/card-state";
import { isPinLocked } from "@/domain/pin";
import { allowed } from "@/server/errors";
import { memberOf } from "@/server/member-of";
import { defineOperation } from "@/server/operation";
import { makeVerifier } from "@/server/verifier";
import { tellOthers } from "../card-audit";
import { hasPin, requireHeldHere, requireHolderCheck } from "../held-here";
import { setPin } from "../holder-accounts";
import { newPinInput } from "../life-inputs";

/**
 * 重置密码: a new PIN, or none, without the old one, by who has checked the person; a locked PIN is unlocked by it, at
 * every merchant. Refuses with UNKNOWN_CARD, NOT_BOUND, STATE_FORBIDS, HOLDER_NOT_CHECKED.
 */
export const resetPin = defineOperation({
  name: "card.resetPin",
  right: "card:resetPin",
  input: newPinInput,
  async run({ tx, ctx, input }) {
    const { held, account } = await requireHeldHere(tx, ctx, input.cardNo);
    allowed(decidePinReset(memberOf(CARD_STATES, held.state)));
    requireHolderCheck(ctx, held, input.checked, "person");
    await setPin(tx, held, input.newPin === undefined ? null : makeVerifier(input.newPin));
    const { cardNo } = held;
    const pinSet = input.newPin !== undefined;
    const by = ctx.scope.merchantId;
    await tellOthers(tx, held, { by, name: "card.resetPin", cardNo, after: { pinSet }, at: ctx.now });
    return {
      value: { cardNo, hasPin: pinSet },
      audit: {
        entity: "card",
        entityId: cardNo,
        before: { pinSet: hasPin(held), pinLocked: isPinLocked(account.pinFails) },
        after: { pinSet, checked: input.checked },
      },
    };
  },
});
