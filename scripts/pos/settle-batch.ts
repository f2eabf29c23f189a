import { TOTAL_KIND_WORDS, TOTAL_KINDS, type TotalKind } from "@/domain/totals";
import type { Totals } from "@/terminal/protocol/operations/batch";
import type { Counter } from "./counter";
import type { Teller } from "./teller";

/** 0-1 结算: both sides' totals shown, cash counted, then the batch is closed. */
export async function settleBatch({ ask, terminal, teller }: Counter, operator: string): Promise<void> {
  const server = await terminal.query("batch.totals", {});
  if (server.kind !== "answer") return teller.refused(server);
  const totals = await terminal.ownTotals();
  showTotals(teller, totals, server.data.totals);
  const counted = await ask.amount("countedCash", { zero: true, optional: true });
  if (counted.kind === "back" || !(await ask.confirm())) return teller.say("cancelled");
  const outcome = await terminal.perform("batch.settle", {
    operator,
    totals,
    ...(counted.value !== null && { countedCash: counted.value }),
  });
  if (outcome.kind !== "done" || outcome.data === null) return;
  const { batch, newBatch, differences, expectedCash, countedCash } = outcome.data;
  for (const { kind } of differences) teller.say("differs", teller.words(TOTAL_KIND_WORDS[kind]));
  if (countedCash !== null) teller.say("cashExpected", teller.fen(expectedCash), teller.fen(countedCash));
  teller.say("settled", batch, newBatch);
}

/** The two sides, kind by kind. */
export function showTotals(teller: Teller, ours: Totals, theirs: Totals): void {
  const kinds = TOTAL_KINDS.filter((kind) => ours[kind] || theirs[kind]);
  teller.say(kinds.length === 0 ? "noOperations" : "totalsOurs");
  for (const kind of kinds) {
    const here = ours[kind] ?? { count: 0, sum: 0 };
    const there = theirs[kind] ?? { count: 0, sum: 0 };
    const label = teller.words(TOTAL_KIND_WORDS[kind]);
    teller.say(
      "totalsRow",
      label,
      here.count,
      figure(teller, kind, here.sum),
      there.count,
      figure(teller, kind, there.sum),
    );
  }
}

function figure(teller: Teller, kind: TotalKind, sum: number): string {
  return kind.startsWith("points") ? String(sum) : teller.fen(sum);
}
