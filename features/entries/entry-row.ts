import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { entries } from "@/db/schema/ledger";
import { operators } from "@/db/schema/operators";
import { stores } from "@/db/schema/stores";
import { terminals } from "@/db/schema/terminals";
import { users } from "@/db/schema/users";
import { ENTRY_KINDS, TENDERS } from "@/domain/entry";
import { memberOf } from "@/server/member-of";
import type { Scope } from "@/server/scope";
import { isCorrectedBy, isReversed } from "./entry-filter";

/** applied: it counts · voided, refunded: a later entry took it back, wholly or in part · reversed: it counts nowhere. */
export type EntryState = "applied" | "voided" | "refunded" | "reversed";

/** Who did it: an operator, a portal user, a member, or the system itself (a reversal). */
export type Party = { readonly kind: string; readonly no: string | null; readonly name: string | null };

/** Entries as lists and pages of the portal show them; the caller adds which. */
export function selectEntries(scope: Scope) {
  const { merchantId } = scope;
  return db()
    .select({
      id: entries.id,
      at: entries.at,
      day: entries.day,
      kind: entries.kind,
      correctsId: entries.correctsId,
      cardNo: entries.cardNo,
      storeName: stores.name,
      terminalId: entries.terminalId,
      terminalName: terminals.name,
      voucherNo: entries.voucherNo,
      makerKind: entries.makerKind,
      operatorNo: operators.no,
      operatorName: operators.name,
      userName: users.name,
      tender: entries.tender,
      cashFen: entries.cashFen,
      principalFen: entries.principalFen,
      bonusFen: entries.bonusFen,
      points: entries.points,
      reversed: isReversed(scope),
      voided: isCorrectedBy(scope, "void"),
      refunded: isCorrectedBy(scope, "refund"),
    })
    .from(entries)
    .innerJoin(stores, and(eq(stores.merchantId, merchantId), eq(stores.id, entries.storeId)))
    .leftJoin(terminals, and(eq(terminals.merchantId, merchantId), eq(terminals.id, entries.terminalId)))
    .leftJoin(
      operators,
      and(
        eq(operators.merchantId, merchantId),
        eq(operators.id, entries.makerId),
        eq(entries.makerKind, "operator"),
      ),
    )
    .leftJoin(
      users,
      and(eq(users.merchantId, merchantId), eq(users.id, entries.makerId), eq(entries.makerKind, "user")),
    );
}

export function toEntryRow({
  reversed,
  voided,
  refunded,
  makerKind,
  operatorNo,
  operatorName,
  userName,
  ...row
}: Awaited<ReturnType<typeof selectEntries>>[number]) {
  const state: EntryState = reversed ? "reversed" : voided ? "voided" : refunded ? "refunded" : "applied";
  const maker: Party = { kind: makerKind, no: operatorNo, name: operatorName ?? userName };
  return {
    ...row,
    kind: memberOf(ENTRY_KINDS, row.kind),
    tender: row.tender === null ? null : memberOf(TENDERS, row.tender),
    maker,
    state,
  };
}

export type EntryRow = ReturnType<typeof toEntryRow>;

/** Whether an entry counts in sums: a reversed one does not, nor does the reversal. */
export function counts(row: Pick<EntryRow, "kind" | "state">): boolean {
  return row.kind !== "reversal" && row.state !== "reversed";
}
