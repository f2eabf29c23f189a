import { type EitherTransaction, taggedSql } from "@/db/either-transaction";

/** More ended bindings of one person at one merchant than there ever are, and more numbers one after the other. */
const MAX_ENDED = 50;
const MAX_NUMBERS = 50;

/**
 * The account that this card had here before its binding ended, under this number or one that it replaced since: an
 * account belongs to its holder, and its history goes on.
 */
export async function findEndedBinding(
  open: EitherTransaction,
  merchantId: bigint,
  card: { readonly cardNo: string; readonly memberId: bigint },
): Promise<bigint | null> {
  const ended = await taggedSql(open)<{ id: bigint; card_no: string }>`
    select id, card_no from accounts
    where merchant_id = ${merchantId.toString()}::bigint and member_id = ${card.memberId.toString()}::bigint
      and card_state = 'unbound'
    order by id desc limit ${MAX_ENDED}::int
    for update`;
  for (const account of ended) if (await leadsTo(open, account.card_no, card.cardNo)) return account.id;
  return null;
}

/** Follows the numbers that replaced one another. */
async function leadsTo(open: EitherTransaction, from: string, to: string): Promise<boolean> {
  let cardNo = from;
  for (let hops = 0; hops < MAX_NUMBERS && cardNo !== to; hops += 1) {
    const [row] = await taggedSql(open)<{ replaced_by: string | null }>`
      select replaced_by from cards where card_no = ${cardNo}`;
    if (!row?.replaced_by) return false;
    cardNo = row.replaced_by;
  }
  return cardNo === to;
}
