import type { Words } from "@/domain/slip";
import { countsPoints, TOTAL_KIND_WORDS, type TotalKind } from "@/domain/totals";
import type { ReplyDataOf } from "@/terminal/protocol/operations";
import type { JournalItem } from "@/terminal/protocol/operations/journal";
import type { Desk } from "../desk";
import { fact, yuan } from "../figures";
import type { OperatorAtDesk } from "../shift";
import { LABELS } from "../words/labels";

type Difference = ReplyDataOf<"journal.upload">["differences"][number];

/** Most lines of one part (protocol, `journal.upload`). */
const PART = 400;

const WHAT: Readonly<Record<Difference["what"], Words>> = {
  serverLacks: { zh: "服务器没有", en: "Not in the ledger" },
  terminalLacks: { zh: "本机没有", en: "Not on this terminal" },
  amountDiffers: { zh: "金额不同", en: "Amounts differ" },
};

/** Sends this terminal's list of a batch in parts and shows what differs from the ledger. */
export async function compareJournals(
  desk: Desk,
  { no: operator }: OperatorAtDesk,
  batch: number,
): Promise<void> {
  const lines = await desk.terminal.journalLines(batch);
  const parts = partsOf(lines);
  for (const [at, items] of parts.entries()) {
    const asked = { operator, batch, part: at + 1, parts: parts.length, items };
    const outcome = await desk.terminal.perform("journal.upload", asked);
    if (outcome.kind !== "done") return desk.say("uploadLater", "bad", outcome.text);
    if (at === parts.length - 1 && outcome.data) await showDifferences(desk, outcome.data.differences);
  }
}

function partsOf(lines: readonly JournalItem[]): JournalItem[][] {
  const parts: JournalItem[][] = [];
  for (let at = 0; at < lines.length || at === 0; at += PART) parts.push(lines.slice(at, at + PART));
  return parts;
}

async function showDifferences(desk: Desk, differences: readonly Difference[]): Promise<void> {
  if (differences.length === 0) return desk.say("noLineDiffers", "note");
  desk.say("linesDiffer", "bad", differences.length);
  await desk.front.list(
    LABELS.difference,
    differences.map(({ what, kind, ours, theirs, ref }) => [
      fact("difference", WHAT[what]),
      fact("operation", TOTAL_KIND_WORDS[kind]),
      // The reply speaks as the server: its "ours" is the ledger.
      fact("ours", figure(kind, theirs)),
      fact("theirs", figure(kind, ours)),
      ...(ref === undefined ? [] : [fact("ref", ref)]),
    ]),
  );
}

function figure(kind: TotalKind, sum: number | null): string {
  if (sum === null) return "–";
  return countsPoints(kind) ? String(sum) : yuan(sum);
}
