import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { operators } from "@/db/schema/operators";
import { type Refusal, refusal } from "@/ledger/verdict";
import { judgePassword } from "./supervisor-word";

export type OwnPasswordAsked = { readonly no: string; readonly password: string; readonly now: Date };

/**
 * The active operator of this number if the password is theirs, with the row locked; wrong tries are counted in the
 * commit that declines. An unknown number is refused in the same words as a wrong password: 110, 112.
 */
export async function checkOwnPassword(
  tx: Tx,
  merchantId: bigint,
  asked: OwnPasswordAsked,
): Promise<typeof operators.$inferSelect | Refusal> {
  const where = and(
    eq(operators.merchantId, merchantId),
    eq(operators.no, asked.no),
    eq(operators.status, "active"),
  );
  const [row] = await tx.select().from(operators).where(where).for("update");
  if (!row) return refusal("PASSWORD_WRONG", {}, { wrongSecret: true });
  const { lock, refused } = judgePassword(
    {
      verifier: row.passwordVerifier,
      key: row.passwordKey,
      fails: row.passwordFails,
      lockedUntil: row.lockedUntil,
    },
    asked.password,
    asked.now,
  );
  await tx
    .update(operators)
    .set({ passwordFails: lock.fails, lockedUntil: lock.lockedUntil })
    .where(and(eq(operators.merchantId, merchantId), eq(operators.id, row.id)));
  return refused ?? row;
}
