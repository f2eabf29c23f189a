import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { z } from "zod";
import { StartRefusal } from "./start-refusal";

const folder = fileURLToPath(new URL("./migrations", import.meta.url));
const journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });
/** Any number, the same for every version of the product: one process migrates at a time. */
const lockKey = 7_364_001;

/**
 * Brings the schema up to the code's, as the database's owner. Returns how many migrations it ran. Throws
 * `StartRefusal` when the database already has a migration that this code does not know.
 */
export async function migrateDatabase(url: string): Promise<number> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    // Needed on a sharded PostgreSQL; a plain one takes it as a setting nobody reads.
    connection: { "citus.multi_shard_modify_mode": "sequential", application_name: "yika migration" },
  });
  try {
    await sql`select pg_advisory_lock(${lockKey})`;
    const known = journal.parse(
      JSON.parse(fs.readFileSync(path.join(folder, "meta/_journal.json"), "utf8")),
    ).entries;
    const before = await applied(sql);
    const newest = known.at(-1)?.when ?? 0;
    if (before.some((when) => when > newest))
      throw new StartRefusal("The database was migrated by a newer version of Yika; start that version.");
    await migrate(drizzle(sql), { migrationsFolder: folder });
    return (await applied(sql)).length - before.length;
  } finally {
    await sql.end();
  }
}

/** A fact of table `installation`, or `null`; asked before migrating, when there may be no table and no role yet. */
export async function readFactAsOwner(url: string, name: string): Promise<string | null> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [table] = await sql`select to_regclass('public.installation') is not null as there`;
    if (!table?.there) return null;
    const [row] = await sql<{ value: string }[]>`select value from public.installation where name = ${name}`;
    return row?.value ?? null;
  } finally {
    await sql.end();
  }
}

async function applied(sql: postgres.Sql): Promise<number[]> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!table?.there) return [];
  const rows = await sql<
    { when: string }[]
  >`select created_at::text as when from drizzle.__drizzle_migrations`;
  return rows.map((row) => Number(row.when));
}
