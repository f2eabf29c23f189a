import { type EitherTransaction, taggedSql } from "@/db/either-transaction";
import type { HeldCard } from "@/ledger/held-card";

type Told = {
  readonly merchantIds: readonly bigint[];
  /** `noun.verb`, as the merchant that did it has it in its own audit */
  readonly name: string;
  readonly cardNo: string;
  readonly after: Readonly<Record<string, string | boolean>>;
  readonly at: Date;
};

/**
 * The other merchants of a card find in their own audit what happened to it, and when: it is their customer who is turned
 * away. Where and by whom stays with the merchant that did it.
 */
export async function tellOthers(
  open: EitherTransaction,
  held: HeldCard,
  { by, ...told }: Omit<Told, "merchantIds"> & { readonly by: bigint },
): Promise<void> {
  const merchantIds = held.accounts.map(({ merchantId }) => merchantId).filter((id) => id !== by);
  await auditSystem(open, { ...told, merchantIds });
}

/** A row in the audit of each of these merchants, by nobody of theirs. `after` never holds a secret. */
export async function auditSystem(open: EitherTransaction, told: Told): Promise<void> {
  const { merchantIds, name, cardNo, after, at } = told;
  for (const merchantId of merchantIds)
    await taggedSql(open)`
      insert into audit_events (merchant_id, at, actor_kind, door, origin, name, entity, entity_id, after)
      values (${merchantId.toString()}::bigint, ${at.toISOString()}::timestamptz, 'system', 'system', '', ${name},
        'card', ${cardNo}, (${JSON.stringify(after)}::text)::jsonb)`;
}

/** Whether anything was done to the card after `at`, as this merchant's audit has it; looks at its data are nothing. */
export async function happenedSince(
  open: EitherTransaction,
  merchantId: bigint,
  cardNo: string,
  at: Date,
): Promise<boolean> {
  // The deed itself stands at `at`; one more of that instant counts as later.
  const rows = await taggedSql(open)<{ n: number }>`
    select count(*)::int as n from audit_events
    where merchant_id = ${merchantId.toString()}::bigint and entity = 'card' and entity_id = ${cardNo}
      and at >= ${at.toISOString()}::timestamptz and name like 'card.%'`;
  return (rows[0]?.n ?? 0) > 1;
}
