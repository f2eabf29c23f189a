/** Owns the totals of a batch by kind (terminal protocol, section 5) and how two sides of them are compared. */
import type { Amounts, EntryKind, Tender } from "@/domain/entry";
import { ENTRY_KIND_WORDS } from "@/domain/entry";
import type { Fen } from "@/domain/money";
import type { Words } from "@/domain/slip";

export const TOTAL_KINDS = [
  "recharge",
  "rechargeVoid",
  "spend",
  "spendVoid",
  "refund",
  "pointsCredit",
  "pointsCreditVoid",
  "pointsSpend",
  "pointsSpendVoid",
  "close",
] as const satisfies readonly EntryKind[];
export type TotalKind = (typeof TOTAL_KINDS)[number];

export const TOTAL_KIND_WORDS: Readonly<Record<TotalKind, Words>> = ENTRY_KIND_WORDS;

/** `sum` is never negative: fen paid, spent, given back or paid out, or points. */
export type Total = { readonly count: number; readonly sum: bigint };
/** A kind that is missing counts zero. */
export type Totals = Partial<Record<TotalKind, Total>>;

const NONE: Total = { count: 0, sum: 0n };

/** Whether entries of this kind are counted; reversals and opening balances are not. */
export function isTotalKind(kind: EntryKind): kind is TotalKind {
  return kind !== "reversal" && kind !== "opening";
}

/** Whether a kind counts points, not fen. */
export function countsPoints(kind: TotalKind): boolean {
  return kind.startsWith("points");
}

/** What one entry adds to its kind's sum: fen paid, spent, given back or paid out, or points; above zero. */
export function amountOf(kind: TotalKind, amounts: Amounts): bigint {
  switch (kind) {
    case "recharge":
      return amounts.cash;
    case "rechargeVoid":
    case "close":
      return -amounts.cash;
    case "spend":
      return amounts.sales;
    case "spendVoid":
    case "refund":
      return -amounts.sales;
    case "pointsCredit":
    case "pointsSpendVoid":
      return amounts.points;
    case "pointsSpend":
    case "pointsCreditVoid":
      return -amounts.points;
  }
}

/** The totals with one more entry in them; the given totals stay as they are. */
export function addToTotals(totals: Totals, kind: EntryKind, amounts: Amounts): Totals {
  if (!isTotalKind(kind)) return totals;
  const { count, sum } = totals[kind] ?? NONE;
  return { ...totals, [kind]: { count: count + 1, sum: sum + amountOf(kind, amounts) } };
}

export type CountedEntry = {
  readonly kind: EntryKind;
  readonly amounts: Amounts;
  /** whether a reversal (冲正) took it back; a void does not count as that */
  readonly reversed: boolean;
};

/** Totals of a set of entries. What a reversal took back counts nowhere; what a void took back counts in both kinds. */
export function computeTotals(entries: Iterable<CountedEntry>): Totals {
  let totals: Totals = {};
  for (const entry of entries) {
    if (!entry.reversed) totals = addToTotals(totals, entry.kind, entry.amounts);
  }
  return totals;
}

/**
 * Fen that the cash drawer should have gained: cash taken in by recharges less cash paid out by their voids and by
 * closings. Reversed entries and other tenders are left out.
 */
export function computeDrawerCash(entries: Iterable<CountedEntry & { readonly tender: Tender | null }>): Fen {
  let sum = 0n;
  for (const entry of entries) {
    if (!entry.reversed && entry.tender === "cash" && isTotalKind(entry.kind)) sum += entry.amounts.cash;
  }
  return sum;
}

export type TotalsDifference = { readonly kind: TotalKind; readonly ours: Total; readonly theirs: Total };

/** The kinds in which two sides differ, in the order of TOTAL_KINDS. */
export function compareTotals(ours: Totals, theirs: Totals): TotalsDifference[] {
  return TOTAL_KINDS.map((kind) => ({
    kind,
    ours: ours[kind] ?? NONE,
    theirs: theirs[kind] ?? NONE,
  })).filter((d) => d.ours.count !== d.theirs.count || d.ours.sum !== d.theirs.sum);
}
