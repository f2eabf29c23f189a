import { eq } from "drizzle-orm";
import * as z from "zod";
import { accounts } from "@/db/schema/accounts";
import { cardMerchants, cards } from "@/db/schema/cards";
import { isCardNumber } from "@/domain/card-number";
import { CARD_STATES, decideOpen } from "@/domain/card-state";
import { GENDERS, isBirthday, isPhone } from "@/domain/person";
import { isNumericSecret } from "@/domain/pin";
import { claimMember } from "@/features/members/claim-member";
import { allowed, Declined } from "@/server/errors";
import { memberOf } from "@/server/member-of";
import { defineOperation } from "@/server/operation";
import { makeVerifier } from "@/server/verifier";
import { drawVirtualNumber } from "../stock-numbers";

const openCardInput = z.strictObject({
  /** null draws the next free number: a virtual card */
  cardNo: z.string().refine(isCardNumber).nullable(),
  phone: z.string().refine(isPhone),
  name: z.string().max(40),
  birthday: z.string().nullable(),
  gender: z.enum(GENDERS),
  pin: z.string().refine(isNumericSecret).nullable(),
  storeId: z.bigint(),
});

/**
 * 开卡: hands a stock number to a member and opens their account here. Refuses with UNKNOWN_CARD, STATE_FORBIDS,
 * CARD_NUMBERS_EXHAUSTED.
 */
export const openCard = defineOperation({
  name: "card.open",
  right: "card:open",
  input: openCardInput,
  async run({ tx, ctx, input }) {
    const { merchantId } = ctx.scope;
    if (input.birthday !== null && !isBirthday(input.birthday)) throw new Declined("BIRTHDAY_IMPOSSIBLE");
    const cardNo = input.cardNo ?? (await drawVirtualNumber(tx, ctx.scope, ctx.now));
    const [card] = await tx.select().from(cards).where(eq(cards.cardNo, cardNo)).for("update");
    if (!card || card.issuerId !== merchantId) throw new Declined("UNKNOWN_CARD");
    allowed(decideOpen(memberOf(CARD_STATES, card.state)));
    const { phone, name, birthday, gender, pin } = input;
    const memberId = await claimMember(tx, ctx.scope, { phone, name, birthday, gender }, ctx.now);
    await tx
      .update(cards)
      .set({ state: "active", memberId, openedAt: ctx.now })
      .where(eq(cards.cardNo, cardNo));
    await tx.insert(cardMerchants).values({ cardNo, merchantId, boundAt: ctx.now });
    const verifier = pin === null ? null : makeVerifier(pin);
    const [account] = await tx
      .insert(accounts)
      .values({
        merchantId,
        memberId,
        cardNo,
        cardState: "active",
        pinVerifier: verifier?.verifier ?? null,
        pinKey: verifier?.key ?? 0,
        chain: new Uint8Array(),
        openedAt: ctx.now,
        openedStoreId: input.storeId,
      })
      .returning({ id: accounts.id });
    if (!account) throw new Error("no account id was given");
    return {
      value: { accountId: account.id, cardNo, virtual: card.virtual, name, phone },
      audit: {
        entity: "card",
        entityId: cardNo,
        before: { state: card.state },
        after: {
          state: "active",
          memberId,
          accountId: account.id,
          virtual: card.virtual,
          pinSet: pin !== null,
        },
      },
    };
  },
});
