import { insertUser } from "@/features/users/operations/insert-user";
import { found } from "@/server/errors";
import { definePlatformOperation } from "@/server/operation";
import { randomPassword } from "@/server/password-hash";
import { findMerchantBySlug } from "../queries";
import { createOwnerInput } from "../schema";

/** One more owner of a merchant; the password is told once. */
export const createOwner = definePlatformOperation({
  name: "owner.create",
  right: "merchant:manage",
  input: createOwnerInput,
  async run({ tx, ctx, input }) {
    const merchant = found(await findMerchantBySlug(input.merchant, tx));
    const { login, name } = input;
    const password = input.password ?? randomPassword();
    const userId = await insertUser(tx, {
      merchantId: merchant.id,
      login,
      name,
      role: "owner",
      password,
      now: ctx.now,
    });
    return {
      merchantId: merchant.id,
      value: { merchantId: merchant.id, userId, login, password },
      audit: { entity: "user", entityId: userId, after: { login, name, role: "owner" } },
    };
  },
});
