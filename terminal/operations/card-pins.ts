import { pinSlip } from "@/domain/slip-card";
import { gateHolderPin, holdHere } from "@/features/cards/held-here";
import { changePin } from "@/features/cards/operations/change-pin";
import { resetPin } from "@/features/cards/operations/reset-pin";
import { gateState } from "@/ledger/card-gates";
import type { LedgerAnswer } from "@/ledger/request-key";
import type { Secrets, TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { performOnCard } from "./card-at-place";

/** 改密: by who knows the old PIN. */
export function performChangePin(
  door: TracedDoor,
  data: DataOf<"card.changePin">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  return performOnCard(door, "card.changePin", data, {
    operation: changePin,
    async gate({ tx }, cardNo) {
      const here = await holdHere(tx, door.scope.merchantId, cardNo);
      if ("applied" in here) return here;
      const refused = gateState(here.held.state);
      if (refused) return refused;
      const shown = await gateHolderPin(tx, here.held, secrets.pin ?? null);
      if ("applied" in shown) return shown;
      return { ok: true, input: { cardNo, newPin: secrets.newPin, checked: shown.check } };
    },
    data: ({ cardNo, hasPin }, { facts }) => ({
      cardNo,
      hasPin,
      receipt: pinSlip({ ...facts, cardNo }, { deed: "change", hasPin }),
    }),
  });
}

/** 重置密码: the operator has checked the person, and answers for it by name. */
export function performResetPin(
  door: TracedDoor,
  data: DataOf<"card.resetPin">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  return performOnCard(door, "card.resetPin", data, {
    operation: resetPin,
    async gate({ tx }, cardNo) {
      const here = await holdHere(tx, door.scope.merchantId, cardNo);
      if ("applied" in here) return here;
      return { ok: true, input: { cardNo, newPin: secrets.newPin, checked: "inPerson" as const } };
    },
    data: ({ cardNo, hasPin }, { facts }) => ({
      cardNo,
      hasPin,
      receipt: pinSlip({ ...facts, cardNo }, { deed: "reset", hasPin }),
    }),
  });
}
