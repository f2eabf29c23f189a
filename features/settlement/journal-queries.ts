import { and, asc, eq, gte } from "drizzle-orm";
import { type Database, db, type Tx } from "@/db/client";
import { terminalJournals } from "@/db/schema/journals";
import { batches } from "@/db/schema/ledger";
import type { JournalDifference, JournalLine } from "@/domain/journal";
import { amountOf, isTotalKind } from "@/domain/totals";
import { refText } from "@/features/entries/slip-facts";
import type { Scope } from "@/server/scope";
import { batchEntries } from "./batch-entries";
import { readJournalDifferences } from "./journal-json";

const MOST_PARTS = 1000;

/**
 * What the ledger counts in a terminal's batch, line by line, in order of reference. A batch that the server does not
 * know (it was restored from an older backup) has nothing in it.
 */
export async function ledgerLines(
  from: Database | Tx,
  scope: Scope,
  batch: { terminalId: bigint; batchNo: number },
): Promise<JournalLine[]> {
  const [row] = await from
    .select({ id: batches.id })
    .from(batches)
    .where(
      and(
        eq(batches.merchantId, scope.merchantId),
        eq(batches.terminalId, batch.terminalId),
        eq(batches.no, batch.batchNo),
      ),
    );
  const items = row ? await batchEntries(from, scope.merchantId, row.id) : [];
  return items.flatMap(({ id, kind, amounts, reversed, session, trace }) =>
    reversed || !isTotalKind(kind) || session === null || trace === null
      ? []
      : [{ session, trace, kind, amount: amountOf(kind, amounts), ref: refText(id) }],
  );
}

export type BatchJournal = {
  readonly received: number;
  readonly parts: number;
  readonly lastAt: Date;
  /** null until the last part is there */
  readonly differences: readonly JournalDifference[] | null;
};

/**
 * What a terminal sent of its own list of a batch; null when nothing came. Parts from before the batch began belong to
 * one of the same number that a restore has lost.
 */
export async function getBatchJournal(
  scope: Scope,
  batch: { terminalId: bigint; batchNo: number; openedAt: Date },
): Promise<BatchJournal | null> {
  const rows = await db()
    .select({
      parts: terminalJournals.parts,
      differences: terminalJournals.differences,
      at: terminalJournals.at,
    })
    .from(terminalJournals)
    .where(
      and(
        eq(terminalJournals.merchantId, scope.merchantId),
        eq(terminalJournals.terminalId, batch.terminalId),
        eq(terminalJournals.batchNo, batch.batchNo),
        gte(terminalJournals.at, batch.openedAt),
      ),
    )
    .orderBy(asc(terminalJournals.at), asc(terminalJournals.part))
    .limit(MOST_PARTS);
  const last = rows.at(-1);
  if (!last) return null;
  const complete = rows.find((row) => row.differences !== null);
  return {
    received: rows.length,
    parts: last.parts,
    lastAt: last.at,
    differences: complete ? readJournalDifferences(complete.differences) : null,
  };
}
