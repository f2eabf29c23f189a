import type * as z from "zod";
import { cardFromToken } from "@/features/cards/card-token";
import type { LedgerAnswer } from "@/ledger/request-key";
import type { Refusal } from "@/ledger/verdict";
import type { Operation } from "@/server/operation";
import type { TracedDoor } from "../door";
import type { TracedOperation } from "../protocol/operations";
import { doAtPlace, type Place, performAtPlace } from "./keyed";

type CardShown = { readonly no: string } | { readonly token: string };

/** What a gate lets through: the operation's input, and who agreed, where a second person had to. */
export type Let<Input> = {
  readonly ok: true;
  readonly input: Input;
  readonly approver?: string | null;
};

export type CardDeed<S extends z.ZodType, V> = {
  readonly operation: Operation<S, V>;
  /**
   * Who has to be asked before: PIN, second person. Its refusal is committed with the request, so that wrong tries count;
   * the operation's own refusals undo the operation alone.
   */
  readonly gate: (place: Place, cardNo: string) => Promise<Let<z.input<S>> | Refusal>;
  readonly data: (value: V, place: Place, approver: string | null) => Record<string, unknown>;
};

/** A deed on a card that moves no money, through its gate, once. */
export function performOnCard<S extends z.ZodType, V>(
  door: TracedDoor,
  op: TracedOperation,
  asked: { readonly operator: string; readonly card: CardShown },
  deed: CardDeed<S, V>,
): Promise<LedgerAnswer> {
  return performAtPlace(door, op, asked.operator, async (place) => {
    const code = "token" in asked.card ? cardFromToken(asked.card.token, place.at) : null;
    const cardNo = "no" in asked.card ? asked.card.no : ((await code?.find(place.tx)) ?? "");
    const gated = await deed.gate(place, cardNo);
    if ("applied" in gated) return gated;
    const done = await doAtPlace(door, place, deed.operation, gated.input);
    if (!done.ok) return done.refused;
    await code?.use(place.tx);
    return { applied: true, data: deed.data(done.value, place, gated.approver ?? null) };
  });
}
