import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { operators } from "@/db/schema/operators";
import { terminalState } from "@/db/schema/terminals";
import { countWrongSecret } from "@/domain/password-lock";
import type { LockedTerminal } from "@/ledger/terminal-transaction";
import { type Refusal, refusal } from "@/ledger/verdict";
import { memberOf } from "@/server/member-of";
import { OPERATOR_ROLES } from "@/server/settings";
import { judgePassword } from "../supervisor-word";

export type SignedIn = {
  readonly no: string;
  readonly name: string;
  readonly role: (typeof OPERATOR_ROLES)[number];
  readonly mustChange: boolean;
};

/**
 * 签到: checks an operator's number and password in the terminal's transaction. An unknown number is refused in the
 * same words as a wrong password. The counters of wrong tries are part of the commit that declines.
 */
export async function signInOperator(
  tx: Tx,
  terminal: LockedTerminal,
  asked: { readonly no: string; readonly password: string; readonly now: Date },
): Promise<{ readonly applied: true; readonly value: SignedIn } | Refusal> {
  const { merchantId } = terminal;
  const where = and(
    eq(operators.merchantId, merchantId),
    eq(operators.no, asked.no),
    eq(operators.status, "active"),
  );
  const [row] = await tx.select().from(operators).where(where).for("update");
  if (!row) return countWrong(tx, terminal, asked.now, refusal("PASSWORD_WRONG", {}, { wrongSecret: true }));
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
  if (refused) return countWrong(tx, terminal, asked.now, refused);
  const role = memberOf(OPERATOR_ROLES, row.role);
  return { applied: true, value: { no: row.no, name: row.name, role, mustChange: row.mustChange } };
}

/** A try against a locked password was not looked at: it is no wrong secret. */
async function countWrong(tx: Tx, terminal: LockedTerminal, now: Date, refused: Refusal): Promise<Refusal> {
  if (!refused.marks?.wrongSecret) return refused;
  const { merchantId, terminalId, wrongSecrets, wrongSince, status } = terminal;
  const wrong = countWrongSecret({ count: wrongSecrets, since: wrongSince, now });
  await tx
    .update(terminalState)
    .set({ wrongSecrets: wrong.count, wrongSince: wrong.since, status: wrong.suspend ? "suspended" : status })
    .where(and(eq(terminalState.merchantId, merchantId), eq(terminalState.terminalId, terminalId)));
  return refused;
}
