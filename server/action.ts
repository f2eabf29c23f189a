import { refresh as refreshPage } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import type * as z from "zod";
import { Declined, Forbidden, Invalid, NotFound } from "./errors";
import { formObject } from "./form-object";
import { log } from "./log";
import { type Operation, runOperation } from "./operation";
import { portalContext, requireUser } from "./session";

export type ActionError = {
  /** a rule's reason, or INVALID, NOT_FOUND, FORBIDDEN, UNEXPECTED */
  readonly reason: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** by field path, one code each */
  readonly fields?: Readonly<Record<string, string>>;
};

export type ActionState<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly error: ActionError };

/**
 * An operation as a server action, for `useActionState` (state before, form) and for a direct call (null, object).
 * It answers every refusal; nothing is thrown to the browser but redirects.
 */
export function action<S extends z.ZodType, V>(
  operation: Operation<S, V>,
  { refresh = false }: { refresh?: boolean } = {},
): (before: unknown, input: unknown) => Promise<ActionState<V>> {
  return async (_before, input) => {
    try {
      const ctx = await portalContext(await requireUser());
      const value = await runOperation(operation, ctx, formObject(input));
      if (refresh) refreshPage();
      return { ok: true, value };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, error: toActionError(error, operation.name) };
    }
  };
}

function toActionError(error: unknown, name: string): ActionError {
  if (error instanceof Declined) return { reason: error.reason, detail: error.detail };
  if (error instanceof Invalid) return { reason: "INVALID", detail: {}, fields: error.fields };
  if (error instanceof NotFound) return { reason: "NOT_FOUND", detail: {} };
  if (error instanceof Forbidden) return { reason: "FORBIDDEN", detail: { right: error.right } };
  log().error({ err: error, operation: name }, "operation failed");
  return { reason: "UNEXPECTED", detail: {} };
}
