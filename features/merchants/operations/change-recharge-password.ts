import { eq } from "drizzle-orm";
import * as z from "zod";
import { merchantSettings } from "@/db/schema/merchants";
import { Declined, found } from "@/server/errors";
import { numericPasswordField } from "@/server/input-fields";
import { defineOperation } from "@/server/operation";
import { raiseSettingsVersion } from "@/server/settings";
import { makeVerifier, verifierMatches } from "@/server/verifier";

/**
 * 充值改密: old and new. The settings' version rises with it, so that every terminal and lane asks the new one from the
 * commit on. Whoever calls counts wrong tries before (the terminal by its own lock): a refusal here undoes itself.
 */
export const changeRechargePassword = defineOperation({
  name: "rechargePassword.change",
  right: "rechargePassword:change",
  input: z.object({ password: numericPasswordField, newPassword: numericPasswordField }),
  async run({ tx, ctx, input }) {
    const { merchantId } = ctx.scope;
    // First, since it locks the row: of two changes at once the second must see the first one's password.
    await raiseSettingsVersion(tx, ctx.scope);
    const [row] = await tx
      .select({
        verifier: merchantSettings.rechargePasswordVerifier,
        key: merchantSettings.rechargePasswordKey,
      })
      .from(merchantSettings)
      .where(eq(merchantSettings.merchantId, merchantId));
    const { verifier, key } = found(row);
    if (!verifierMatches(input.password, verifier, key)) throw new Declined("RECHARGE_PASSWORD_WRONG");
    if (input.newPassword === input.password) throw new Declined("SAME_PASSWORD");
    const made = makeVerifier(input.newPassword);
    await tx
      .update(merchantSettings)
      .set({
        rechargePasswordVerifier: made.verifier,
        rechargePasswordKey: made.key,
        rechargePasswordMustChange: 0,
      })
      .where(eq(merchantSettings.merchantId, merchantId));
    return {
      value: {},
      audit: { entity: "merchant", entityId: merchantId, after: { rechargePasswordSet: true } },
    };
  },
});
