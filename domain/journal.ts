/** Owns how a terminal's own list of a batch is held against the ledger's: what one side has and the other lacks. */
import type { TotalKind } from "@/domain/totals";

/** One operation as one side has it; `amount` as domain/totals counts it: fen, or points, never negative. */
export type JournalLine = {
  readonly session: number;
  readonly trace: number;
  readonly kind: TotalKind;
  readonly amount: bigint;
  /** the server's reference, twelve digits; a terminal may lack it */
  readonly ref?: string | undefined;
};

/** `ours` is the server's amount, `theirs` the terminal's; null where the side lacks the operation. */
export type JournalDifference = {
  readonly what: "serverLacks" | "terminalLacks" | "amountDiffers";
  readonly session: number;
  readonly trace: number;
  readonly kind: TotalKind;
  readonly ours: bigint | null;
  readonly theirs: bigint | null;
  readonly ref?: string | undefined;
};

/**
 * The operations that differ, by session and trace. `ours` holds what counts in the totals (nothing that a reversal took
 * back), one line per key. A server restored from an older backup gives its session numbers out again: the same key with
 * another kind or another reference is another operation, so each side lacks the other's.
 */
export function compareJournal(
  ours: readonly JournalLine[],
  theirs: readonly JournalLine[],
): JournalDifference[] {
  const left = new Map(ours.map((line) => [keyOf(line), line]));
  const differences: JournalDifference[] = [];
  // The closest lines find their partners first, so that a key shown twice does not lose the one that fits.
  const lacking = theirs.filter((line) => !pairOff(left, line, isSame));
  for (const line of lacking) {
    const partner = pairOff(left, line, isSameOperation);
    if (!partner) differences.push(difference("serverLacks", line, null, line.amount));
    else if (partner.amount !== line.amount)
      differences.push(difference("amountDiffers", partner, partner.amount, line.amount));
  }
  for (const line of left.values()) differences.push(difference("terminalLacks", line, line.amount, null));
  return differences.sort(byKey);
}

function pairOff(
  left: Map<string, JournalLine>,
  line: JournalLine,
  fits: (a: JournalLine, b: JournalLine) => boolean,
): JournalLine | null {
  const partner = left.get(keyOf(line));
  if (!partner || !fits(partner, line)) return null;
  left.delete(keyOf(line));
  return partner;
}

function isSame(a: JournalLine, b: JournalLine): boolean {
  return isSameOperation(a, b) && a.amount === b.amount && a.ref === b.ref;
}

function isSameOperation(a: JournalLine, b: JournalLine): boolean {
  return a.kind === b.kind && (a.ref === undefined || b.ref === undefined || a.ref === b.ref);
}

function difference(
  what: JournalDifference["what"],
  { session, trace, kind, ref }: JournalLine,
  ours: bigint | null,
  theirs: bigint | null,
): JournalDifference {
  return { what, session, trace, kind, ours, theirs, ...(ref === undefined ? {} : { ref }) };
}

function keyOf({ session, trace }: JournalLine): string {
  return `${session}/${trace}`;
}

function byKey(a: JournalDifference, b: JournalDifference): number {
  return a.session - b.session || a.trace - b.trace || (a.what < b.what ? -1 : 1);
}
