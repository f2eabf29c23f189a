import type * as z from "zod";
import type { Tx } from "@/db/client";
import { tx as inTransaction } from "@/db/tx";
import { decideRight, type Right, type Role } from "@/domain/rights";
import type { Actor, Door } from "./actor";
import { type AuditRecord, writeAudit } from "./audit";
import { now } from "./clock";
import { Forbidden, Invalid } from "./errors";
import { fieldCodes } from "./input-fields";
import { mintScope, type Scope } from "./scope";

/** Who acts, for which merchant, through which door, when. `origin` is a terminal's number or a network address. */
export type Context = {
  readonly scope: Scope;
  readonly actor: Actor;
  readonly door: Door;
  readonly origin: string;
  readonly now: Date;
  readonly locale?: string;
};

/** As Context, before there is a merchant. */
export type PlatformContext = Omit<Context, "scope">;

export type Operation<S extends z.ZodType, V> = {
  /** `noun.verb`, as the audit shows it */
  readonly name: string;
  readonly right: Right;
  readonly input: S;
  /** Comes before the deed's transaction and stays, whatever becomes of it: a wrong password has to be counted. */
  before?(asked: { readonly ctx: Context; readonly input: z.output<S> }): Promise<void>;
  /** `audit` null only where nothing was changed */
  run(asked: {
    readonly tx: Tx;
    readonly ctx: Context;
    readonly input: z.output<S>;
  }): Promise<{ readonly value: V; readonly audit: AuditRecord | null }>;
};

export function defineOperation<S extends z.ZodType, V>(operation: Operation<S, V>): Operation<S, V> {
  return operation;
}

/**
 * Rights, input, transaction, deed, audit, in this order; the audit is in the deed's own transaction.
 * @throws Forbidden, Invalid, and what the deed throws: Declined, NotFound
 */
export async function runOperation<S extends z.ZodType, V>(
  operation: Operation<S, V>,
  ctx: Context,
  raw: unknown,
): Promise<V> {
  requireRightOf(ctx.actor.role, operation.right);
  const input = parseInput(operation.input, raw);
  await operation.before?.({ ctx, input });
  return inTransaction((tx) => deed(operation, tx, ctx, input));
}

/** The same for a door that owns the transaction. */
export async function runOperationIn<S extends z.ZodType, V>(
  tx: Tx,
  operation: Operation<S, V>,
  ctx: Context,
  raw: unknown,
): Promise<V> {
  requireRightOf(ctx.actor.role, operation.right);
  if (operation.before) throw new Error(`${operation.name} needs a transaction of its own`);
  return deed(operation, tx, ctx, parseInput(operation.input, raw));
}

async function deed<S extends z.ZodType, V>(
  operation: Operation<S, V>,
  tx: Tx,
  ctx: Context,
  input: z.output<S>,
): Promise<V> {
  const { value, audit } = await operation.run({ tx, ctx, input });
  if (audit) await writeAudit(tx, { ...ctx, merchantId: ctx.scope.merchantId, name: operation.name }, audit);
  return value;
}

/** What the platform does to merchants: it has no scope before it runs, and names the merchant afterwards. */
export type PlatformOperation<S extends z.ZodType, V> = {
  readonly name: string;
  readonly right: Right;
  readonly input: S;
  run(asked: {
    readonly tx: Tx;
    readonly ctx: PlatformContext;
    readonly input: z.output<S>;
  }): Promise<{ readonly value: V; readonly merchantId: bigint; readonly audit: AuditRecord }>;
};

export function definePlatformOperation<S extends z.ZodType, V>(
  operation: PlatformOperation<S, V>,
): PlatformOperation<S, V> {
  return operation;
}

/** @throws Forbidden, Invalid, Declined, NotFound */
export async function runPlatformOperation<S extends z.ZodType, V>(
  operation: PlatformOperation<S, V>,
  ctx: PlatformContext,
  raw: unknown,
): Promise<V> {
  requireRightOf(ctx.actor.role, operation.right);
  const input = parseInput(operation.input, raw);
  return inTransaction(async (tx) => {
    const { value, merchantId, audit } = await operation.run({ tx, ctx, input });
    await writeAudit(tx, { ...ctx, merchantId, name: operation.name }, audit);
    return value;
  });
}

/** The platform at the command line. */
export function platformContext(at: Date = now()): PlatformContext {
  return {
    actor: { kind: "platform", id: null, role: "platform", name: "platform" },
    door: "admin",
    origin: "command line",
    now: at,
  };
}

/**
 * The command line acting for one merchant. Whoever has a shell on the server has the owner's rights anyway; the
 * audit says that it was the platform, through the admin door.
 */
export function adminContext(merchantId: bigint, at: Date = now()): Context {
  const ctx = platformContext(at);
  return { ...ctx, scope: mintScope(merchantId), actor: { ...ctx.actor, role: "owner" } };
}

/** A role that would need a second person's approval is refused here: asking for it is the ledger's and the door's. */
function requireRightOf(role: Role, right: Right): void {
  if (decideRight(role, right) !== "allowed") throw new Forbidden(right);
}

function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new Invalid(fieldCodes(parsed.error));
  return parsed.data;
}
