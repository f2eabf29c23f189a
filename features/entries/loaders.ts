import type { SearchParams } from "@/components/table/table-address";
import { businessDay } from "@/domain/business-day";
import { listOperators } from "@/features/operators/queries";
import { now } from "@/server/clock";
import type { CurrentUser } from "@/server/session";
import { daySpan } from "./day-span";
import { entryListParams } from "./list-params";
import { getEntry, listCorrections, listEntries, listTerminalNames, sumEntries } from "./queries";
import { slipOfEntry } from "./slip-of-entry";

/** Everything the list of entries shows for an address. */
export async function loadEntryList({ scope, merchant }: CurrentUser, params: SearchParams) {
  const today = businessDay(now(), merchant.zone, merchant.cutoffMinutes);
  const asked = entryListParams(params, today);
  const filter = { ...asked, span: asked.days && daySpan(asked.days.from, asked.days.to, merchant) };
  const [page, sums, terminals, operators] = await Promise.all([
    listEntries(scope, filter, asked.page),
    sumEntries(scope, filter),
    listTerminalNames(scope, asked.storeId),
    listOperators(scope),
  ]);
  return { asked, page, sums, terminals, operators };
}

export type EntryList = Awaited<ReturnType<typeof loadEntryList>>;

/** One entry with its slip and everything that corrects it, or null when this merchant has none of the reference. */
export async function loadEntry({ scope }: CurrentUser, ref: string) {
  if (!/^\d{1,15}$/.test(ref)) return null;
  const entry = await getEntry(scope, BigInt(ref));
  if (!entry) return null;
  const [family, slip] = await Promise.all([listCorrections(scope, entry), slipOfEntry(scope, entry.id)]);
  return { entry, family, slip };
}
