import { type HeldCard, lockHeldCard } from "@/ledger/held-card";
import type { Executor } from "@/ledger/read-snapshots";
import { tellOthers } from "./card-audit";
import { endBinding, setCardState, setShared } from "./holder-accounts";

/** What closing does to the card beside its money, and how a reversal takes that back. Call with the card held. */

type Deed = {
  readonly merchantId: bigint;
  readonly operatorId: bigint;
  readonly terminalId: bigint;
  readonly at: Date;
  /** for the audit; never a secret */
  readonly after: Readonly<Record<string, string>>;
};

/** At the issuer the card is closed, with every account; elsewhere the account here is unbound and the card lives on. */
export async function endHere(sql: Executor, held: HeldCard, deed: Deed): Promise<void> {
  const { merchantId, at } = deed;
  const { cardNo } = held;
  const forGood = held.issuerId === merchantId;
  const state = forGood ? "closed" : "unbound";
  if (forGood) {
    await setCardState(sql, held, "closed");
    await tellOthers(sql, held, { by: merchantId, name: "card.close", cardNo, after: { state }, at });
  } else {
    const here = held.accounts.find((account) => account.merchantId === merchantId);
    if (here) await endBinding(sql, held, here);
  }
  await sql`
    insert into audit_events (merchant_id, at, actor_kind, actor_id, door, origin, name, entity, entity_id, before, after)
    values (${merchantId.toString()}::bigint, ${at}, 'operator', ${deed.operatorId.toString()}::bigint, 'terminal',
      ${deed.terminalId.toString()}, 'card.close', 'card', ${cardNo}, '{"state":"active"}'::jsonb,
      (${JSON.stringify({ state, ...deed.after })}::text)::jsonb)`;
}

/**
 * The card of a closing that was reversed: back to life with its money. At the issuer everywhere; elsewhere the account is
 * bound again while the card itself is alive, else the money stays visible on an account that is not in use.
 */
export async function reviveClosed(
  sql: Executor,
  merchantId: bigint,
  cardNo: string,
  at: Date,
): Promise<void> {
  const held = await lockHeldCard(sql, cardNo);
  if (!held) throw new Error("a closing without its card");
  const merchant = merchantId.toString();
  if (held.issuerId === merchantId) {
    if (held.state !== "closed") return;
    await setCardState(sql, held, "active");
    await tellOthers(sql, held, {
      by: merchantId,
      name: "card.revive",
      cardNo,
      after: { state: "active" },
      at,
    });
  } else {
    const rebound = await rebindHere(sql, held, merchantId, at);
    if (!rebound) return;
  }
  await sql`
    insert into audit_events (merchant_id, at, actor_kind, door, origin, name, entity, entity_id, after)
    values (${merchant}::bigint, ${at}, 'system', 'terminal', '', 'card.revive', 'card', ${cardNo},
      '{"state":"active"}'::jsonb)`;
}

async function rebindHere(sql: Executor, held: HeldCard, merchantId: bigint, at: Date): Promise<boolean> {
  const bound = held.accounts.some((account) => account.merchantId === merchantId);
  if (bound || (held.state !== "active" && held.state !== "lost")) return false;
  const merchant = merchantId.toString();
  const [other] = held.accounts;
  await sql`
    update accounts set card_state = ${held.state}, pin_verifier = ${other?.pinVerifier ?? null},
      pin_key = ${other?.pinKey ?? 0}, pin_fails = ${other?.pinFails ?? 0}, version = version + 1
    where merchant_id = ${merchant}::bigint and card_no = ${held.cardNo} and card_state = 'unbound'`;
  await sql`insert into card_merchants (card_no, merchant_id, bound_at)
    values (${held.cardNo}, ${merchant}::bigint, ${at})`;
  const all = await lockHeldCard(sql, held.cardNo);
  await setShared(sql, all?.accounts ?? []);
  return true;
}
