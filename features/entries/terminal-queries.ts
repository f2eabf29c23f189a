import { and, desc, eq, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { entries } from "@/db/schema/ledger";
import { operators } from "@/db/schema/operators";
import { terminalState } from "@/db/schema/terminals";
import { type Amounts, ENTRY_KINDS, type EntryKind } from "@/domain/entry";
import { memberOf } from "@/server/member-of";
import type { Scope } from "@/server/scope";

/** One operation as a terminal lists it. */
export type ListedEntry = {
  readonly id: bigint;
  readonly voucherNo: number;
  readonly kind: EntryKind;
  readonly cardNo: string;
  readonly amounts: Amounts;
  readonly operatorNo: string;
  readonly at: Date;
  readonly correctsId: bigint | null;
  readonly state: "applied" | "voided" | "reversed";
};

const correction = alias(entries, "correction");
const reversal = alias(entries, "reversal");
/** A correction that was itself reversed counts for nothing, as ledger/originals has it. */
const correctedBy = (kinds: string) =>
  sql<boolean>`exists (select 1 from ${entries} ${sql.raw('"correction"')} where ${correction.merchantId} = ${entries.merchantId}
    and ${correction.correctsId} = ${entries.id} and ${correction.kind} ${sql.raw(kinds)}
    and not exists (select 1 from ${entries} ${sql.raw('"reversal"')} where ${reversal.merchantId} = ${entries.merchantId}
      and ${reversal.correctsId} = ${correction.id}))`;

const columns = {
  id: entries.id,
  voucherNo: entries.voucherNo,
  kind: entries.kind,
  cardNo: entries.cardNo,
  at: entries.at,
  correctsId: entries.correctsId,
  operatorNo: operators.no,
  cash: entries.cashFen,
  bonusCost: entries.bonusCostFen,
  suspense: entries.suspenseFen,
  principal: entries.principalFen,
  bonus: entries.bonusFen,
  sales: entries.salesFen,
  points: entries.points,
  reversed: correctedBy("= 'reversal'"),
  voided: correctedBy("not in ('reversal', 'refund')"),
};

function select() {
  return db()
    .select(columns)
    .from(entries)
    .leftJoin(
      operators,
      and(
        eq(operators.merchantId, entries.merchantId),
        eq(operators.id, entries.makerId),
        eq(entries.makerKind, "operator"),
      ),
    );
}

type Row = Awaited<ReturnType<typeof select>>[number];

function toListed(row: Row): ListedEntry {
  const { id, voucherNo, kind, cardNo, at, correctsId, operatorNo, reversed, voided, ...amounts } = row;
  return {
    id,
    voucherNo: voucherNo ?? 0,
    kind: memberOf(ENTRY_KINDS, kind),
    cardNo,
    at,
    correctsId,
    operatorNo: operatorNo ?? "00",
    amounts,
    state: reversed ? "reversed" : voided ? "voided" : "applied",
  };
}

/** The entry with this reference, of this merchant. */
export async function findEntry(scope: Scope, ref: bigint): Promise<ListedEntry | null> {
  const [row] = await select().where(and(eq(entries.merchantId, scope.merchantId), eq(entries.id, ref)));
  return row ? toListed(row) : null;
}

/** The latest entry of this terminal whose voucher shows these six digits. */
export async function findEntryByVoucher(
  scope: Scope,
  terminalId: bigint,
  voucher: number,
): Promise<ListedEntry | null> {
  const counter = db()
    .select({
      no: sql`${terminalState.voucherNo} - (${terminalState.voucherNo} - ${voucher} + 1000000) % 1000000`,
    })
    .from(terminalState)
    .where(and(eq(terminalState.merchantId, scope.merchantId), eq(terminalState.terminalId, terminalId)));
  const [row] = await select().where(
    and(
      eq(entries.merchantId, scope.merchantId),
      eq(entries.terminalId, terminalId),
      eq(entries.voucherNo, sql`(${counter})`),
    ),
  );
  return row ? toListed(row) : null;
}

/** A batch's entries, latest first; `before` is the reference the last page ended with. */
export async function listBatchEntries(
  scope: Scope,
  batchId: bigint,
  page: { readonly before: bigint | null; readonly limit: number },
): Promise<ListedEntry[]> {
  const rows = await select()
    .where(
      and(
        eq(entries.merchantId, scope.merchantId),
        eq(entries.batchId, batchId),
        page.before === null ? undefined : lt(entries.id, page.before),
      ),
    )
    .orderBy(desc(entries.id))
    .limit(page.limit);
  return rows.map(toListed);
}
