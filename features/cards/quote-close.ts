import { ledgerSql } from "@/db/client";
import { isEmpty } from "@/domain/binding";
import { type CloseQuote, quoteClose } from "@/domain/closing";
import { type HeldCard, lockHeldCard } from "@/ledger/held-card";
import type { Ask, Executor } from "@/ledger/read-snapshots";
import { type Refusal, refusal } from "@/ledger/verdict";
import { namesOf } from "./holder-accounts";
import { readWithPin } from "./read-with-pin";

/**
 * What closing would pay back and forfeit now, for whoever knows the PIN; nothing changes. Refuses as the closing itself
 * would: the card's gates, and STILL_IN_USE (118, merchants).
 */
export async function quoteCardClose(ask: Ask, pin: string | null, now: Date): Promise<CloseQuote | Refusal> {
  const read = await readWithPin(ledgerSql(), ask, pin, now);
  if ("applied" in read) return read;
  const inUse = await ledgerSql().begin(async (sql) => {
    const held = await lockHeldCard(sql, ask.cardNo);
    return held && inUseElsewhere(sql, held, ask.merchantId);
  });
  return inUse ?? quoteClose(read.account, read.config.limits);
}

/**
 * The issuer closes the number for everyone: whatever the holder has at another merchant has to be settled there first.
 * Another merchant closes only its own account, and nobody else's matters. Null: nothing stands in the way.
 */
export async function inUseElsewhere(
  sql: Executor,
  held: HeldCard,
  merchantId: bigint,
): Promise<Refusal | null> {
  if (held.issuerId !== merchantId) return null;
  const full = held.accounts.filter((account) => account.merchantId !== merchantId && !isEmpty(account));
  if (full.length === 0) return null;
  const ids = full.map((account) => account.merchantId);
  const names = await namesOf(sql, ids);
  return refusal("STILL_IN_USE", { merchants: ids.flatMap((id) => names.get(id) ?? []) });
}
