import * as fc from "fast-check";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { commitWithoutWaiting } from "@/terminal/test/commit-without-waiting";
import { type EditedHistory, type OwnerSql, readHistory } from "@/terminal/test/edited-history";
import { EDITS, editColumn } from "@/terminal/test/ledger-edits";
import { smallHistory } from "@/terminal/test/small-history";
import { verifyLedger } from "./verify";

const { ownerUrl } = testDatabase();

const SEED = Number(process.env.YIKA_SEED ?? 20261122);
const ROUNDS = Number(process.env.YIKA_EDIT_ROUNDS ?? 3);

let sql: OwnerSql;

beforeAll(async () => {
  sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, types: { bigint: postgres.BigInt } });
  await sql`set session_replication_role = replica`;
  await sql`set synchronous_commit = off`;
  await commitWithoutWaiting(ownerUrl);
  const checks = await sql<{ table: string; name: string }[]>`
    select conrelid::regclass::text as table, conname as name from pg_constraint
    where contype = 'c' and conrelid in ('entries'::regclass, 'accounts'::regclass, 'requests'::regclass)`;
  for (const { table, name } of checks) await sql.unsafe(`alter table ${table} drop constraint ${name}`);
});
afterAll(() => sql.end());

const story = fc.array(fc.integer({ min: 100, max: 9000 }), { minLength: 6, maxLength: 8 });
const draws = fc.infiniteStream(fc.nat(1_000_000));

/** A fresh history, sound as it stands; afterwards the merchant is gone, so that the next one stands alone. */
async function onFreshHistory(
  { amounts, drawn }: { amounts: number[]; drawn: Iterator<number> },
  run: (history: EditedHistory) => Promise<void>,
): Promise<void> {
  const { merchant } = await smallHistory(amounts);
  expect(await verifyLedger()).toMatchObject({ ok: true, firstBad: null });
  const { merchantId } = merchant;
  const draw = (below: number) => Number(drawn.next().value) % below;
  await run({ merchantId, entries: await readHistory(sql, merchantId), draw });
  await forgetMerchant(merchantId);
}

async function forgetMerchant(merchantId: bigint): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'merchant_id'`;
  await sql.unsafe(
    tables.map(({ name }) => `delete from ${name} where merchant_id = ${merchantId};`).join("\n"),
  );
}

const found = { all: 0, missed: [] as string[] };

async function judge(edit: string, firstBad: string): Promise<void> {
  const verified = await verifyLedger();
  found.all += 1;
  if (verified.ok || !verified.firstBad?.includes(firstBad))
    found.missed.push(`${edit}: ${firstBad} is first, but ${verified.firstBad}`);
}

test("every kind of edit is found, and the first bad row named", async () => {
  const histories = fc.sample(fc.record({ amounts: story, drawn: draws }), {
    numRuns: ROUNDS * Object.keys(EDITS).length,
    seed: SEED,
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, edit] of Object.entries(EDITS)) {
      const history = histories.pop();
      if (history) await onFreshHistory(history, async (h) => judge(name, await edit(sql, h)));
    }
  }
  console.log(
    `edits by a superuser: ${found.all} of ${Object.keys(EDITS).length} kinds, missed ${found.missed.length}, seed ${SEED}`,
  );
  expect(found.missed).toEqual([]);
}, 180_000);

test("no column of an entry can be changed unseen, whichever it is", async () => {
  const columns = await sql<{ name: string; type: string }[]>`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name = 'entries' order by ordinal_position`;
  const [history] = fc.sample(fc.record({ amounts: story, drawn: draws }), { numRuns: 1, seed: SEED });
  if (!history) throw new Error("no history was drawn");
  const missed: string[] = [];
  await onFreshHistory(history, async ({ entries, draw }) => {
    await sql`create temp table kept as select * from entries`;
    for (const { name, type } of columns) {
      const entry = entries[draw(entries.length)];
      if (entry) await editColumn(sql, entry, name, type);
      if ((await verifyLedger()).ok) missed.push(name);
      await sql.unsafe("delete from entries; insert into entries select * from kept");
    }
    expect(await verifyLedger()).toMatchObject({ ok: true });
  });
  console.log(`columns of an entry changed: ${columns.length}, missed ${missed.length}, seed ${SEED}`);
  expect(missed).toEqual([]);
}, 120_000);
