/** What a slip (凭条) says: the same data is printed at 58 mm, drawn in the portal and kept in the reply. */

/** One text in both languages; the reader's language picks. */
export type Words = { readonly zh: string; readonly en: string };

export type SlipLine =
  /** label left, value right */
  | { readonly t: "pair"; readonly label: Words; readonly value: string | Words }
  /** as pair, in large type: the figure the slip is about */
  | { readonly t: "big"; readonly label: Words; readonly value: string | Words }
  /** a column of small rows: label, count, sum (settlements) */
  | { readonly t: "row"; readonly label: Words; readonly count: string; readonly sum: string }
  /** a sentence over the full width */
  | { readonly t: "note"; readonly text: Words }
  /** a hairline */
  | { readonly t: "rule" };

/** A slip as data. `copy` 0 is the original, n ≥ 1 prints as COPY n. `qr` is the text of the code at the foot. */
export type Slip = {
  readonly title: Words;
  readonly merchant: string;
  readonly store: string;
  readonly lines: readonly SlipLine[];
  readonly copy: number;
  readonly qr: string | null;
};

/** The same slip, marked as its n-th copy. */
export function asCopy(slip: Slip, copy: number): Slip {
  return { ...slip, copy };
}
