import { type EitherTransaction, taggedSql } from "@/db/either-transaction";
import type { CardState } from "@/domain/card-state";
import type { HeldAccount, HeldCard } from "@/ledger/held-card";

/**
 * What a deed on a card changes at every merchant that knows it: state, number, PIN, and whether there is more than one
 * of them. With ledger/held-card.ts the only code that touches other merchants' account rows (a card is one thing, its
 * money is not): never a balance. Every change raises the account's version, so that a lane that decided on what was
 * there before fails its guard and decides again. Call with the card held (lockHeldCard).
 */

/** The card and all its copies get this state. */
export async function setCardState(open: EitherTransaction, held: HeldCard, state: CardState): Promise<void> {
  const sql = taggedSql(open);
  await sql`update cards set state = ${state} where card_no = ${held.cardNo}`;
  for (const { merchantId, id } of held.accounts)
    await sql`update accounts set card_state = ${state}, version = version + 1
      where merchant_id = ${merchantId.toString()}::bigint and id = ${id.toString()}::bigint`;
}

/** A PIN's verifier, or none, on every account; wrong tries start again. */
export async function setPin(
  open: EitherTransaction,
  held: HeldCard,
  made: { readonly verifier: Uint8Array; readonly key: number } | null,
): Promise<void> {
  const sql = taggedSql(open);
  for (const { merchantId, id } of held.accounts)
    await sql`update accounts set pin_verifier = ${made?.verifier ?? null}::bytea, pin_key = ${made?.key ?? 0}::int,
        pin_fails = 0, version = version + 1
      where merchant_id = ${merchantId.toString()}::bigint and id = ${id.toString()}::bigint`;
}

/** The holder with every account moves to the new number, which is in stock and locked; the old one is replaced. */
export async function moveToNumber(
  open: EitherTransaction,
  held: HeldCard & { readonly memberId: bigint },
  newCardNo: string,
  at: Date,
): Promise<void> {
  const sql = taggedSql(open);
  await sql`update cards set state = 'replaced', replaced_by = ${newCardNo} where card_no = ${held.cardNo}`;
  await sql`update cards set state = 'active', member_id = ${held.memberId.toString()}::bigint,
      opened_at = ${at.toISOString()}::timestamptz where card_no = ${newCardNo}`;
  await sql`insert into card_merchants (card_no, merchant_id, bound_at)
    select ${newCardNo}, merchant_id, bound_at from card_merchants where card_no = ${held.cardNo}`;
  await sql`delete from card_merchants where card_no = ${held.cardNo}`;
  for (const { merchantId, id } of held.accounts)
    await sql`update accounts set card_no = ${newCardNo}, card_state = 'active', version = version + 1
      where merchant_id = ${merchantId.toString()}::bigint and id = ${id.toString()}::bigint`;
}

/** Says on each account whether there are others: then wrong PINs leave the lanes (docs/decisions/0002). */
export async function setShared(open: EitherTransaction, accounts: readonly HeldAccount[]): Promise<void> {
  const sql = taggedSql(open);
  const shared = accounts.length > 1;
  for (const { merchantId, id } of accounts)
    await sql`update accounts set shared = ${shared}::boolean, version = version + 1
      where merchant_id = ${merchantId.toString()}::bigint and id = ${id.toString()}::bigint
        and shared <> ${shared}::boolean`;
}

/**
 * Ends the binding of one merchant, whose account is empty and keeps its history: the card is not known there any more.
 * The caller has made sure that it is not the issuer's.
 */
export async function endBinding(
  open: EitherTransaction,
  held: HeldCard,
  { merchantId, id }: Pick<HeldAccount, "merchantId" | "id">,
): Promise<void> {
  const sql = taggedSql(open);
  await sql`update accounts set card_state = 'unbound', shared = false, pin_verifier = null, pin_key = 0, pin_fails = 0,
      version = version + 1
    where merchant_id = ${merchantId.toString()}::bigint and id = ${id.toString()}::bigint`;
  await sql`delete from card_merchants
    where card_no = ${held.cardNo} and merchant_id = ${merchantId.toString()}::bigint`;
  await setShared(
    open,
    held.accounts.filter((account) => account.merchantId !== merchantId),
  );
}

/**
 * Merchants at which the number has an account with a history, or is bound now: an opening can only be voided where there
 * is none. Bindings that ended untouched are no history; they go with the opening (forgetUntouched). Ended ones are in no
 * look-up, so this asks every merchant's accounts: nothing else does, and an opening is rarely voided.
 */
export async function listOtherMerchants(
  open: EitherTransaction,
  { cardNo, issuerId }: HeldCard,
): Promise<readonly string[]> {
  const rows = await taggedSql(open)<{ name: string }>`
    select m.name from accounts a join merchants m on m.id = a.merchant_id
    where a.card_no = ${cardNo} and a.merchant_id <> ${issuerId.toString()}::bigint
      and (a.seq > 0 or a.card_state <> 'unbound')
    order by m.id limit 50`;
  return rows.map((row) => row.name);
}

/** Takes away accounts that other merchants opened for this number, ended, and never used: the number starts anew. */
export async function forgetUntouched(
  open: EitherTransaction,
  { cardNo, issuerId }: HeldCard,
): Promise<void> {
  await taggedSql(open)`delete from accounts where card_no = ${cardNo}
    and merchant_id <> ${issuerId.toString()}::bigint and card_state = 'unbound' and seq = 0`;
}

/** The names of these merchants, by id. */
export async function namesOf(
  open: EitherTransaction,
  merchantIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, string>> {
  const rows = await taggedSql(open)<{ id: bigint; name: string }>`
    select id, name from merchants where id = any(${`{${merchantIds.join(",")}}`}::bigint[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The phone under which the issuer knows the holder: all that a merchant the card is bound to learns of the person. */
export async function phoneOfHolder(
  open: EitherTransaction,
  issuerId: bigint,
  memberId: bigint,
): Promise<string | null> {
  const [row] = await taggedSql(open)<{ phone: string }>`
    select phone from member_profiles
    where merchant_id = ${issuerId.toString()}::bigint and member_id = ${memberId.toString()}::bigint`;
  return row?.phone ?? null;
}
