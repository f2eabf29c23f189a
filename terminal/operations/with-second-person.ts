import { and, eq } from "drizzle-orm";
import type * as z from "zod";
import { merchantSettings } from "@/db/schema/merchants";
import { users } from "@/db/schema/users";
import { ROLES } from "@/domain/rights";
import type { ApprovalDetails } from "@/features/approvals/details";
import { type Agreed, checkSecondPerson, hearWord } from "@/features/approvals/second-person";
import type { LedgerAnswer } from "@/ledger/request-key";
import { type Refusal, refusal } from "@/ledger/verdict";
import type { Actor } from "@/server/actor";
import { Declined, Forbidden, found } from "@/server/errors";
import { memberOf } from "@/server/member-of";
import { type Operation, runOperationIn } from "@/server/operation";
import { type Secrets, secretOf, type TracedDoor } from "../door";
import type { TracedOperation } from "../protocol/operations";
import { type Place, performAtPlace } from "./keyed";

type Worded = {
  readonly operator: string;
  readonly supervisor?: { readonly no: string } | undefined;
  readonly approvalId?: string | undefined;
};

export type Seconded<S extends z.ZodType, V> = {
  readonly op: TracedOperation;
  readonly operation: Operation<S, V>;
  /** what makes it this one and no other; never a secret */
  readonly substance: readonly string[];
  readonly details: ApprovalDetails;
  /** what can be refused before anybody is asked to agree; else the operation's input */
  readonly rules: (place: Place) => Promise<{ readonly ok: true; readonly input: z.input<S> } | Refusal>;
  readonly data: (value: V, place: Place) => Record<string, unknown>;
};

/**
 * An operation whose right is the second person's: by password or approval they act, and the audit names them; whoever
 * is signed in only asks (terminal-protocol.md §5, S). The merchant's settings row is locked first, as every change to
 * operators and settings does.
 */
export function performSeconded<S extends z.ZodType, V>(
  door: TracedDoor,
  data: Worded,
  secrets: Secrets,
  deed: Seconded<S, V>,
): Promise<LedgerAnswer> {
  const word = data.supervisor
    ? { no: data.supervisor.no, password: secretOf(secrets, "supervisor.password") }
    : null;
  const { op, operation, substance, details } = deed;
  const { right } = operation;
  return performAtPlace(door, op, data.operator, async (place) => {
    const { merchantId } = door.scope;
    await place.tx
      .select({ version: merchantSettings.version })
      .from(merchantSettings)
      .where(eq(merchantSettings.merchantId, merchantId))
      .for("update");
    const here = {
      merchantId,
      operators: place.settings.operators,
      storeId: place.storeId,
      key: door.key,
      at: place.at,
    };
    const asked = { right, maker: place.operator, word };
    const heard = await hearWord(place.tx, here, asked);
    if (heard && "applied" in heard) return heard;
    const ruled = await deed.rules(place);
    if ("applied" in ruled) return ruled;
    const approval = { op, approvalId: data.approvalId ?? null, substance, details };
    try {
      // Agreement and deed in one savepoint: an approval is not used up by what is then refused.
      return await place.tx.transaction(async (savepoint) => {
        const agreed = heard ?? (await checkSecondPerson(savepoint, here, { ...asked, ...approval }));
        if ("applied" in agreed) return agreed;
        const actor = await actorOf({ ...place, tx: savepoint }, merchantId, agreed);
        const ctx = { scope: door.scope, actor, door: "terminal" as const, origin: door.terminal };
        const value = await runOperationIn(savepoint, operation, { ...ctx, now: place.at }, ruled.input);
        return { applied: true as const, data: deed.data(value, place) };
      });
    } catch (error) {
      if (error instanceof Declined) return refusal(error.reason, error.detail);
      // The second person's own right has bounds too: a supervisor does not remove a supervisor.
      if (error instanceof Forbidden) return refusal("NO_RIGHT");
      throw error;
    }
  });
}

async function actorOf(
  { tx, settings, operator }: Place,
  merchantId: bigint,
  { approver }: Agreed,
): Promise<Actor> {
  if (approver?.kind === "user") {
    const [user] = await tx
      .select({ name: users.name, role: users.role })
      .from(users)
      .where(and(eq(users.merchantId, merchantId), eq(users.id, approver.id)));
    const { name, role } = found(user);
    return { kind: "user", id: approver.id, role: memberOf(ROLES, role), name };
  }
  const { id, name, role } = approver
    ? found(settings.operators.find((o) => o.id === approver.id))
    : operator;
  return { kind: "operator", id, role, name };
}
