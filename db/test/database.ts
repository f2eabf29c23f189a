import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { chooseDatabase, closeDatabase } from "@/db/client";
import { verifyLedger } from "@/ledger/verify";

// Before anything reads the settings: the keys of this run lie there.
process.env.YIKA_DATA_DIR = inject("dataDir");
// Tests that cut connections would log every cut; what matters they assert.
process.env.LOG_LEVEL ??= "silent";

/**
 * Gives the test file a database of its own, copied from the migrated template, and points `db()` and `ledgerSql()`
 * at it. Afterwards every invariant of the ledger must hold, or the file fails; `verify: false` is for the files that
 * break them on purpose. `ownerUrl` is for tests of what the application role may not do.
 */
export function testDatabase({ verify = true } = {}): { ownerUrl: string } {
  const template = new URL(inject("templateUrl"));
  const own = new URL(template);
  own.pathname = `/test_${process.env.VITEST_POOL_ID ?? "0"}_${randomBytes(6).toString("hex")}`;

  beforeAll(async () => {
    await asOwner((sql) => sql.unsafe(`create database ${nameOf(own)} template ${nameOf(template)}`));
    chooseDatabase(own.href);
  });

  afterAll(async () => {
    const broken = verify ? (await verifyLedger()).firstBad : null;
    await closeDatabase();
    await asOwner((sql) => sql.unsafe(`drop database if exists ${nameOf(own)} with (force)`));
    expect(broken, "the first row that breaks an invariant").toBeNull();
  });
  return { ownerUrl: own.href };
}

async function asOwner(run: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const url = new URL(inject("templateUrl"));
  url.pathname = "/postgres";
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  try {
    await run(sql);
  } finally {
    await sql.end();
  }
}

function nameOf(url: URL): string {
  return url.pathname.slice(1);
}
