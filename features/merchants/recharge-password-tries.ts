import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { merchantSettings } from "@/db/schema/merchants";
import { terminalState } from "@/db/schema/terminals";
import { decidePassword, type PasswordLock } from "@/domain/password-lock";
import { lockAfter } from "@/ledger/card-gates";
import type { LockedTerminal } from "@/ledger/terminal-transaction";
import { type Refusal, refusal } from "@/ledger/verdict";
import { found } from "@/server/errors";
import { verifierMatches } from "@/server/verifier";

/**
 * The recharge password as typed at a terminal, for deeds without an entry: the same lock per terminal as before a
 * recharge (ledger/card-gates). Null when it is right; refuses with RECHARGE_PASSWORD_WRONG (111), PASSWORD_LOCKED (112).
 */
export async function judgeRechargePassword(
  tx: Tx,
  { merchantId, terminalId, rechargeFails, rechargeLockedUntil }: LockedTerminal,
  password: string,
  now: Date,
): Promise<Refusal | null> {
  const [row] = await tx
    .select({
      verifier: merchantSettings.rechargePasswordVerifier,
      key: merchantSettings.rechargePasswordKey,
    })
    .from(merchantSettings)
    .where(eq(merchantSettings.merchantId, merchantId));
  const { verifier, key } = found(row);
  const given = verifierMatches(password, verifier, key) ? "right" : "wrong";
  const decided = decidePassword({ given, fails: rechargeFails, lockedUntil: rechargeLockedUntil, now });
  if (!decided.ok && decided.reason === "PASSWORD_LOCKED")
    return refusal("PASSWORD_LOCKED", { lockedUntil: rechargeLockedUntil });
  const lock: PasswordLock = decided.ok ? decided.value : lockAfter(decided.detail);
  await tx
    .update(terminalState)
    .set({ rechargeFails: lock.fails, rechargeLockedUntil: lock.lockedUntil })
    .where(and(eq(terminalState.merchantId, merchantId), eq(terminalState.terminalId, terminalId)));
  if (decided.ok) return null;
  return refusal("RECHARGE_PASSWORD_WRONG", { triesLeft: decided.detail?.triesLeft }, { wrongSecret: true });
}
