import { createHash } from "node:crypto";
import { type EitherTransaction, taggedSql } from "@/db/either-transaction";

/** A one-time code that stands for a card (protocol section 5). Unknown, expired and used up look the same: no card. */

/** What is kept of a token: who reads the database cannot pay with it. */
export function tokenHash(token: string): Uint8Array {
  return createHash("sha256").update(token).digest();
}

/** The card behind a token that is neither expired nor used, "" without one. A look uses nothing up. */
export async function cardOfToken(open: EitherTransaction, token: string, at: Date): Promise<string> {
  const [row] = await taggedSql(open)<{ card_no: string }>`
    select card_no from card_tokens
    where token_hash = ${tokenHash(token)}::bytea and used_at is null and expires_at > ${at.toISOString()}::timestamptz`;
  return row?.card_no ?? "";
}

/** A card that is known only inside the transaction (ledger/locked-money.ts, CardSource). */
export type TokenCard = {
  readonly find: (open: EitherTransaction) => Promise<string>;
  readonly use: (open: EitherTransaction) => Promise<void>;
};

/**
 * The card of a T that came with a token. `find` holds the token, after the terminal's row and before card and account:
 * two terminals that scan one code go one after the other, and the second finds it used. `use` belongs into the commit of
 * an applied operation, and of no other.
 */
export function cardFromToken(token: string, at: Date): TokenCard {
  const hash = tokenHash(token);
  const instant = at.toISOString();
  return {
    async find(open) {
      const [row] = await taggedSql(open)<{ card_no: string }>`
        select card_no from card_tokens
        where token_hash = ${hash}::bytea and used_at is null and expires_at > ${instant}::timestamptz for update`;
      return row?.card_no ?? "";
    },
    async use(open) {
      await taggedSql(
        open,
      )`update card_tokens set used_at = ${instant}::timestamptz where token_hash = ${hash}::bytea`;
    },
  };
}
