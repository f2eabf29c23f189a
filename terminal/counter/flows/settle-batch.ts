import { countsPoints, TOTAL_KIND_WORDS, TOTAL_KINDS, type TotalKind } from "@/domain/totals";
import type { ReplyDataOf } from "@/terminal/protocol/operations";
import type { Totals } from "@/terminal/protocol/operations/batch";
import type { Desk } from "../desk";
import { fact, yuan } from "../figures";
import type { Fact } from "../ports";
import type { OperatorAtDesk } from "../shift";
import { TITLES } from "../words/titles";
import { compareJournals } from "./upload-journal";

/** 0-1 结算: both sides' totals shown, cash counted, then the batch is closed; what differs is traced line by line. */
export async function settleBatch(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const server = await desk.terminal.query("batch.totals", {});
  if (server.kind !== "answer") return desk.refused(server);
  const totals = await desk.terminal.ownTotals();
  const rows = totalRows(totals, server.data.totals);
  if (rows.length === 0) desk.say("noOperations", "note");
  else await desk.front.list(TITLES.settle, rows);
  const dialogue = desk.about("settle");
  const counted = await dialogue.amountOrNone("countedCash");
  if (counted.kind === "back" || !(await dialogue.confirm())) return desk.cancelled();
  const outcome = await desk.terminal.perform("batch.settle", {
    operator: operator.no,
    totals,
    ...(counted.value !== null && { countedCash: counted.value }),
  });
  if (outcome.kind === "done" && outcome.data) await tellSettlement(desk, operator, outcome.data);
}

async function tellSettlement(desk: Desk, operator: OperatorAtDesk, settled: ReplyDataOf<"batch.settle">) {
  const { batch, newBatch, differences, expectedCash, countedCash } = settled;
  if (countedCash !== null && countedCash !== expectedCash)
    desk.say("cashDiffers", "bad", yuan(countedCash - expectedCash));
  if (differences.length > 0) {
    const kinds = differences.map(({ kind }) => TOTAL_KIND_WORDS[kind]);
    const joined = { zh: kinds.map(({ zh }) => zh).join("、"), en: kinds.map(({ en }) => en).join(", ") };
    desk.say("totalsDiffer", "bad", joined);
    await compareJournals(desk, operator, batch);
  }
  desk.say("settled", differences.length > 0 ? "note" : "good", batch, newBatch);
}

/** The two sides, kind by kind; a side without a kind counts zero. */
export function totalRows(ours: Totals, theirs: Totals): Fact[][] {
  return TOTAL_KINDS.filter((kind) => ours[kind] || theirs[kind]).map((kind) => [
    fact("operation", TOTAL_KIND_WORDS[kind]),
    fact("ours", figures(kind, ours)),
    fact("theirs", figures(kind, theirs)),
  ]);
}

function figures(kind: TotalKind, side: Totals): string {
  const { count, sum } = side[kind] ?? { count: 0, sum: 0 };
  return `${count} × ${countsPoints(kind) ? sum : yuan(sum)}`;
}
