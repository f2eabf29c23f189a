import type { EitherTransaction } from "@/db/either-transaction";
import { decideApprover, type Right } from "@/domain/rights";
import { checkOperatorPassword, type SupervisorWord } from "@/features/operators/supervisor-word";
import { type Refusal, refusal } from "@/ledger/verdict";
import type { ActiveOperator } from "@/server/settings";
import type { Agreed, Place } from "./agreement";
import { type ApprovalAsked, takeOrAskApproval } from "./take-approval";

/**
 * The second person of every S operation (protocol section 5), for the ledger's transactions and Drizzle's alike.
 *
 * Order in an operation: rights of the maker → `hearWord` → all other gates and rules → `checkSecondPerson`, last, so
 * that no approval is used up by an operation that is then declined, and none is asked for that could not be done:
 *
 *     const heard = await hearWord(open, place, { right, maker, word });
 *     if (heard && "applied" in heard) return heard;
 *     … gates and rules …
 *     const agreed = heard ?? (await checkSecondPerson(open, place, { …, word: null }));
 *     if ("applied" in agreed) return agreed;
 *
 * Where no gates lie between, `checkSecondPerson` with the word does both. A refusal of either must be COMMITTED with
 * the declined request (return it, never throw it out of a savepoint): it counted a wrong password or asked for an
 * approval. `marks.wrongSecret` also counts against the terminal: `buildWrite` and `performOnce` see to that.
 */
export type { Agreed, Place } from "./agreement";

export type WordAsked = {
  readonly right: Right;
  readonly maker: ActiveOperator;
  readonly word: SupervisorWord | null;
};

/**
 * Checks the supervisor's word if one was typed; null when none was. The operator's row is locked, and a wrong password
 * raises its counter in the same commit. Refuses with NO_RIGHT (115), PASSWORD_WRONG (110), PASSWORD_LOCKED (112).
 */
export async function hearWord(
  open: EitherTransaction,
  place: Place,
  { right, maker, word }: WordAsked,
): Promise<Agreed | Refusal | null> {
  if (!word) return null;
  const supervisor = place.operators.find((o) => o.no === word.no);
  if (!supervisor) return refusal("NO_RIGHT", { operator: word.no });
  const rule = decideApprover({
    makerId: maker.id,
    approverId: supervisor.id,
    approverRole: supervisor.role,
    right,
  });
  if (!rule.ok) return refusal("NO_RIGHT", { operator: word.no });
  const wrong = await checkOperatorPassword(open, place.merchantId, supervisor.id, word.password, place.at);
  if (wrong) return wrong;
  const { approverId } = rule.value;
  return approverId === null
    ? { ok: true, approver: null, approverName: null }
    : {
        ok: true,
        approver: { kind: "operator", id: approverId },
        approverName: `${supervisor.no} ${supervisor.name}`,
      };
}

/**
 * The second person's agreement: by word, else by approval. A granted approval is used up in this transaction; without
 * word and approval one is asked for. Refuses with what `hearWord` refuses with, and APPROVAL_NEEDED (108, approvalId),
 * APPROVAL_UNKNOWN (114), APPROVAL_REFUSED (115, approval: denied, expired, used, other).
 */
export async function checkSecondPerson(
  open: EitherTransaction,
  place: Place,
  asked: WordAsked & ApprovalAsked,
): Promise<Agreed | Refusal> {
  return (await hearWord(open, place, asked)) ?? takeOrAskApproval(open, place, asked);
}
