import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { operators } from "@/db/schema/operators";
import type { LockedTerminal } from "@/ledger/terminal-transaction";
import { type Refusal, refusal } from "@/ledger/verdict";
import { writeAudit } from "@/server/audit";
import { memberOf } from "@/server/member-of";
import { OPERATOR_ROLES } from "@/server/settings";
import { makeVerifier } from "@/server/verifier";
import { checkOwnPassword } from "../own-password";

/**
 * 主管改密, 柜员改密: one's own password, by who knows the old one, in the terminal's transaction. No operation of
 * server/operation: its refusals have to be committed, since wrong tries count. Refuses with PASSWORD_WRONG (110),
 * PASSWORD_LOCKED (112), SAME_PASSWORD (119). No settings hold the password, so their version stays.
 */
export async function changeOperatorPassword(
  tx: Tx,
  { merchantId, terminalId }: LockedTerminal,
  asked: {
    readonly no: string;
    readonly password: string;
    readonly newPassword: string;
    readonly now: Date;
  },
): Promise<{ readonly applied: true } | Refusal> {
  const operator = await checkOwnPassword(tx, merchantId, asked);
  if ("applied" in operator) return operator;
  if (asked.newPassword === asked.password) return refusal("SAME_PASSWORD");
  const { id, name } = operator;
  const { verifier, key } = makeVerifier(asked.newPassword);
  await tx
    .update(operators)
    .set({ passwordVerifier: verifier, passwordKey: key, mustChange: false })
    .where(and(eq(operators.merchantId, merchantId), eq(operators.id, id)));
  const role = memberOf(OPERATOR_ROLES, operator.role);
  await writeAudit(
    tx,
    {
      merchantId,
      actor: { kind: "operator", id, role, name },
      door: "terminal",
      origin: terminalId.toString(),
      now: asked.now,
      name: "operator.changePassword",
    },
    { entity: "operator", entityId: id, after: { passwordSet: true, mustChange: false } },
  );
  return { applied: true };
}
