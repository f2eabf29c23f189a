import { decideRight, type Right } from "@/domain/rights";
import { now } from "@/server/clock";
import type { MerchantSettings } from "@/server/settings";
import { buildWrite } from "./build-write";
import { submitToLane } from "./lanes";
import { type CardSource, countsElsewhere, runLocked } from "./locked-money";
import type { Ask } from "./read-snapshots";
import type { LedgerAnswer, RequestKey } from "./request-key";
import type { Snapshot } from "./snapshot";
import { type Encode, refusal, type Verdict } from "./verdict";
import type { Write } from "./write-decisions";

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
  /** where the card was shown by a one-time code; `input.cardNo` counts for nothing then */
  readonly card?: CardSource | undefined;
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
  const decide = (seen: Snapshot, ref: bigint) => {
    const at = request.at ?? now();
    const frame = { ask, op: operation.name, door: request.door, at, ref, encode: request.encode };
    return buildWrite({ ...frame, record: "request" }, seen, decideFor(operation, request, seen, at));
  };
  // A one-time code is used up in the same commit: more rows than a lane's statement changes.
  return request.card
    ? runLocked(ask, async (_sql, seen, ref) => decide(seen, ref), { card: request.card })
    : laneOrLocked(ask, decide);
}

/** A lane's statement changes one account. Wrong PINs of a card known elsewhere are counted there too: all its accounts are locked. */
async function laneOrLocked(ask: Ask, decide: (seen: Snapshot, ref: bigint) => Write): Promise<LedgerAnswer> {
  const answer = await submitToLane({
    ask,
    decide: (seen, ref) => {
      const write = decide(seen, ref);
      return countsElsewhere(write) ? "leave" : write;
    },
  });
  if (answer.kind !== "leave") return answer;
  return runLocked(ask, async (_sql, seen, ref) => decide(seen, ref));
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
