import { decideRight, type Right } from "@/domain/rights";
import type { ApprovalDetails } from "@/features/approvals/details";
import { type Agreed, checkSecondPerson, hearWord, type Place } from "@/features/approvals/second-person";
import type { SupervisorWord } from "@/features/operators/supervisor-word";
import { buildWrite } from "@/ledger/build-write";
import { type CardSource, runLocked } from "@/ledger/locked-money";
import type { ActingOperator } from "@/ledger/money-operation";
import type { Executor } from "@/ledger/read-snapshots";
import type { LedgerAnswer, RequestKey } from "@/ledger/request-key";
import type { Snapshot } from "@/ledger/snapshot";
import { type Encode, type Refusal, refusal, type Verdict } from "@/ledger/verdict";
import { now } from "@/server/clock";

/** What every S operation that moves money brings along: the card, and a second person's word or approval. */
export type SupervisedInput = {
  readonly cardNo: string;
  readonly supervisor: SupervisorWord | null;
  /** of an approval asked for before; null without one */
  readonly approvalId: string | null;
};

export type Deciding<Input> = {
  readonly sql: Executor;
  readonly seen: Snapshot;
  readonly input: Input;
  readonly operator: ActingOperator;
  readonly key: RequestKey;
  readonly at: Date;
};

/** An operation that its rules allow, and that now needs the second person. */
export type Judged<Value> = {
  readonly verdict: Extract<Verdict<Value>, { applied: true }>;
  /** makes this operation this one and no other (take-approval.ts) */
  readonly substance: readonly (string | bigint | null)[];
  readonly details: ApprovalDetails;
  /** what else changes in the same commit; `approverName` as the audit shows it */
  readonly deed?: (sql: Executor, approverName: string | null) => Promise<void>;
};

/** A movement of money that asks two people (S of the protocol), written once; every door runs it. */
export type SupervisedMoney<Input extends SupervisedInput, Value> = {
  readonly name: string;
  readonly right: (input: Input) => Right;
  /** false: the maker suffices for what is asked */
  readonly asksSecond: (input: Input) => boolean;
  /** locks what comes before accounts */
  readonly hold?: (sql: Executor, cardNo: string) => Promise<unknown>;
  /** all gates and rules; terminal and account are locked */
  readonly judge: (deciding: Deciding<Input>) => Promise<Judged<Value> | Refusal>;
};

export type SupervisedRequest<Input, Value> = {
  readonly merchantId: bigint;
  readonly key: RequestKey;
  readonly door: "terminal";
  readonly operatorNo: string;
  readonly input: Input;
  readonly card?: CardSource | undefined;
  /** `approverName` is null where nobody else had to agree */
  readonly encode: Encode<Value & Approved>;
  readonly at?: Date;
};

export type Approved = { readonly approverName: string | null };

/**
 * Maker's right, second person's word, gates and rules, second person's approval, commit: in this order, so that a
 * guessed password is counted whatever else is wrong, and no approval is asked for or used up in vain.
 */
export function runSupervised<Input extends SupervisedInput, Value>(
  operation: SupervisedMoney<Input, Value>,
  request: SupervisedRequest<Input, Value>,
): Promise<LedgerAnswer> {
  const { merchantId, key, input } = request;
  const ask = { merchantId, key, cardNo: input.cardNo, limitsOf: null };
  const write = (seen: Snapshot, ref: bigint, at: Date, verdict: Verdict<Value & Approved>) => {
    const frame = { ask, op: operation.name, door: request.door, at, ref, encode: request.encode };
    return buildWrite({ ...frame, record: "request" }, seen, verdict);
  };
  // Set anew by each attempt: a transaction may be run again.
  let heard: Agreed | null = null;
  let deed: ((sql: Executor) => Promise<void>) | null = null;
  return runLocked(
    ask,
    async (sql, seen, ref) => {
      const at = request.at ?? now();
      const done = await judgeAndAgree(operation, request, { sql, seen, at, heard });
      if ("applied" in done) return write(seen, ref, at, done);
      deed = done.deed;
      return write(seen, ref, at, done.verdict);
    },
    {
      card: request.card,
      async first(sql, seen, ref) {
        const at = request.at ?? now();
        const said = await hearMaker(operation, request, { sql, seen, at });
        if (said && "applied" in said) return write(seen, ref, at, said);
        heard = said;
        await operation.hold?.(sql, seen.account?.cardNo ?? "");
        return null;
      },
      after: async (sql) => deed?.(sql),
    },
  );
}

/** The maker's right, then the word of the second person if one was typed. */
async function hearMaker<Input extends SupervisedInput, Value>(
  operation: SupervisedMoney<Input, Value>,
  { input, operatorNo, key }: SupervisedRequest<Input, Value>,
  { sql, seen, at }: { sql: Executor; seen: Snapshot; at: Date },
): Promise<Agreed | Refusal | null> {
  const right = operation.right(input);
  const maker = seen.config.operators.find((o) => o.no === operatorNo);
  if (!maker || decideRight(maker.role, right) === "refused")
    return refusal("NO_RIGHT", { operator: operatorNo });
  if (!operation.asksSecond(input)) return ALONE;
  return hearWord(sql, placeOf(seen, key, at), { right, maker, word: input.supervisor });
}

const ALONE: Agreed = { ok: true, approver: null, approverName: null };

type Agreement<Value> = {
  readonly verdict: Verdict<Value & Approved>;
  readonly deed: ((sql: Executor) => Promise<void>) | null;
};

async function judgeAndAgree<Input extends SupervisedInput, Value>(
  operation: SupervisedMoney<Input, Value>,
  { input, operatorNo, key }: SupervisedRequest<Input, Value>,
  { sql, seen, at, heard }: { sql: Executor; seen: Snapshot; at: Date; heard: Agreed | null },
): Promise<Agreement<Value> | Refusal> {
  const maker = seen.config.operators.find((o) => o.no === operatorNo);
  // Removed between the two looks at the settings.
  if (!maker) return refusal("NO_RIGHT", { operator: operatorNo });
  const judged = await operation.judge({ sql, seen, input, operator: maker, key, at });
  if ("applied" in judged) return judged;
  const { verdict, substance, details, deed } = judged;
  const agreed =
    heard ??
    (await checkSecondPerson(sql, placeOf(seen, key, at), {
      op: operation.name,
      right: operation.right(input),
      maker,
      word: null,
      approvalId: input.approvalId,
      substance,
      details,
    }));
  if ("applied" in agreed) return agreed;
  const { approver, approverName, approvalId } = agreed;
  const signed = approvalId === undefined ? { approver } : { approver, approvalId };
  return {
    verdict: {
      ...verdict,
      value: { ...verdict.value, approverName },
      movement: verdict.movement && { ...verdict.movement, ...signed },
    },
    deed: deed ? (open) => deed(open, approverName) : null,
  };
}

function placeOf(seen: Snapshot, key: RequestKey, at: Date): Place {
  const { merchantId, config, terminal } = seen;
  return { merchantId, operators: config.operators, storeId: terminal.storeId, key, at };
}
