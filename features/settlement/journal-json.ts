import * as z from "zod";
import type { JournalDifference, JournalLine } from "@/domain/journal";
import { TOTAL_KINDS } from "@/domain/totals";

/** A terminal's list and what differs, as they are kept: amounts as digits. */

const digits = z.string().regex(/^-?\d+$/);
const amount = digits.transform(BigInt);
const key = { session: z.int(), trace: z.int(), kind: z.enum(TOTAL_KINDS), ref: z.string().optional() };

const storedLines = z.array(z.object({ ...key, amount }));
const storedDifferences = z.array(
  z.object({
    ...key,
    what: z.enum(["serverLacks", "terminalLacks", "amountDiffers"]),
    ours: amount.nullable(),
    theirs: amount.nullable(),
  }),
);

export function linesJson(lines: readonly JournalLine[]) {
  return lines.map((line) => ({ ...line, amount: line.amount.toString() }));
}

export function readLines(json: unknown): JournalLine[] {
  return storedLines.parse(json);
}

export function journalDifferencesJson(differences: readonly JournalDifference[]) {
  return differences.map((d) => ({
    ...d,
    ours: d.ours?.toString() ?? null,
    theirs: d.theirs?.toString() ?? null,
  }));
}

export function readJournalDifferences(json: unknown): JournalDifference[] {
  return storedDifferences.parse(json);
}
