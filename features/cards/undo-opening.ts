import type { Executor } from "@/ledger/read-snapshots";

/**
 * Takes an opening back (冲正 of 开卡): the number returns to stock. "kept" when anything has moved since. The person
 * stays known to the merchant: a phone asked for once is no harm, a lost one is.
 */
export async function undoOpening(
  sql: Executor,
  merchantId: bigint,
  cardNo: string,
): Promise<"undone" | "kept"> {
  const merchant = merchantId.toString();
  // The platform's card first, as the opening does: two orders of the same locks would be a deadlock.
  await sql`select 1 from cards where card_no = ${cardNo} for update`;
  const rows = await sql<{ id: bigint; seq: number }[]>`
    select id, seq from accounts where merchant_id = ${merchant}::bigint and card_no = ${cardNo} for update`;
  const account = rows[0];
  if (!account || account.seq > 0) return "kept";
  const others =
    await sql`select 1 from card_merchants where card_no = ${cardNo} and merchant_id <> ${merchant}::bigint`;
  if (others.length > 0) return "kept";
  await sql`delete from accounts where merchant_id = ${merchant}::bigint and id = ${account.id.toString()}::bigint`;
  await sql`delete from card_merchants where card_no = ${cardNo} and merchant_id = ${merchant}::bigint`;
  await sql`update cards set state = 'stock', member_id = null, opened_at = null where card_no = ${cardNo}`;
  return "undone";
}
