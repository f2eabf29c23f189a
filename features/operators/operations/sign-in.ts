import type { Tx } from "@/db/client";
import type { LockedTerminal } from "@/ledger/terminal-transaction";
import type { Refusal } from "@/ledger/verdict";
import { memberOf } from "@/server/member-of";
import { OPERATOR_ROLES } from "@/server/settings";
import { checkOwnPassword, type OwnPasswordAsked } from "../own-password";

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
  { merchantId }: LockedTerminal,
  asked: OwnPasswordAsked,
): Promise<{ readonly applied: true; readonly value: SignedIn } | Refusal> {
  const operator = await checkOwnPassword(tx, merchantId, asked);
  if ("applied" in operator) return operator;
  const { no, name, mustChange } = operator;
  return {
    applied: true,
    value: { no, name, role: memberOf(OPERATOR_ROLES, operator.role), mustChange },
  };
}
