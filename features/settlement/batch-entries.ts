import { and, asc, eq, exists, gt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database, Tx } from "@/db/client";
import { entries } from "@/db/schema/ledger";
import { type Amounts, ENTRY_KINDS, type EntryKind, TENDERS, type Tender } from "@/domain/entry";
import { memberOf } from "@/server/member-of";

/** One entry of a batch as its totals need it. */
export type BatchEntry = {
  readonly id: bigint;
  readonly kind: EntryKind;
  readonly voucherNo: number | null;
  /** the key of the request that made it; null for an entry of another door */
  readonly session: number | null;
  readonly trace: number | null;
  readonly amounts: Amounts;
  readonly tender: Tender | null;
  readonly reversed: boolean;
  readonly chain: Uint8Array;
};

const PAGE = 5000;

/** All entries of a batch in order of reference, read page by page. A batch ends with the day at most, so it fits. */
export async function batchEntries(
  from: Database | Tx,
  merchantId: bigint,
  batchId: bigint,
): Promise<BatchEntry[]> {
  const all: BatchEntry[] = [];
  for (let after = 0n; ; ) {
    const page = await entryPage(from, merchantId, batchId, after);
    all.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return all;
    after = last.id;
  }
}

async function entryPage(
  from: Database | Tx,
  merchantId: bigint,
  batchId: bigint,
  after: bigint,
): Promise<BatchEntry[]> {
  const reversal = alias(entries, "reversal");
  const rows = await from
    .select({
      id: entries.id,
      kind: entries.kind,
      voucherNo: entries.voucherNo,
      session: entries.session,
      trace: entries.trace,
      tender: entries.tender,
      chain: entries.chain,
      cash: entries.cashFen,
      bonusCost: entries.bonusCostFen,
      suspense: entries.suspenseFen,
      principal: entries.principalFen,
      bonus: entries.bonusFen,
      sales: entries.salesFen,
      points: entries.points,
      reversed: sql<boolean>`${exists(
        from
          .select({ one: sql`1` })
          .from(reversal)
          .where(
            and(
              eq(reversal.merchantId, entries.merchantId),
              eq(reversal.correctsId, entries.id),
              eq(reversal.kind, "reversal"),
            ),
          ),
      )}`,
    })
    .from(entries)
    .where(and(eq(entries.merchantId, merchantId), eq(entries.batchId, batchId), gt(entries.id, after)))
    .orderBy(asc(entries.id))
    .limit(PAGE);
  return rows.map(({ id, kind, voucherNo, session, trace, tender, chain, reversed, ...amounts }) => ({
    id,
    kind: memberOf(ENTRY_KINDS, kind),
    voucherNo,
    session,
    trace,
    tender: tender === null ? null : memberOf(TENDERS, tender),
    chain,
    reversed,
    amounts,
  }));
}
