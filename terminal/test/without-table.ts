import postgres from "postgres";
import { log } from "@/server/log";

/** A table is away while this runs: statements fail half-way and are logged, as in the worst hour of a database. */
export async function withoutTable(
  ownerUrl: string,
  table: string,
  run: () => Promise<unknown>,
): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`alter table ${table} rename to ${table}_away`);
  // As server/action.ts does with what an operation throws.
  await run().catch((error: unknown) => log().error({ err: error }, "operation failed"));
  await sql.unsafe(`alter table ${table}_away rename to ${table}`);
  await sql.end();
}
