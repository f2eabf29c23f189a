import { CARD_STATES, decideReissue } from "@/domain/card-state";
import { lostSlip, reissueSlip, voidOpeningSlip } from "@/domain/slip-card";
import { gateHolderPin, gateIssuer, type HeldHere, holdHere, lockNumbers } from "@/features/cards/held-here";
import { reissueCard } from "@/features/cards/operations/reissue-card";
import { reportLost } from "@/features/cards/operations/report-lost";
import { voidOpening } from "@/features/cards/operations/void-opening";
import type { LedgerAnswer } from "@/ledger/request-key";
import { type Refusal, refusal } from "@/ledger/verdict";
import { memberOf } from "@/server/member-of";
import type { Secrets, TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { performOnCard } from "./card-at-place";
import { balanceData } from "./money";

/** 开户撤销 */
export function performVoidOpen(door: TracedDoor, data: DataOf<"card.voidOpen">): Promise<LedgerAnswer> {
  return performOnCard(door, "card.voidOpen", data, {
    operation: voidOpening,
    async gate({ tx }, cardNo) {
      const here = await holdHere(tx, door.scope.merchantId, cardNo);
      return "applied" in here ? here : { ok: true, input: { cardNo } };
    },
    data: ({ cardNo, state }, { facts }) => ({
      cardNo,
      state,
      receipt: voidOpeningSlip({ ...facts, cardNo }),
    }),
  });
}

/** 挂失: nobody is asked for a PIN, so that it is done at once. */
export function performReportLost(door: TracedDoor, data: DataOf<"card.reportLost">): Promise<LedgerAnswer> {
  return performOnCard(door, "card.reportLost", data, {
    operation: reportLost,
    async gate({ tx }, cardNo) {
      const here = await holdHere(tx, door.scope.merchantId, cardNo);
      return "applied" in here ? here : { ok: true, input: { cardNo, phone: data.phone } };
    },
    data: ({ cardNo, state }, { facts }) => ({ cardNo, state, receipt: lostSlip({ ...facts, cardNo }) }),
  });
}

/** 补卡: the old card's PIN, if it has one. */
export function performReissue(
  door: TracedDoor,
  data: DataOf<"card.reissue">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  const newCardNo = data.newCard.no;
  return performOnCard(door, "card.reissue", data, {
    operation: reissueCard,
    async gate({ tx }, cardNo) {
      await lockNumbers(tx, [cardNo, newCardNo]);
      const here = await holdHere(tx, door.scope.merchantId, cardNo);
      if ("applied" in here) return here;
      const refused = reissuable(here) ?? (await gateIssuer(tx, door.scope.merchantId, here.held));
      if (refused) return refused;
      const shown = await gateHolderPin(tx, here.held, secrets.pin ?? null);
      if ("applied" in shown) return shown;
      return { ok: true, input: { cardNo, newCardNo, checked: shown.check } };
    },
    data: ({ oldCardNo, cardNo, state, ...after }, { facts }) => ({
      oldCardNo,
      cardNo,
      state,
      ...balanceData(after),
      receipt: reissueSlip({ ...facts, cardNo }, { oldCardNo, newCardNo: cardNo, after }),
    }),
  });
}

function reissuable({ held }: HeldHere): Refusal | null {
  const decided = decideReissue(memberOf(CARD_STATES, held.state));
  return decided.ok ? null : refusal(decided.reason, decided.detail);
}
