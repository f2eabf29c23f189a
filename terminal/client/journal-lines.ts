import { TOTAL_KINDS } from "@/domain/totals";
import type { JournalItem } from "@/terminal/protocol/operations/journal";
import { byKey, type OperationRecord } from "./journal";
import { computeOwnTotals } from "./own-totals";

/**
 * What this terminal showed as done in a batch, line by line, oldest first: each counted by the very rule of its own
 * totals, so that the list adds up to what was compared at settlement.
 */
export function journalLinesOf(records: Iterable<OperationRecord>, batch: number): JournalItem[] {
  return [...records].sort(byKey).flatMap((record) => {
    const counted = computeOwnTotals([record], batch);
    const kind = TOTAL_KINDS.find((each) => counted[each] !== undefined);
    if (!kind) return [];
    const { session, trace, reply } = record;
    const ref = reply?.data.ref;
    const amount = counted[kind]?.sum ?? 0;
    return [{ session, trace, kind, amount, ...(typeof ref === "string" && { ref }) }];
  });
}
