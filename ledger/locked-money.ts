import { ledgerSql } from "@/db/client";
import { sqlState } from "@/db/tx";
import { type HeldAccount, lockHeldCard, storePinFails } from "./held-card";
import type { Ask, Executor } from "./read-snapshots";
import { readSnapshots } from "./read-snapshots";
import { leaseReferences } from "./references";
import { answerWithoutDeciding } from "./remembered";
import type { LedgerAnswer } from "./request-key";
import type { Snapshot } from "./snapshot";
import { type Write, writeDecisions } from "./write-decisions";

const ATTEMPTS = 5;
const TRY_AGAIN = new Set(["40P01", "40001", "23505"]);

/** A card that is known only inside the transaction: behind a one-time code. */
export type CardSource = {
  /** the card's number, "" when the code stands for none; holds the code. The terminal's row is held already */
  readonly find: (sql: Executor) => Promise<string>;
  /** in the commit of an applied operation, and of no other: the code is used up */
  readonly use: (sql: Executor) => Promise<void>;
};

/** What a locked operation does besides deciding. */
export type LockedSteps = {
  readonly card?: CardSource | undefined;
  /**
   * With the terminal held and no account yet: for what is locked before accounts (operators, the card itself). A write
   * it returns is the whole answer.
   */
  readonly first?: (sql: Executor, seen: Snapshot, ref: bigint) => Promise<Write | null>;
  /** after the write of an applied operation, in its commit */
  readonly after?: (sql: Executor, seen: Snapshot) => Promise<void>;
};

type Decide = (sql: Executor, seen: Snapshot, ref: bigint) => Promise<Write>;

/**
 * For operations that must see more than one account and its terminal (voids, refunds, closings, one-time codes): locks
 * terminal, then account, in the order the lanes use, decides with both held, and commits with the lanes' statement.
 */
export async function runLocked(ask: Ask, decide: Decide, steps: LockedSteps = {}): Promise<LedgerAnswer> {
  const takeReference = await leaseReferences(1);
  const ref = takeReference();
  return retrying(() => ledgerSql().begin((sql) => runSteps(sql, ask, decide, { ...steps, ref })));
}

async function runSteps(
  sql: Executor,
  ask: Ask,
  decide: Decide,
  { card, first, after, ref }: LockedSteps & { readonly ref: bigint },
): Promise<LedgerAnswer> {
  await lockTerminal(sql, ask);
  const found = card ? { ...ask, cardNo: await card.find(sql) } : ask;
  if (first) {
    const seen = await look(sql, found);
    const early = answerWithoutDeciding(ask.key, seen);
    if (early) return early;
    const write = await first(sql, seen, ref);
    if (write) return commit(sql, write);
  }
  const elsewhere = await lockRows(sql, found);
  const seen = await look(sql, found);
  const early = answerWithoutDeciding(ask.key, seen);
  if (early) return early;
  const write = await decide(sql, seen, ref);
  const answer = await commit(sql, write);
  if (countsElsewhere(write)) await storePinFails(sql, elsewhere, write.pinFailsAfter);
  if (write.outcome === "applied") {
    await card?.use(sql);
    await after?.(sql, seen);
  }
  return answer;
}

async function look(sql: Executor, ask: Ask): Promise<Snapshot> {
  const [seen] = await readSnapshots(sql, [ask]);
  if (!seen) throw new Error("a request without its snapshot");
  return seen;
}

async function commit(sql: Executor, write: Write): Promise<LedgerAnswer> {
  const [written] = await writeDecisions(sql, [write]);
  if (!written) throw new Error("a guard failed on rows that were locked");
  return { kind: "answered", answer: write.answer, replayed: false };
}

/** Whether this write changes the PIN's counter of a card that other merchants know too. */
export function countsElsewhere({ account, pinFailsAfter }: Write): boolean {
  return account?.shared === true && account.pinFails !== pinFailsAfter;
}

/**
 * Terminal first, then account. Of a card known at several merchants: terminal, card, all its accounts. Returns those at
 * other merchants, where a changed counter of wrong PINs has to be stored as well (storePinFails).
 */
export async function lockRows(
  sql: Executor,
  ask: Pick<Ask, "merchantId" | "key" | "cardNo">,
): Promise<readonly HeldAccount[]> {
  await lockTerminal(sql, ask);
  const merchant = ask.merchantId.toString();
  const known = await sql<{ shared: boolean }[]>`
    select shared from accounts where merchant_id = ${merchant}::bigint and card_no = ${ask.cardNo}`;
  if (!known[0]?.shared) {
    const locked = await sql<{ shared: boolean }[]>`
      select shared from accounts where merchant_id = ${merchant}::bigint and card_no = ${ask.cardNo} for update`;
    if (!locked[0]?.shared) return [];
    // Bound elsewhere while this waited for the lock: card after account is the wrong order, a deadlock is tried again.
  }
  const held = await lockHeldCard(sql, ask.cardNo);
  return held?.accounts.filter((account) => account.merchantId !== ask.merchantId) ?? [];
}

async function lockTerminal(
  sql: Executor,
  { merchantId, key }: Pick<Ask, "merchantId" | "key">,
): Promise<void> {
  await sql`select 1 from terminal_state where merchant_id = ${merchantId.toString()}::bigint
    and terminal_id = ${key.terminalId.toString()}::bigint for update`;
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
