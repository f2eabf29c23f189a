import { formatLocalTime } from "@/domain/business-day";
import { ENTRY_KIND_WORDS } from "@/domain/entry";
import type { Words } from "@/domain/slip";
import { countsPoints, isTotalKind } from "@/domain/totals";
import type { ReplyDataOf } from "@/terminal/protocol/operations";
import { bigFact, fact, yuan } from "../figures";
import type { Fact } from "../ports";

type Item = ReplyDataOf<"txn.get">;

const STATES: Readonly<Record<Item["state"], Words>> = {
  applied: { zh: "已入账", en: "Booked" },
  voided: { zh: "已撤销", en: "Voided" },
  reversed: { zh: "已冲正", en: "Reversed" },
};

/** One operation as it is shown for checking, by the merchant's clock; nothing while there is none. */
export function operationFacts(zone: string, item: Item | null): Fact[] {
  if (!item) return [];
  const { kind, voucher, amount, points, cardNo, operator, time, state } = item;
  const inPoints = isTotalKind(kind) && countsPoints(kind);
  return [
    fact("operation", ENTRY_KIND_WORDS[kind]),
    fact("voucher", voucher),
    inPoints ? bigFact("points", Math.abs(points)) : bigFact("amount", yuan(amount)),
    fact("state", STATES[state]),
    fact("card", cardNo),
    fact("operator", operator),
    fact("time", formatLocalTime(new Date(time), zone)),
  ];
}
