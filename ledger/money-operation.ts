import { decideRight, type Right } from "@/domain/rights";
import { now } from "@/server/clock";
import type { MerchantSettings } from "@/server/settings";
import { buildWrite } from "./build-write";
import { submitToLane } from "./lanes";
import type { Ask } from "./read-snapshots";
import type { LedgerAnswer, RequestKey } from "./request-key";
import type { Snapshot } from "./snapshot";
import { type Encode, refusal, type Verdict } from "./verdict";

/** The operator a request names, as the merchant's config knows them. */
export type ActingOperator = MerchantSettings["operators"][number];

export type MoneyContext = { readonly at: Date; readonly operator: ActingOperator };

/** A movement of money or points written once; every door runs it. `decide` reads nothing but its arguments. */
export type MoneyOperation<Input extends { readonly cardNo: string }, Value> = {
  readonly name: string;
  readonly right: Right;
  /** reads what limits of tiers and operators need */
  readonly countsTowardsLimits: boolean;
  readonly decide: (input: Input, seen: Snapshot, context: MoneyContext) => Verdict<Value>;
};

export function defineMoneyOperation<Input extends { readonly cardNo: string }, Value>(
  operation: MoneyOperation<Input, Value>,
): MoneyOperation<Input, Value> {
  return operation;
}

/** Who asks for a money operation, and how the answer is put into words. */
export type MoneyRequest<Input, Value> = {
  readonly merchantId: bigint;
  readonly key: RequestKey;
  readonly door: "terminal";
  readonly operatorNo: string;
  readonly input: Input;
  readonly encode: Encode<Value>;
  /** the instant of the operation; the present unless history is being made */
  readonly at?: Date;
};

/**
 * Runs a money operation that needs one account: looks up the key, loads, decides, commits in one statement shared
 * with whoever waits too. Resolves after the commit; throws only when the outcome is unknown (a database failure).
 */
export function runMoney<Input extends { readonly cardNo: string }, Value>(
  operation: MoneyOperation<Input, Value>,
  request: MoneyRequest<Input, Value>,
): Promise<LedgerAnswer> {
  const ask = askFor(operation, request);
  return submitToLane({
    ask,
    decide: (seen, ref) => {
      const at = request.at ?? now();
      const frame = { ask, op: operation.name, door: request.door, at, ref, encode: request.encode };
      return buildWrite({ ...frame, record: "request" }, seen, decideFor(operation, request, seen, at));
    },
  });
}

function askFor<Input extends { readonly cardNo: string }, Value>(
  operation: MoneyOperation<Input, Value>,
  request: MoneyRequest<Input, Value>,
): Ask {
  return {
    merchantId: request.merchantId,
    key: request.key,
    cardNo: request.input.cardNo,
    limitsOf: operation.countsTowardsLimits
      ? { operatorNo: request.operatorNo, at: request.at ?? now() }
      : null,
  };
}

/** The gates every money operation shares: the operator exists and has the right (domain.md §4). */
export function decideFor<Input extends { readonly cardNo: string }, Value>(
  operation: MoneyOperation<Input, Value>,
  request: Pick<MoneyRequest<Input, Value>, "operatorNo" | "input">,
  seen: Snapshot,
  at: Date,
): Verdict<Value> {
  const operator = seen.config.operators.find((o) => o.no === request.operatorNo);
  if (!operator) return refusal("NO_RIGHT", { operator: request.operatorNo });
  if (decideRight(operator.role, operation.right) === "refused")
    return refusal("NO_RIGHT", { operator: operator.no });
  return operation.decide(request.input, seen, { at, operator });
}
