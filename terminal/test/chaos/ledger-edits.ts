import * as fc from "fast-check";
import postgres from "postgres";
import { verifyLedger } from "@/ledger/verify";
import { commitWithoutWaiting } from "../commit-without-waiting";
import { type EditedHistory, type OwnerSql, readHistory } from "../edited-history";
import { EDITS } from "../ledger-edits";
import { smallHistory } from "../small-history";
import { drawFrom } from "./draw";
import { type Figures, figures, type Size } from "./figures";
import type { Place } from "./place";

/** How many rounds of all kinds are tried on one history before there is another. */
const ROUNDS_PER_HISTORY = 4;

/** What edits touch. */
const TABLES = ["entries", "accounts", "requests", "reversals", "settlements", "batches", "terminal_state"];

/** Fen that are spent in a history. */
const story = fc.array(fc.integer({ min: 100, max: 9000 }), { minLength: 6, maxLength: 8 });

/** Rows of the ledger changed by someone with the database's own rights: verification finds each and names the first. */
export async function ledgerEdits(place: Pick<Place, "ownerUrl">, { count, seed }: Size): Promise<Figures> {
  const sql = await withoutConstraints(place.ownerUrl);
  const draw = drawFrom(seed);
  const kinds = Object.entries(EDITS);
  const perHistory = kinds.length * ROUNDS_PER_HISTORY;
  const stories = fc.sample(story, { numRuns: Math.ceil(count / perHistory), seed });
  const missed: string[] = [];
  let tried = 0;
  for (const amounts of stories) {
    const history = await freshHistory(sql, amounts, draw);
    for (let n = 0; n < perHistory && tried < count; n += 1) {
      const [name, edit] = kinds[n % kinds.length] ?? [];
      if (!name || !edit) continue;
      tried += 1;
      const firstBad = await edit(sql, history);
      const verified = await verifyLedger();
      if (verified.ok || !verified.firstBad?.includes(firstBad))
        missed.push(`${name}: ${firstBad} is first, but ${verified.firstBad}`);
      await putBack(sql);
    }
    const sound = await verifyLedger();
    if (!sound.ok) missed.push(`a history put back is not sound: ${sound.firstBad}`);
    await forgetAll(sql, history.merchantId);
  }
  await sql.end();
  for (const line of missed.slice(0, 5)) console.log(line);
  return figures(
    tried,
    `${tried} edits of ${kinds.length} kinds in ${stories.length} histories; missed ${missed.length}`,
    { "every edit was found and the first bad row named": missed.length === 0 },
  );
}

/** The owner's connection, in a database whose constraints and foreign keys no longer help. */
export async function withoutConstraints(ownerUrl: string): Promise<OwnerSql> {
  const sql: OwnerSql = postgres(ownerUrl, {
    max: 1,
    onnotice: () => {},
    types: { bigint: postgres.BigInt },
  });
  await sql`set session_replication_role = replica`;
  await sql`set synchronous_commit = off`;
  await commitWithoutWaiting(ownerUrl);
  const checks = await sql<{ table: string; name: string }[]>`
    select conrelid::regclass::text as table, conname as name from pg_constraint
    where contype = 'c' and conrelid in ('entries'::regclass, 'accounts'::regclass, 'requests'::regclass)`;
  for (const { table, name } of checks) await sql.unsafe(`alter table ${table} drop constraint ${name}`);
  // Checked row by row, it would refuse moving a whole account up in whatever order the rows happen to lie.
  await sql`drop index if exists entries_account_seq`;
  return sql;
}

/** A fresh history, sound as it stands, and a copy of its rows. */
export async function freshHistory(
  sql: OwnerSql,
  amounts: readonly number[],
  draw: EditedHistory["draw"],
): Promise<EditedHistory> {
  const { merchant } = await smallHistory(amounts);
  const { ok, firstBad } = await verifyLedger();
  if (!ok) throw new Error(`the history is not sound before it is edited: ${firstBad}`);
  const { merchantId } = merchant;
  await sql.unsafe(
    TABLES.map(
      (t) => `drop table if exists kept_${t}; create temp table kept_${t} as select * from ${t};`,
    ).join("\n"),
  );
  return { merchantId, entries: await readHistory(sql, merchantId), draw };
}

async function putBack(sql: OwnerSql): Promise<void> {
  await sql.unsafe(
    TABLES.map(
      (t) => `delete from ${t}; insert into ${t} overriding system value select * from kept_${t};`,
    ).join("\n"),
  );
}

/** So that the next one stands alone. */
export async function forgetAll(sql: OwnerSql, merchantId: bigint): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'merchant_id'`;
  await sql.unsafe(
    tables.map(({ name }) => `delete from ${name} where merchant_id = ${merchantId};`).join("\n"),
  );
}
