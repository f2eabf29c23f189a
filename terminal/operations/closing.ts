import { closeSlip } from "@/domain/slip-close";
import { type CloseValue, closeCard } from "@/features/cards/operations/close-card";
import { quoteCardClose } from "@/features/cards/quote-close";
import type { Approved } from "@/features/entries/supervised-money";
import type { LedgerAnswer } from "@/ledger/request-key";
import { type Answer, answer, Malformed, type QueryDoor, type Secrets, type TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { codeOf, quoteData, refusalData } from "../refusal-codes";
import { askFor } from "./cards";
import { encoder, requestOf } from "./money";
import { presentedCard, presentedCardNo } from "./presented-card";
import { secondPersonOf } from "./refunds";

/** 销户: what would be paid back and how; nothing changes. */
export async function answerQuoteClose(
  door: QueryDoor,
  data: DataOf<"card.quoteClose">,
  secrets: Secrets,
): Promise<Answer> {
  const ask = askFor(door, await presentedCardNo(door, data.card));
  const quote = await quoteCardClose(ask, secrets.pin ?? null, door.now);
  return "applied" in quote ? answer(codeOf(quote), refusalData(quote)) : answer("000", quoteData(quote));
}

/** 销户 */
export function performClose(
  door: TracedDoor,
  data: DataOf<"card.close">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  if (data.refund > 0 && data.tender === undefined) throw new Malformed("tender");
  const { cardNo, card } = presentedCard(door, data.card);
  return closeCard({
    ...requestOf(door, data.operator),
    card,
    input: {
      cardNo,
      refund: BigInt(data.refund),
      tender: data.tender ?? null,
      pin: secrets.pin ?? null,
      ...secondPersonOf(data, secrets),
    },
    encode: encoder<CloseValue & Approved>(door, data.operator, (value, _after, facts) => ({
      refund: Number(value.refund),
      receipt: closeSlip(facts, { ...value, approver: value.approverName }),
    })),
  });
}
