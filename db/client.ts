import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { endWithTheirConnection } from "./live-transactions";

export type Database = PostgresJsDatabase;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
export type LedgerSql = postgres.Sql<{ bigint: bigint }>;

declare global {
  // One per process: the custom server and the pages' bundles each have their own copy of this module.
  var yikaDatabase: { url?: string; pool?: LedgerSql; database?: Database; ledger?: LedgerSql } | undefined;
}

/** Drizzle over the pages' and operations' pool, as the application role. */
export function db(): Database {
  const open = connections();
  open.pool ??= connect(8);
  open.database ??= drizzle(open.pool);
  return open.database;
}

/** The ledger's own pool, so that a busy page never takes a connection from a payment; bigint columns are BigInt. */
export function ledgerSql(): LedgerSql {
  const open = connections();
  open.ledger ??= connect(6);
  return open.ledger;
}

/** A connection of its own for LISTEN; whoever opened it ends it. */
export function listenConnection(): LedgerSql {
  return connect(1);
}

/** Chooses the database for this process; without it `DATABASE_URL` counts. Throws while another one is open. */
export function chooseDatabase(url: string): void {
  const open = connections();
  if (open.url !== url && (open.pool || open.ledger)) throw new Error("Another database is still open");
  open.url = url;
}

/** Ends both pools after the statements under way; the next `db()` or `ledgerSql()` opens them anew. */
export async function closeDatabase(): Promise<void> {
  const { url, pool, ledger } = connections();
  globalThis.yikaDatabase = { url };
  await Promise.all([pool?.end({ timeout: 5 }), ledger?.end({ timeout: 5 })]);
}

function connections() {
  globalThis.yikaDatabase ??= {};
  return globalThis.yikaDatabase;
}

function connect(max: number): LedgerSql {
  const url = connections().url ?? process.env.DATABASE_URL;
  if (!url) throw new Error("No database: start it through server.ts, or set DATABASE_URL");
  const pool = postgres(url, {
    max,
    prepare: true,
    connect_timeout: 10,
    // The look-up of array types, made on each new connection, would end the process where that connection is lost.
    fetch_types: false,
    onnotice: () => {},
    types: { bigint: postgres.BigInt },
    // The schema's owner only migrates; everything else runs without UPDATE or DELETE on the ledger.
    connection: { role: "yika_app", application_name: "yika" },
  });
  return endWithTheirConnection(pool);
}
