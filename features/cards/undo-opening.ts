import { type EitherTransaction, taggedSql } from "@/db/either-transaction";
import { CARD_STATES, decideVoidOpen } from "@/domain/card-state";
import { type Result, refuse } from "@/domain/result";
import { type HeldCard, lockHeldCard } from "@/ledger/held-card";
import { memberOf } from "@/server/member-of";
import { forgetUntouched, listOtherMerchants } from "./holder-accounts";

/**
 * Takes an opening back: the number returns to stock, if nothing ever moved on it and no other merchant has a history
 * with it. The person stays known to the merchant: a phone asked for once is no harm, a lost one is.
 * @returns refusals STATE_FORBIDS (detail: state), STILL_IN_USE (detail: merchants that know the card, if that is why)
 */
export async function returnToStock(
  open: EitherTransaction,
  held: HeldCard,
): Promise<Result<"stock", "STATE_FORBIDS" | "STILL_IN_USE">> {
  const everMoved = held.accounts.some(({ seq }) => seq > 0);
  const decided = decideVoidOpen(memberOf(CARD_STATES, held.state), everMoved);
  if (!decided.ok) return decided;
  const merchants = await listOtherMerchants(open, held);
  if (merchants.length > 0) return refuse("STILL_IN_USE", { merchants });
  await forgetUntouched(open, held);
  const sql = taggedSql(open);
  for (const { merchantId, id } of held.accounts)
    await sql`delete from accounts
      where merchant_id = ${merchantId.toString()}::bigint and id = ${id.toString()}::bigint`;
  await sql`delete from card_merchants where card_no = ${held.cardNo}`;
  await sql`update cards set state = 'stock', member_id = null, opened_at = null where card_no = ${held.cardNo}`;
  return { ok: true, value: "stock" };
}

/** The same for 冲正 of 开卡, at the merchant that opened it: "kept" when anything has happened since. */
export async function undoOpening(
  open: EitherTransaction,
  merchantId: bigint,
  cardNo: string,
): Promise<"undone" | "kept"> {
  const held = await lockHeldCard(open, cardNo);
  if (!held || held.issuerId !== merchantId) return "kept";
  return (await returnToStock(open, held)).ok ? "undone" : "kept";
}
