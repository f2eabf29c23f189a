import { ledgerSql } from "@/db/client";
import { sqlState } from "@/db/tx";
import type { Ask, Executor } from "./read-snapshots";
import { readSnapshots } from "./read-snapshots";
import { leaseReferences } from "./references";
import { answerWithoutDeciding } from "./remembered";
import type { LedgerAnswer } from "./request-key";
import type { Snapshot } from "./snapshot";
import { type Write, writeDecisions } from "./write-decisions";

const ATTEMPTS = 5;
const TRY_AGAIN = new Set(["40P01", "40001", "23505"]);

/**
 * For operations that must see more than one account and its terminal (voids, refunds, closings): locks terminal, then
 * account, in the order the lanes use, decides with both held, and commits with the same statement as the lanes.
 */
export async function runLocked(
  ask: Ask,
  decide: (sql: Executor, seen: Snapshot, ref: bigint) => Promise<Write>,
): Promise<LedgerAnswer> {
  const takeReference = await leaseReferences(1);
  const ref = takeReference();
  return retrying(() =>
    ledgerSql().begin(async (sql): Promise<LedgerAnswer> => {
      await lockRows(sql, ask);
      const [seen] = await readSnapshots(sql, [ask]);
      if (!seen) throw new Error("a request without its snapshot");
      const early = answerWithoutDeciding(ask.key, seen);
      if (early) return early;
      const write = await decide(sql, seen, ref);
      const [written] = await writeDecisions(sql, [write]);
      if (!written) throw new Error("a guard failed on rows that were locked");
      return { kind: "answered", answer: write.answer, replayed: false };
    }),
  );
}

/** Terminal first, then account. */
export async function lockRows(
  sql: Executor,
  ask: Pick<Ask, "merchantId" | "key" | "cardNo">,
): Promise<void> {
  const merchant = ask.merchantId.toString();
  await sql`select 1 from terminal_state where merchant_id = ${merchant}::bigint
    and terminal_id = ${ask.key.terminalId.toString()}::bigint for update`;
  await sql`select 1 from accounts where merchant_id = ${merchant}::bigint and card_no = ${ask.cardNo} for update`;
}

/** Runs a transaction again while the database itself asks for it; gives up as busy, with nothing recorded. */
export async function retrying<T>(run: () => Promise<T>): Promise<T | { readonly kind: "busy" }> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!TRY_AGAIN.has(sqlState(error) ?? "")) throw error;
    }
  }
  return { kind: "busy" };
}
