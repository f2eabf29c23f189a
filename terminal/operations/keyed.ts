import { and, eq } from "drizzle-orm";
import type * as z from "zod";
import type { Tx } from "@/db/client";
import { terminalState, terminals } from "@/db/schema/terminals";
import { countWrongSecret } from "@/domain/password-lock";
import type { SlipFacts } from "@/domain/slip-money";
import { slipFactsOf } from "@/features/settlement/settlement-slip";
import type { LedgerAnswer } from "@/ledger/request-key";
import { type KeyedOutcome, type LockedTerminal, runKeyed } from "@/ledger/terminal-transaction";
import { type Refusal, refusal } from "@/ledger/verdict";
import { Declined, found } from "@/server/errors";
import { type Operation, runOperationIn } from "@/server/operation";
import { type ActiveOperator, type MerchantSettings, merchantSettings } from "@/server/settings";
import { replyText, type TracedDoor } from "../door";
import { codeOf, refusalData } from "../refusal-codes";
import { wordsOf } from "../refusal-words";

/** Where a keyed operation happens: its operator, store and settings, with the terminal's row locked. */
export type Place = {
  readonly tx: Tx;
  readonly terminal: LockedTerminal;
  readonly storeId: bigint;
  readonly settings: MerchantSettings;
  readonly operator: ActiveOperator;
  readonly facts: SlipFacts;
  readonly at: Date;
};

type Done = { readonly applied: true; readonly data: Record<string, unknown> } | Refusal;

/** A keyed operation that moves no money: done or refused, and remembered either way. */
export function performOnce(
  door: TracedDoor,
  op: string,
  run: (tx: Tx, terminal: LockedTerminal, at: Date) => Promise<Done>,
): Promise<LedgerAnswer> {
  const request = {
    merchantId: door.scope.merchantId,
    key: door.key,
    op,
    ...(door.at ? { at: door.at } : {}),
  };
  return runKeyed(request, async (tx, terminal, at): Promise<KeyedOutcome> => {
    const done = await run(tx, terminal, at);
    if (done.applied)
      return { outcome: "applied", answer: { code: "000", reply: replyText("000", done.data, at) } };
    await countWrong(tx, terminal, at, done);
    const code = codeOf(done);
    return {
      outcome: "declined",
      answer: { code, reply: replyText(code, refusalData(done), at, wordsOf(done.reason)) },
    };
  });
}

/** Guessing at many secrets suspends the terminal. A try against a locked password was not looked at: it is none. */
async function countWrong(tx: Tx, terminal: LockedTerminal, now: Date, { marks }: Refusal): Promise<void> {
  if (!marks?.wrongSecret) return;
  const { merchantId, terminalId, wrongSecrets, wrongSince, status } = terminal;
  const wrong = countWrongSecret({ count: wrongSecrets, since: wrongSince, now });
  await tx
    .update(terminalState)
    .set({ wrongSecrets: wrong.count, wrongSince: wrong.since, status: wrong.suspend ? "suspended" : status })
    .where(and(eq(terminalState.merchantId, merchantId), eq(terminalState.terminalId, terminalId)));
}

/** The same for an operator who is signed in, at the terminal's store. */
export async function performAtPlace(
  door: TracedDoor,
  op: string,
  operatorNo: string,
  run: (place: Place) => Promise<Done>,
): Promise<LedgerAnswer> {
  const { merchantId } = door.scope;
  // Before the transaction: with a connection in hand, waiting for a second one can starve the pool.
  const settings = await merchantSettings(merchantId);
  return performOnce(door, op, async (tx, terminal, at) => {
    const operator = settings.operators.find((o) => o.no === operatorNo);
    if (!operator) return refusal("NO_RIGHT", { operator: operatorNo });
    const [row] = await tx
      .select({ storeId: terminals.storeId })
      .from(terminals)
      .where(and(eq(terminals.merchantId, merchantId), eq(terminals.id, door.terminalId)));
    const { storeId } = found(row);
    const facts = slipFactsOf(settings, { terminalId: door.terminalId, storeId, operator, at });
    return run({ tx, terminal, storeId, settings, operator, facts, at });
  });
}

/** The same for an operation that the portal has too: its refusals undo what it began. */
export function performKeyed<S extends z.ZodType, V>(
  door: TracedDoor,
  op: string,
  operatorNo: string,
  operation: Operation<S, V>,
  wire: {
    readonly input: (place: Place) => z.input<S>;
    readonly data: (value: V, facts: SlipFacts) => Record<string, unknown>;
  },
): Promise<LedgerAnswer> {
  return performAtPlace(door, op, operatorNo, async (place) => {
    const done = await doAtPlace(door, place, operation, wire.input(place));
    return done.ok ? { applied: true, data: wire.data(done.value, place.facts) } : done.refused;
  });
}

/** Does it as the operator who is signed in; a refusal undoes what it began, and nothing from before it. */
export async function doAtPlace<S extends z.ZodType, V>(
  door: TracedDoor,
  { tx, operator, at }: Place,
  operation: Operation<S, V>,
  input: z.input<S>,
): Promise<{ readonly ok: true; readonly value: V } | { readonly ok: false; readonly refused: Refusal }> {
  const ctx = {
    scope: door.scope,
    actor: { kind: "operator" as const, id: operator.id, role: operator.role, name: operator.name },
    door: "terminal" as const,
    origin: door.terminal,
    now: at,
  };
  try {
    const value = await tx.transaction((savepoint) => runOperationIn(savepoint, operation, ctx, input));
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Declined) return { ok: false, refused: refusal(error.reason, error.detail) };
    throw error;
  }
}
