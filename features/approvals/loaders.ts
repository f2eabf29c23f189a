import { and, desc, eq } from "drizzle-orm";
import { entries } from "@/db/schema/ledger";
import { selectEntries, toEntryRow } from "@/features/entries/entry-row";
import { getEntry } from "@/features/entries/queries";
import { slipOfEntry } from "@/features/entries/slip-of-entry";
import { FIRST_PAGE, type PageAsked } from "@/features/entries/time-cursor";
import { now } from "@/server/clock";
import type { Scope } from "@/server/scope";
import type { CurrentUser } from "@/server/session";
import type { ApprovalFilter } from "./list-params";
import { opWords } from "./op-words";
import { countApprovals, getApproval, listApprovals } from "./queries";

/** All that the list of approvals shows. */
export async function loadApprovals(scope: Scope, filter: ApprovalFilter, page: PageAsked) {
  const at = now();
  const [list, pending] = await Promise.all([
    listApprovals(scope, filter, at, page),
    countApprovals(scope, { ...filter, facet: "pending" }, at),
  ]);
  return { ...list, pending };
}

/** How many wait now, and the latest of them, for the badge and the notice. */
export async function loadWaiting(scope: Scope) {
  const at = now();
  const filter = { facet: "pending", storeId: null } as const;
  const [pending, list] = await Promise.all([
    countApprovals(scope, filter, at),
    listApprovals(scope, filter, at, FIRST_PAGE, 1),
  ]);
  const [row] = list.rows;
  const newest = row && { id: String(row.id), what: opWords(row), maker: `${row.makerNo} ${row.makerName}` };
  return { pending, newest: newest ?? null };
}

const LAST_ENTRIES = 10;

/** One approval with all that the one who decides should see, or null when this merchant has none of the number. */
export async function loadApproval({ scope }: CurrentUser, id: string) {
  if (!/^[1-9]\d{0,17}$/.test(id)) return null;
  const at = now();
  const approval = await getApproval(scope, BigInt(id), at);
  if (!approval) return null;
  const { cardNo, originalRef } = approval.details;
  const [original, slip, last] = await Promise.all([
    originalRef === undefined ? null : getEntry(scope, originalRef),
    originalRef === undefined ? null : slipOfEntry(scope, originalRef),
    cardNo === undefined ? [] : listLastEntries(scope, cardNo),
  ]);
  return { approval, original, slip, last, leftMs: Math.max(approval.expiresAt.getTime() - at.getTime(), 0) };
}

async function listLastEntries(scope: Scope, cardNo: string) {
  const rows = await selectEntries(scope)
    .where(and(eq(entries.merchantId, scope.merchantId), eq(entries.cardNo, cardNo)))
    .orderBy(desc(entries.at), desc(entries.id))
    .limit(LAST_ENTRIES);
  return rows.map(toEntryRow);
}
