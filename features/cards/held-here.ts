import type { Tx } from "@/db/client";
import { type EitherTransaction, taggedSql } from "@/db/either-transaction";
import { type CheckNeeded, decideHolderCheck, type HolderCheck } from "@/domain/holder-check";
import { gatePin } from "@/ledger/card-gates";
import { type HeldAccount, type HeldCard, lockHeldCard, storePinFails } from "@/ledger/held-card";
import { type Refusal, refusal } from "@/ledger/verdict";
import { allowed, Declined, NotFound } from "@/server/errors";
import type { Context } from "@/server/operation";
import { namesOf } from "./holder-accounts";

/** Both numbers in one order, before any account: two reissues that want each other's numbers wait, and do not deadlock. */
export async function lockNumbers(open: EitherTransaction, numbers: readonly string[]): Promise<void> {
  const sql = taggedSql(open);
  for (const cardNo of [...numbers].sort())
    await sql`select 1 from cards where card_no = ${cardNo} for update`;
}

/** A card that this merchant knows, with all its accounts locked; `account` is the one here. */
export type HeldHere = {
  readonly ok: true;
  readonly held: HeldCard & { readonly memberId: bigint };
  readonly account: HeldAccount;
};

/** Locks a card that has an account here. Refuses with UNKNOWN_CARD (104), NOT_BOUND (106), STATE_FORBIDS (113). */
export async function holdHere(
  open: EitherTransaction,
  merchantId: bigint,
  cardNo: string,
): Promise<HeldHere | Refusal> {
  const held = await lockHeldCard(open, cardNo);
  if (!held) return refusal("UNKNOWN_CARD");
  const { memberId } = held;
  const account = held.accounts.find((known) => known.merchantId === merchantId);
  if (account && memberId !== null) return { ok: true, held: { ...held, memberId }, account };
  const mine = held.issuerId === merchantId;
  if (held.state === "stock" && !mine) return refusal("UNKNOWN_CARD");
  return mine ? refusal("STATE_FORBIDS", { state: held.state }) : refusal("NOT_BOUND");
}

/**
 * The same for an operation. Doors other than a terminal's do not tell another merchant's card from no card.
 * @throws Declined, NotFound
 */
export async function requireHeldHere(tx: Tx, ctx: Context, cardNo: string): Promise<HeldHere> {
  const here = await holdHere(tx, ctx.scope.merchantId, cardNo);
  if ("ok" in here) return here;
  if (ctx.door !== "terminal" && here.reason !== "STATE_FORBIDS") throw new NotFound();
  throw new Declined(here.reason, here.detail);
}

/** For what only the merchant may do that the number belongs to; refuses with ISSUER_ONLY (115, issuer). */
export async function gateIssuer(
  open: EitherTransaction,
  merchantId: bigint,
  { issuerId }: HeldCard,
): Promise<Refusal | null> {
  if (issuerId === merchantId) return null;
  const names = await namesOf(open, [issuerId]);
  return refusal("ISSUER_ONLY", { issuer: names.get(issuerId) ?? "" });
}

/** @throws Declined ISSUER_ONLY (issuer) */
export async function requireIssuer(tx: Tx, ctx: Context, held: HeldCard): Promise<void> {
  requireNone(await gateIssuer(tx, ctx.scope.merchantId, held));
}

/** @throws Declined with the gate's reason */
export function requireNone(refused: Refusal | null): void {
  if (refused) throw new Declined(refused.reason, refused.detail);
}

/** @throws Declined HOLDER_NOT_CHECKED */
export function requireHolderCheck(
  ctx: Context,
  held: HeldCard,
  check: HolderCheck,
  needed: CheckNeeded,
): void {
  const gated = ctx.door === "terminal";
  allowed(decideHolderCheck({ check, needed, hasPin: hasPin(held), gated }));
}

export function hasPin(held: HeldCard): boolean {
  return held.accounts.some(({ pinVerifier }) => pinVerifier !== null);
}

/**
 * Checks the PIN of a held card; a wrong one is counted at every merchant that knows the card, and the refusal has to be
 * committed with the declined request (return it, never throw it out of a savepoint). Refuses with PIN_WRONG (101),
 * PIN_LOCKED (102), PIN_NEEDED (120).
 */
export async function gateHolderPin(
  open: EitherTransaction,
  held: HeldCard,
  pin: string | null,
): Promise<{ readonly ok: true; readonly check: "pin" | "noPin" } | Refusal> {
  const [account] = held.accounts;
  if (!account) return refusal("UNKNOWN_CARD");
  const refused = gatePin(account, pin);
  if (refused?.marks?.pinFails !== undefined)
    await storePinFails(open, held.accounts, refused.marks.pinFails);
  if (refused) return refused;
  if (account.pinVerifier === null) return { ok: true, check: "noPin" };
  if (account.pinFails > 0) await storePinFails(open, held.accounts, 0);
  return { ok: true, check: "pin" };
}
