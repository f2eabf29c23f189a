import { bindSlip, unbindSlip } from "@/domain/slip-card";
import { gateHolderPin, holdHere } from "@/features/cards/held-here";
import { holdForBinding } from "@/features/cards/hold-for-binding";
import { bindCard } from "@/features/cards/operations/bind-card";
import { unbindCard } from "@/features/cards/operations/unbind-card";
import { gateState } from "@/ledger/card-gates";
import type { LedgerAnswer } from "@/ledger/request-key";
import type { Secrets, TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { performOnCard } from "./card-at-place";
import { balanceData } from "./money";

/** 绑定商户: the card and its PIN. */
export function performBind(
  door: TracedDoor,
  data: DataOf<"card.bind">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  return performOnCard(door, "card.bind", data, {
    operation: bindCard,
    async gate({ tx, storeId }, cardNo) {
      const here = await holdForBinding(tx, door.scope.merchantId, cardNo);
      if ("applied" in here) return here;
      const shown = await gateHolderPin(tx, here.held, secrets.pin ?? null);
      if ("applied" in shown) return shown;
      return { ok: true, input: { cardNo, storeId, checked: shown.check } };
    },
    data: ({ cardNo, issuer, ...after }, { facts }) => ({
      cardNo,
      issuer,
      ...balanceData(after),
      receipt: bindSlip({ ...facts, cardNo }, { issuer, after }),
    }),
  });
}

/** 解绑: the card and its PIN; what is on the account is told to nobody else. */
export function performUnbind(
  door: TracedDoor,
  data: DataOf<"card.unbind">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  return performOnCard(door, "card.unbind", data, {
    operation: unbindCard,
    async gate({ tx }, cardNo) {
      const here = await holdHere(tx, door.scope.merchantId, cardNo);
      if ("applied" in here) return here;
      const refused = gateState(here.held.state);
      if (refused) return refused;
      const shown = await gateHolderPin(tx, here.held, secrets.pin ?? null);
      if ("applied" in shown) return shown;
      return { ok: true, input: { cardNo, checked: shown.check } };
    },
    data: ({ cardNo }, { facts }) => ({ cardNo, receipt: unbindSlip({ ...facts, cardNo }) }),
  });
}
