import { signInOperator } from "@/features/operators/operations/sign-in";
import type { LedgerAnswer } from "@/ledger/request-key";
import { merchantSettings } from "@/server/settings";
import { type Answer, answer, type QueryDoor, type Secrets, secretOf, type TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { performOnce } from "./keyed";

export function performSignIn(
  door: TracedDoor,
  data: DataOf<"operator.signIn">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  const password = secretOf(secrets, "password");
  // Not "at place": an unknown number must look like a wrong password.
  return performOnce(door, "operator.signIn", async (tx, terminal, at) => {
    const result = await signInOperator(tx, terminal, { no: data.operator, password, now: at });
    return result.applied ? { applied: true, data: result.value } : result;
  });
}

export async function answerOperators(door: QueryDoor): Promise<Answer> {
  const { operators } = await merchantSettings(door.scope.merchantId);
  return answer("000", { items: operators.map(({ no, name, role }) => ({ no, name, role })) });
}
