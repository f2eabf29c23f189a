import type { Tx } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import type { Actor, Door } from "./actor";

/** What was changed: the noun, its id, and its columns before and after. Never a secret. */
export type AuditRecord = {
  readonly entity: string;
  readonly entityId: bigint | string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

export type AuditSource = {
  readonly merchantId: bigint;
  readonly actor: Actor;
  readonly door: Door;
  readonly origin: string;
  readonly now: Date;
  readonly name: string;
};

/** One row, in the transaction of the deed it records. */
export async function writeAudit(tx: Tx, source: AuditSource, record: AuditRecord): Promise<void> {
  await tx.insert(auditEvents).values({
    merchantId: source.merchantId,
    at: source.now,
    actorKind: source.actor.kind,
    actorId: source.actor.id,
    door: source.door,
    origin: source.origin,
    name: source.name,
    entity: record.entity,
    entityId: String(record.entityId),
    before: record.before ? auditable(record.before) : null,
    after: record.after ? auditable(record.after) : null,
  });
}

const SECRET_WORD = /pass(word|code)|secret|verifier|hash|salt|seal(ed)?$|token|credential/i;
const SECRET_TAIL = /(^|_)(pin|key|code)s?$|[a-z](Pin|Key|Code)s?$/;

const namesSecret = (key: string) => SECRET_WORD.test(key) || SECRET_TAIL.test(key);

/**
 * The record as plain JSON: 64-bit integers as digits, instants as RFC 3339.
 * @throws Error on a key that names a secret (whether one was set may be told, as a boolean) and on raw bytes
 */
export function auditable(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (namesSecret(key) && typeof inner !== "boolean" && inner !== undefined) {
        throw new Error(`audit: ${key} looks like a secret`);
      }
      return [key, plain(inner, key)];
    }),
  );
}

function plain(value: unknown, key: string): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) throw new Error(`audit: ${key} holds raw bytes`);
  if (Array.isArray(value)) return value.map((inner: unknown) => plain(inner, key));
  if (typeof value === "object" && value !== null)
    return auditable(Object.fromEntries(Object.entries(value)));
  return value;
}
