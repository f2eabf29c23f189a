import { CARD_STATES, decideUnlock } from "@/domain/card-state";
import { unlockSlip } from "@/domain/slip-card";
import { checkSecondPerson, hearWord } from "@/features/approvals/second-person";
import { gateHolderPin, holdHere } from "@/features/cards/held-here";
import { unlockCard } from "@/features/cards/operations/unlock-card";
import type { LedgerAnswer } from "@/ledger/request-key";
import { type Refusal, refusal } from "@/ledger/verdict";
import { memberOf } from "@/server/member-of";
import { type Secrets, secretOf, type TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { type Let, performOnCard } from "./card-at-place";
import type { Place } from "./keyed";

/** 解挂: by the PIN, or a second person. */
export function performUnlock(
  door: TracedDoor,
  data: DataOf<"card.unlock">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  return performOnCard(door, "card.unlock", data, {
    operation: unlockCard,
    gate: (place, cardNo) => gateUnlock(door, place, { data, cardNo, secrets }),
    data: ({ cardNo, state }, { facts }, approver) => ({
      cardNo,
      state,
      receipt: unlockSlip({ ...facts, cardNo }, { approver }),
    }),
  });
}

type UnlockAsked = {
  readonly data: DataOf<"card.unlock">;
  readonly cardNo: string;
  readonly secrets: Secrets;
};
type Unlocking = {
  cardNo: string;
  checked: "pin" | "secondPerson";
  approvedBy?: string;
};

async function gateUnlock(
  door: TracedDoor,
  place: Place,
  { data, cardNo, secrets }: UnlockAsked,
): Promise<Let<Unlocking> | Refusal> {
  const { tx, settings, storeId, operator, at } = place;
  const { merchantId } = door.scope;
  const here = { merchantId, operators: settings.operators, storeId, key: door.key, at };
  const { supervisor, approvalId = null } = data;
  const word = supervisor ? { no: supervisor.no, password: secretOf(secrets, "supervisor.password") } : null;
  const asked = { right: unlockCard.right, maker: operator, word };
  const heard = await hearWord(tx, here, asked);
  if (heard && "applied" in heard) return heard;
  const card = await holdHere(tx, merchantId, cardNo);
  if ("applied" in card) return card;
  const lost = decideUnlock(memberOf(CARD_STATES, card.held.state));
  if (!lost.ok) return refusal(lost.reason, lost.detail);
  if (!heard && secrets.pin !== undefined && card.account.pinVerifier !== null) {
    const shown = await gateHolderPin(tx, card.held, secrets.pin);
    return "applied" in shown ? shown : { ok: true, input: { cardNo, checked: "pin" } };
  }
  const approval = { op: "card.unlock", approvalId, substance: [cardNo], details: { cardNo } };
  const agreed = heard ?? (await checkSecondPerson(tx, here, { ...asked, ...approval }));
  if ("applied" in agreed) return agreed;
  const { approverName } = agreed;
  const input = { cardNo, checked: "secondPerson" as const, approvedBy: approverName ?? "" };
  return { ok: true, input, approver: approverName };
}
