import { paramOf, type SearchParams } from "@/components/table/table-address";
import { addDays, isDay } from "@/domain/business-day";
import { ENTRY_KINDS, type EntryKind, TENDERS, type Tender } from "@/domain/entry";
import { type SoughtNumber, soughtNumber } from "./sought-number";
import { type PageAsked, pageAsked } from "./time-cursor";

/** The figures of the overview; as a filter each shows exactly the entries that make it up. */
export const FIGURES = ["recharged", "spent", "bonusGiven", "pointsGiven"] as const;
export type Figure = (typeof FIGURES)[number];

export const SIGNS = ["plus", "minus"] as const;
export type Sign = (typeof SIGNS)[number];

/** What the list shows when nothing says which days; a number or a batch is looked for on all of them. */
export const DEFAULT_DAYS = 30;
/** Most days in one list: beyond a year, lists belong into an export. */
export const MAX_DAYS = 366;
export const PAGE_SIZE = 50;

const EARLIEST = "2000-01-01";

export type EntryListParams = {
  readonly sought: SoughtNumber | null;
  readonly kind: EntryKind | null;
  readonly figure: Figure | null;
  readonly storeId: bigint | null;
  readonly terminalId: bigint | null;
  readonly operatorId: bigint | null;
  readonly batchId: bigint | null;
  readonly tender: Tender | null;
  readonly sign: Sign | null;
  /** business days, both included; null is any day, while a number or a batch is sought */
  readonly days: { readonly from: string; readonly to: string } | null;
  /** whether the address itself names days */
  readonly daysChosen: boolean;
  readonly page: PageAsked;
};

/** The parameters its form sets. */
export const ENTRY_FIELDS = ["q", "kind", "terminal", "operator", "tender", "sign", "from", "to"] as const;

/** What the address asks for; what it says wrongly counts as not said. `today` is the merchant's business day. */
export function entryListParams(params: SearchParams, today: string): EntryListParams {
  const sought = soughtNumber(paramOf(params, "q"));
  const from = dayOf(paramOf(params, "from"), today);
  const to = dayOf(paramOf(params, "to"), today);
  const daysChosen = from !== null || to !== null;
  const batchId = idOf(paramOf(params, "batch"));
  return {
    sought,
    kind: wordOf(ENTRY_KINDS, paramOf(params, "kind")),
    figure: wordOf(FIGURES, paramOf(params, "figure")),
    storeId: idOf(paramOf(params, "store")),
    terminalId: idOf(paramOf(params, "terminal")),
    operatorId: idOf(paramOf(params, "operator")),
    batchId,
    tender: wordOf(TENDERS, paramOf(params, "tender")),
    sign: wordOf(SIGNS, paramOf(params, "sign")),
    days: (sought || batchId !== null) && !daysChosen ? null : spanOf(from, to, today),
    daysChosen,
    page: pageAsked(params),
  };
}

function spanOf(from: string | null, to: string | null, today: string): { from: string; to: string } {
  const last = to ?? laterOf(from ?? today, today);
  const first = from ?? addDays(last, 1 - DEFAULT_DAYS);
  const [start, end] = first <= last ? [first, last] : [last, first];
  return { from: laterOf(start, addDays(end, 1 - MAX_DAYS)), to: end };
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

function dayOf(text: string, today: string): string | null {
  return isDay(text) && text >= EARLIEST && text <= addDays(today, 1) ? text : null;
}

/** An id of the address, or null for what is none. */
export function idOf(text: string): bigint | null {
  return /^[1-9]\d{0,17}$/.test(text) ? BigInt(text) : null;
}

/** The word of a closed list that a parameter names, or null. */
export function wordOf<const T extends string>(words: readonly T[], text: string): T | null {
  return words.find((word) => word === text) ?? null;
}
