import type { Tx } from "@/db/client";
import { users } from "@/db/schema/users";
import { Declined } from "@/server/errors";
import { hashPassword } from "@/server/password-hash";

/** @returns the new id. @throws Declined LOGIN_TAKEN */
export async function insertUser(
  tx: Tx,
  user: { merchantId: bigint; login: string; name: string; role: string; password: string; now: Date },
): Promise<bigint> {
  const [row] = await tx
    .insert(users)
    .values({
      merchantId: user.merchantId,
      login: user.login,
      name: user.name,
      role: user.role,
      passwordHash: await hashPassword(user.password),
      createdAt: user.now,
    })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (!row) throw new Declined("LOGIN_TAKEN", { login: user.login });
  return row.id;
}
