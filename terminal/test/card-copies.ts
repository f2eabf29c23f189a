import { ledgerSql } from "@/db/client";

export type CardCopy = {
  readonly merchantId: bigint;
  readonly id: bigint;
  readonly state: string;
  readonly pinFails: number;
  readonly hasPin: boolean;
  readonly shared: boolean;
  readonly principal: bigint;
  readonly points: bigint;
  readonly seq: number;
};

/** The platform's card, and what every merchant's account with this number has of it, by merchant. */
export async function copiesOf(cardNo: string): Promise<{ state: string | null; copies: CardCopy[] }> {
  const sql = ledgerSql();
  const [card] = await sql<{ state: string }[]>`select state from cards where card_no = ${cardNo}`;
  const copies = await sql<CardCopy[]>`
    select merchant_id as "merchantId", id, card_state as state, pin_fails as "pinFails",
      pin_verifier is not null as "hasPin", shared, principal_fen as principal, points, seq
    from accounts where card_no = ${cardNo} order by merchant_id`;
  return { state: card?.state ?? null, copies: [...copies] };
}

/** How many rows of each kind a merchant has of one card: a refusal must leave these alone. */
export async function rowsOf(cardNo: string, merchantId: bigint): Promise<string> {
  const merchant = merchantId.toString();
  const [row] = await ledgerSql()<{ digest: string }[]>`
    select concat_ws('/',
      (select row(c.*)::text from cards c where c.card_no = ${cardNo}),
      (select string_agg(m.merchant_id::text, ',' order by m.merchant_id) from card_merchants m where m.card_no = ${cardNo}),
      (select string_agg(row(a.*)::text, ',' order by a.merchant_id, a.id) from accounts a where a.card_no = ${cardNo}),
      (select count(*) from audit_events e where e.merchant_id = ${merchant}::bigint),
      (select count(*) from member_profiles p where p.merchant_id = ${merchant}::bigint),
      (select count(*) from entries e where e.merchant_id = ${merchant}::bigint)) as digest`;
  return row?.digest ?? "";
}
