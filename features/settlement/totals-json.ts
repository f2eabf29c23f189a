import * as z from "zod";
import { TOTAL_KINDS, type Totals, type TotalsDifference } from "@/domain/totals";

/** Totals as they are frozen with a settlement: sums as digits, kinds in the protocol's order. */

const digits = z.string().regex(/^-?\d+$/);
const figure = z.object({ count: z.int(), sum: digits.transform(BigInt) });
const totalKind = z.enum(TOTAL_KINDS);
const storedTotals = z.partialRecord(totalKind, figure);
const storedDifferences = z.array(z.object({ kind: totalKind, ours: figure, theirs: figure }));

export type TotalsJson = Record<string, { count: number; sum: string }>;

export function totalsJson(totals: Totals): TotalsJson {
  return Object.fromEntries(
    TOTAL_KINDS.flatMap((kind) => {
      const total = totals[kind];
      return total ? [[kind, { count: total.count, sum: total.sum.toString() }]] : [];
    }),
  );
}

export function readTotals(json: unknown): Totals {
  return storedTotals.parse(json);
}

export function differencesJson(differences: readonly TotalsDifference[]) {
  const side = (total: { count: number; sum: bigint }) => ({ count: total.count, sum: total.sum.toString() });
  return differences.map(({ kind, ours, theirs }) => ({ kind, ours: side(ours), theirs: side(theirs) }));
}

export function readDifferences(json: unknown): TotalsDifference[] {
  return storedDifferences.parse(json);
}
