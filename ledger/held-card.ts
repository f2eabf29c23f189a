import { type EitherTransaction, taggedSql } from "@/db/either-transaction";

/**
 * A card with every account it has, at whichever merchant, all locked: the card first, then the accounts in the order of
 * their merchants. Together with features/cards/holder-accounts.ts the only code that touches other merchants' account
 * rows, because a card is one thing: its state and its PIN hold everywhere (docs/decisions/0002). Money of another
 * merchant is read here to say "not empty", and never written.
 */
export type HeldCard = {
  readonly cardNo: string;
  readonly issuerId: bigint;
  readonly state: string;
  readonly virtual: boolean;
  /** null while in stock */
  readonly memberId: bigint | null;
  /** the issuer's and every bound merchant's, by merchant id */
  readonly accounts: readonly HeldAccount[];
};

export type HeldAccount = {
  readonly merchantId: bigint;
  readonly id: bigint;
  readonly pinVerifier: Uint8Array | null;
  readonly pinKey: number;
  readonly pinFails: number;
  readonly principal: bigint;
  readonly bonus: bigint;
  readonly points: bigint;
  readonly seq: number;
  readonly lastEntryAt: Date | null;
};

type CardRow = {
  issuer_id: bigint;
  state: string;
  virtual: boolean;
  member_id: bigint | null;
};

type AccountRow = {
  id: bigint;
  pin_verifier: Uint8Array | null;
  pin_key: number;
  pin_fails: number;
  principal_fen: bigint;
  bonus_fen: bigint;
  points: bigint;
  seq: number;
  last_entry_ms: number | null;
};

/** Locks the card and its accounts; null when there is no such number. Call with the terminal's row locked, if one is. */
export async function lockHeldCard(open: EitherTransaction, cardNo: string): Promise<HeldCard | null> {
  const sql = taggedSql(open);
  const [card] = await sql<CardRow>`
    select issuer_id, state, virtual, member_id from cards where card_no = ${cardNo} for update`;
  if (!card) return null;
  const merchants = await sql<{ merchant_id: bigint }>`
    select merchant_id from card_merchants where card_no = ${cardNo} order by merchant_id`;
  const accounts: HeldAccount[] = [];
  // One statement each: a lock across shards does not exist. domain/binding bounds how many there are.
  for (const { merchant_id } of merchants) {
    const account = await lockAccount(open, merchant_id, cardNo);
    if (account) accounts.push(account);
  }
  const { issuer_id, state, virtual, member_id } = card;
  return { cardNo, issuerId: issuer_id, state, virtual, memberId: member_id, accounts };
}

async function lockAccount(
  open: EitherTransaction,
  merchantId: bigint,
  cardNo: string,
): Promise<HeldAccount | null> {
  const [row] = await taggedSql(open)<AccountRow>`
    select id, pin_verifier, pin_key, pin_fails, principal_fen, bonus_fen, points, seq,
      (extract(epoch from last_entry_at) * 1000)::float8 as last_entry_ms
    from accounts where merchant_id = ${merchantId.toString()}::bigint and card_no = ${cardNo} for update`;
  if (!row) return null;
  return {
    merchantId,
    id: row.id,
    pinVerifier: row.pin_verifier,
    pinKey: row.pin_key,
    pinFails: row.pin_fails,
    principal: row.principal_fen,
    bonus: row.bonus_fen,
    points: row.points,
    seq: row.seq,
    lastEntryAt: row.last_entry_ms === null ? null : new Date(row.last_entry_ms),
  };
}

/** Stores how many wrong PINs the card has seen on each of these accounts; every one decides anew from then on. */
export async function storePinFails(
  open: EitherTransaction,
  accounts: readonly Pick<HeldAccount, "merchantId" | "id">[],
  fails: number,
): Promise<void> {
  const sql = taggedSql(open);
  for (const { merchantId, id } of accounts)
    await sql`update accounts set pin_fails = ${fails}::int, version = version + 1
      where merchant_id = ${merchantId.toString()}::bigint and id = ${id.toString()}::bigint`;
}
