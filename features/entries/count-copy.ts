import { and, eq, max } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { receiptPrints } from "@/db/schema/ledger";
import { Forbidden } from "@/server/errors";
import type { Context } from "@/server/operation";
import type { Scope } from "@/server/scope";
import { refText } from "./slip-facts";

/** Who had it printed: an operator at a terminal, or a user of the portal. */
export type PrintedBy =
  | { readonly terminalId: bigint; readonly operatorId: bigint }
  | { readonly userId: bigint };

/** Each try that loses waits for the copy that won, so this many have to be printing one slip at the same moment. */
const MOST_TRIES = 64;

/**
 * The number of the copy about to be printed, from 1, whichever door it is printed at. Prints of one slip at the same
 * moment get numbers of their own; one that is undone gives its number back.
 */
export async function countCopy(
  tx: Tx,
  { merchantId }: Scope,
  { subject, by, at }: { subject: string; by: PrintedBy; at: Date },
): Promise<number> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const [row] = await tx
      .select({ last: max(receiptPrints.copy) })
      .from(receiptPrints)
      .where(and(eq(receiptPrints.merchantId, merchantId), eq(receiptPrints.subject, subject)));
    const copy = (row?.last ?? 0) + 1;
    const [counted] = await tx
      .insert(receiptPrints)
      .values({ merchantId, subject, copy, at, ...by })
      .onConflictDoNothing({ target: [receiptPrints.merchantId, receiptPrints.subject, receiptPrints.copy] })
      .returning({ copy: receiptPrints.copy });
    if (counted) return counted.copy;
  }
  throw new Error(`${subject}: no number free in ${MOST_TRIES} tries`);
}

export function entrySubject(ref: bigint): string {
  return `entry:${refText(ref)}`;
}

export function batchSubject(
  terminalId: bigint,
  batchNo: number,
  what: "settlement" | "details" | "totals",
): string {
  return `batch:${terminalId}/${batchNo}:${what}`;
}

/** The user whose print it is. @throws Forbidden for anybody without a row to name: a copy is somebody's */
export function printedByUser({ actor }: Context): PrintedBy {
  if (actor.kind !== "user" || actor.id === null) throw new Forbidden("receipt:print");
  return { userId: actor.id };
}
