import { and, eq } from "drizzle-orm";
import * as z from "zod";
import { accounts } from "@/db/schema/accounts";
import { memberProfiles } from "@/db/schema/members";
import { isCardNumber } from "@/domain/card-number";
import { maskPhone } from "@/domain/person";
import { found } from "@/server/errors";
import { defineOperation } from "@/server/operation";

/** Shows a holder's whole phone number to someone who may read cards; that they looked is on the card's timeline for good. */
export const revealPhone = defineOperation({
  name: "member.revealPhone",
  right: "card:read",
  input: z.object({ cardNo: z.string("REQUIRED").refine(isCardNumber, "MALFORMED") }),
  async run({ tx, ctx, input }) {
    const { merchantId } = ctx.scope;
    const [row] = await tx
      .select({ phone: memberProfiles.phone })
      .from(accounts)
      .innerJoin(
        memberProfiles,
        and(eq(memberProfiles.merchantId, merchantId), eq(memberProfiles.memberId, accounts.memberId)),
      )
      .where(and(eq(accounts.merchantId, merchantId), eq(accounts.cardNo, input.cardNo)));
    const { phone } = found(row);
    return {
      value: { phone },
      audit: { entity: "card", entityId: input.cardNo, after: { phoneShown: maskPhone(phone) } },
    };
  },
});
