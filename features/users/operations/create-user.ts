import { defineOperation } from "@/server/operation";
import { randomPassword } from "@/server/password-hash";
import { createUserInput } from "../schema";
import { insertUser } from "./insert-user";

/** A person who may sign in to the portal. The value holds the password only if it was made here. */
export const createUser = defineOperation({
  name: "user.create",
  right: "user:manage",
  input: createUserInput,
  async run({ tx, ctx, input }) {
    const password = input.password ?? randomPassword();
    const { login, name, role } = input;
    const userId = await insertUser(tx, {
      merchantId: ctx.scope.merchantId,
      login,
      name,
      role,
      password,
      now: ctx.now,
    });
    return {
      value: { userId, login, password: input.password ? null : password },
      audit: { entity: "user", entityId: userId, after: { login, name, role } },
    };
  },
});
