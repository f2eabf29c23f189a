import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberProfiles } from "@/db/schema/members";
import { CARD_STATES, decideReportLost } from "@/domain/card-state";
import { allowed, Declined, NotFound } from "@/server/errors";
import { memberOf } from "@/server/member-of";
import { type Context, defineOperation } from "@/server/operation";
import { tellOthers } from "../card-audit";
import { requireHeldHere } from "../held-here";
import { setCardState } from "../holder-accounts";
import { reportLostInput } from "../life-inputs";

/**
 * 挂失: at any merchant that knows the card. From the commit on no spend goes through with it, at any merchant. A phone
 * that is given has to be the holder's as known here. Refuses with UNKNOWN_CARD, NOT_BOUND, STATE_FORBIDS.
 */
export const reportLost = defineOperation({
  name: "card.reportLost",
  right: "card:lose",
  input: reportLostInput,
  async run({ tx, ctx, input }) {
    const { held } = await requireHeldHere(tx, ctx, input.cardNo);
    if (input.phone !== undefined) await requirePhone(tx, ctx, held.memberId, input.phone);
    const state = allowed(decideReportLost(memberOf(CARD_STATES, held.state)));
    await setCardState(tx, held, state);
    const { cardNo } = held;
    const by = ctx.scope.merchantId;
    await tellOthers(tx, held, { by, name: "card.reportLost", cardNo, after: { state }, at: ctx.now });
    return {
      value: { cardNo, state },
      audit: {
        entity: "card",
        entityId: cardNo,
        before: { state: held.state },
        after: { state, byPhone: input.phone !== undefined },
      },
    };
  },
});

/** Another phone is answered like another card. */
async function requirePhone(tx: Tx, ctx: Context, memberId: bigint, phone: string): Promise<void> {
  const [row] = await tx
    .select({ phone: memberProfiles.phone })
    .from(memberProfiles)
    .where(and(eq(memberProfiles.merchantId, ctx.scope.merchantId), eq(memberProfiles.memberId, memberId)));
  if (row?.phone === phone) return;
  throw ctx.door === "terminal" ? new Declined("UNKNOWN_CARD") : new NotFound();
}
