import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { cardMerchants } from "@/db/schema/cards";
import { memberProfiles } from "@/db/schema/members";
import { stores } from "@/db/schema/stores";
import type { Balance } from "@/domain/entry";
import { type HeldCard, lockHeldCard } from "@/ledger/held-card";
import { Declined, found, NotFound } from "@/server/errors";
import { type Context, defineOperation } from "@/server/operation";
import { findEndedBinding } from "../bound-before";
import { requireHolderCheck } from "../held-here";
import { holdForBinding } from "../hold-for-binding";
import { namesOf, phoneOfHolder, setShared } from "../holder-accounts";
import { bindInput } from "../life-inputs";

type Bound = Balance & { readonly accountId: bigint; readonly again: boolean };

/**
 * 绑定商户: an empty account here for another merchant's card; identity is shared, money never is. Of the person this
 * merchant learns the phone and nothing else. A card that was bound here before gets its old account back. Refuses with
 * UNKNOWN_CARD, ALREADY_EXISTS, CARD_LOST, STATE_FORBIDS, OVER_LIMIT (merchants), HOLDER_NOT_CHECKED.
 */
export const bindCard = defineOperation({
  name: "card.bind",
  right: "card:bind",
  input: bindInput,
  async run({ tx, ctx, input }) {
    const { merchantId } = ctx.scope;
    await requireStore(tx, merchantId, input.storeId);
    const here = await holdForBinding(tx, merchantId, input.cardNo);
    if (!("ok" in here)) {
      if (ctx.door !== "terminal" && here.reason === "UNKNOWN_CARD") throw new NotFound();
      throw new Declined(here.reason, here.detail);
    }
    const { held } = here;
    requireHolderCheck(ctx, held, input.checked, "pin");
    await introduce(tx, ctx, held);
    const { cardNo } = held;
    await tx.insert(cardMerchants).values({ cardNo, merchantId, boundAt: ctx.now });
    const bound = (await bindAgain(tx, ctx, held)) ?? (await openAccount(tx, ctx, held, input.storeId));
    const now = found(await lockHeldCard(tx, cardNo));
    await setShared(tx, now.accounts);
    const issuer = (await namesOf(tx, [held.issuerId])).get(held.issuerId) ?? "";
    return {
      value: { cardNo, issuer, ...bound },
      audit: {
        entity: "card",
        entityId: cardNo,
        after: { ...bound, issuer, memberId: held.memberId, checked: input.checked },
      },
    };
  },
});

async function requireStore(tx: Tx, merchantId: bigint, storeId: bigint): Promise<void> {
  const [row] = await tx
    .select({ id: stores.id })
    .from(stores)
    .where(and(eq(stores.merchantId, merchantId), eq(stores.id, storeId)));
  found(row);
}

type Held = HeldCard & { readonly memberId: bigint };

/** The person becomes known here, by phone alone; what this merchant knows already stays. */
async function introduce(tx: Tx, ctx: Context, { issuerId, memberId }: Held): Promise<void> {
  const phone = await phoneOfHolder(tx, issuerId, memberId);
  if (phone === null) throw new Error("a holder whom the issuer does not know");
  await tx
    .insert(memberProfiles)
    .values({ merchantId: ctx.scope.merchantId, memberId, phone, createdAt: ctx.now })
    .onConflictDoNothing();
}

/** What every account of a card has of it. */
function copyOf({ cardNo, accounts: [known] }: Held) {
  if (!known) throw new Error("a card in use without an account");
  const { pinVerifier, pinKey, pinFails } = known;
  return { cardNo, cardState: "active", pinVerifier, pinKey, pinFails };
}

async function bindAgain(tx: Tx, ctx: Context, held: Held): Promise<Bound | null> {
  const { merchantId } = ctx.scope;
  const id = await findEndedBinding(tx, merchantId, held);
  if (id === null) return null;
  const own = and(eq(accounts.merchantId, merchantId), eq(accounts.id, id));
  const [row] = await tx.select().from(accounts).where(own);
  const { version, principalFen, bonusFen, points } = found(row);
  await tx
    .update(accounts)
    .set({ ...copyOf(held), version: version + 1n })
    .where(own);
  return { accountId: id, again: true, principal: principalFen, bonus: bonusFen, points };
}

async function openAccount(tx: Tx, ctx: Context, held: Held, storeId: bigint): Promise<Bound> {
  const [row] = await tx
    .insert(accounts)
    .values({
      ...copyOf(held),
      merchantId: ctx.scope.merchantId,
      memberId: held.memberId,
      chain: new Uint8Array(),
      openedAt: ctx.now,
      openedStoreId: storeId,
    })
    .returning({ id: accounts.id });
  return { accountId: found(row).id, again: false, principal: 0n, bonus: 0n, points: 0n };
}
