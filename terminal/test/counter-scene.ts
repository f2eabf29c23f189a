import { ledgerSql } from "@/db/client";
import { makeMerchant, makeStockCards, makeTerminal, type TestMerchant } from "@/db/test/factories";
import { type RawSession, rawSignOn, say, sealed, traced } from "./raw-message";

/** A shop counter for protocol tests: a merchant, a card with money on it, and terminals that are signed on. */
export type Scene = {
  readonly merchant: TestMerchant;
  readonly card: string;
  readonly pin: string;
  readonly at: RawSession;
  readonly key: Uint8Array;
};

export const PIN = "246810";

export async function counterScene(paid = 100_000): Promise<Scene> {
  const merchant = await makeMerchant();
  const [card = ""] = await makeStockCards(merchant, 1);
  const { at, key } = await signedOnTerminal(merchant);
  const newPin = sealed(at, 1, "newPin", card, PIN);
  const opened = await say(
    at,
    traced("card.open", 1, { operator: "01", card: { no: card }, phone: "13900001234", newPin }),
  );
  const charged = await say(at, rechargeBody(at, 2, card, paid, merchant.rechargePassword));
  if (opened.code !== "000" || charged.code !== "000")
    throw new Error(`the scene was not set: ${opened.body} ${charged.body}`);
  return { merchant, card, pin: PIN, at, key };
}

export async function signedOnTerminal(of: TestMerchant): Promise<{ at: RawSession; key: Uint8Array }> {
  const { terminalId, key } = await makeTerminal(of);
  return { at: await rawSignOn(terminalId, key), key };
}

export function rechargeBody(
  at: RawSession,
  trace: number,
  card: string,
  paid: number,
  password: string,
): string {
  const rechargePassword = sealed(at, trace, "rechargePassword", "-", password);
  return traced("recharge", trace, {
    operator: "01",
    card: { no: card },
    paid,
    tender: "cash",
    rechargePassword,
  });
}

export function spendBody(at: RawSession, trace: number, card: string, amount: number, pin = PIN): string {
  return traced("spend", trace, {
    operator: "01",
    card: { no: card },
    amount,
    pin: sealed(at, trace, "pin", card, pin),
  });
}

/** What the ledger holds of a merchant: enough to see that nothing changed. */
export async function ledgerDigest(merchantId: bigint): Promise<string> {
  const id = merchantId.toString();
  const rows = await ledgerSql()<{ digest: string }[]>`
    select concat_ws('/',
      (select count(*) || ':' || coalesce(sum(principal_fen + bonus_fen * 3 + points * 7), 0) from accounts where merchant_id = ${id}::bigint),
      (select count(*) || ':' || coalesce(sum(id), 0) from entries where merchant_id = ${id}::bigint),
      (select count(*) from requests where merchant_id = ${id}::bigint),
      (select count(*) from reversals where merchant_id = ${id}::bigint),
      (select count(*) from settlements where merchant_id = ${id}::bigint)) as digest`;
  return rows[0]?.digest ?? "";
}

export async function balanceOf(
  merchantId: bigint,
  card: string,
): Promise<{ principal: bigint; bonus: bigint; pinFails: number }> {
  const rows = await ledgerSql()<{ principal: bigint; bonus: bigint; pin_fails: number }[]>`
    select principal_fen as principal, bonus_fen as bonus, pin_fails from accounts
    where merchant_id = ${merchantId.toString()}::bigint and card_no = ${card}`;
  const row = rows[0];
  if (!row) throw new Error("no such account");
  return { principal: row.principal, bonus: row.bonus, pinFails: row.pin_fails };
}
