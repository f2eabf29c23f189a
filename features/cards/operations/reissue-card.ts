import type { Tx } from "@/db/client";
import { taggedSql } from "@/db/either-transaction";
import { CARD_STATES, type CardState, decideOpen, decideReissue } from "@/domain/card-state";
import { writeAudit } from "@/server/audit";
import { allowed, Declined, NotFound } from "@/server/errors";
import { memberOf } from "@/server/member-of";
import { type Context, defineOperation } from "@/server/operation";
import { tellOthers } from "../card-audit";
import { lockNumbers, requireHeldHere, requireHolderCheck, requireIssuer } from "../held-here";
import { moveToNumber } from "../holder-accounts";
import { reissueInput } from "../life-inputs";

/**
 * 补卡: at the issuer. The holder moves to a number from its stock with every account at every merchant; balances, points,
 * PIN and history stay, entries keep the number they were made with, and the old number is replaced for good. Refuses with
 * UNKNOWN_CARD, NOT_BOUND, STATE_FORBIDS (of either number), ISSUER_ONLY (issuer), HOLDER_NOT_CHECKED.
 */
export const reissueCard = defineOperation({
  name: "card.reissue",
  right: "card:reissue",
  input: reissueInput,
  async run({ tx, ctx, input }) {
    await lockNumbers(tx, [input.cardNo, input.newCardNo]);
    const { held, account } = await requireHeldHere(tx, ctx, input.cardNo);
    const replaced = allowed(decideReissue(memberOf(CARD_STATES, held.state)));
    await requireIssuer(tx, ctx, held);
    const state = allowed(decideOpen(await stateOfStock(tx, ctx, input.newCardNo)));
    requireHolderCheck(ctx, held, input.checked, "pin");
    await moveToNumber(tx, held, input.newCardNo, ctx.now);
    const { cardNo } = held;
    const { newCardNo } = input;
    const { merchantId } = ctx.scope;
    const name = "card.reissue";
    const told = { name, at: ctx.now, by: merchantId };
    // The old number's own story ends with it, the new one's begins.
    const oldAfter = { state: replaced, replacedBy: newCardNo };
    const newAfter = { state, replaces: cardNo };
    await writeAudit(tx, { ...ctx, merchantId, name }, { entity: "card", entityId: cardNo, after: oldAfter });
    await tellOthers(tx, held, { ...told, cardNo, after: oldAfter });
    await tellOthers(tx, held, { ...told, cardNo: newCardNo, after: newAfter });
    const { principal, bonus, points } = account;
    return {
      value: { oldCardNo: cardNo, cardNo: newCardNo, state, principal, bonus, points },
      audit: {
        entity: "card",
        entityId: newCardNo,
        before: { cardNo, state: held.state },
        after: { ...newAfter, checked: input.checked, merchants: held.accounts.length },
      },
    };
  },
});

async function stateOfStock(tx: Tx, ctx: Context, cardNo: string): Promise<CardState> {
  const [row] = await taggedSql(tx)<{ state: string }>`
    select state from cards where card_no = ${cardNo} and issuer_id = ${ctx.scope.merchantId.toString()}::bigint`;
  if (row) return memberOf(CARD_STATES, row.state);
  throw ctx.door === "terminal" ? new Declined("UNKNOWN_CARD") : new NotFound();
}
