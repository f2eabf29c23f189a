import { expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { drawFrom } from "@/terminal/test/chaos/draw";
import { forgetAll, freshHistory, ledgerEdits, withoutConstraints } from "@/terminal/test/chaos/ledger-edits";
import { SEED, wrongOf } from "@/terminal/test/chaos/told";
import { EDITS, editColumn } from "@/terminal/test/ledger-edits";
import { verifyLedger } from "./verify";

const { ownerUrl } = testDatabase();

test("every kind of edit is found, and the first bad row named", async () => {
  const place = { ownerUrl };
  const count = 2 * Object.keys(EDITS).length;
  expect(wrongOf("ledger-edits", await ledgerEdits(place, { count, seed: SEED }))).toEqual([]);
}, 180_000);

test("no column of an entry can be changed unseen, whichever it is", async () => {
  const sql = await withoutConstraints(ownerUrl);
  const columns = await sql<{ name: string; type: string }[]>`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name = 'entries' order by ordinal_position`;
  const missed: string[] = [];
  const { entries, draw, merchantId } = await freshHistory(
    sql,
    [700, 1200, 300, 4100, 900, 2500],
    drawFrom(SEED),
  );
  await sql`create temp table kept as select * from entries`;
  for (const { name, type } of columns) {
    const entry = entries[draw(entries.length)];
    if (entry) await editColumn(sql, entry, name, type);
    if ((await verifyLedger()).ok) missed.push(name);
    await sql.unsafe("delete from entries; insert into entries select * from kept");
  }
  expect(await verifyLedger()).toMatchObject({ ok: true });
  await forgetAll(sql, merchantId);
  await sql.end();
  console.log(`columns of an entry changed: ${columns.length}, missed ${missed.length}, seed ${SEED}`);
  expect(missed).toEqual([]);
}, 120_000);
