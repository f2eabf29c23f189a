import postgres from "postgres";
import { describe, expect, test } from "vitest";
import { requireSoundDatabase } from "./health";
import { migrateDatabase } from "./migrate";
import { testDatabase } from "./test/database";

const { ownerUrl } = testDatabase();
const name = new URL(ownerUrl).pathname.slice(1);

async function asOwner(statement: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(statement);
  await sql.end();
}

describe("a database is taken only when it is", () => {
  test("sound", async () => {
    await expect(requireSoundDatabase(ownerUrl)).resolves.toBeUndefined();
  });

  test("set to keep what it acknowledges", async () => {
    await asOwner(`alter database ${name} set synchronous_commit = off`);
    await expect(requireSoundDatabase(ownerUrl)).rejects.toThrow(/has synchronous_commit off/);
    await asOwner(`alter database ${name} reset synchronous_commit`);
  });

  test("there: the refusal names host and port and never the password", async () => {
    const away = new URL(ownerUrl);
    away.port = "1";
    const refusal = await requireSoundDatabase(away.href).catch((error: Error) => error.message);
    expect(refusal).toMatch(/^The database at 127\.0\.0\.1:1\/test_\S+ cannot be used: .*ECONNREFUSED/);
    expect(refusal).not.toContain(away.password);
    expect(refusal).not.toContain("\n");
  });

  test("open to us: a wrong password is told in one line", async () => {
    const wrong = new URL(ownerUrl);
    wrong.password = "secret-canary";
    const refusal = await requireSoundDatabase(wrong.href).catch((error: Error) => error.message);
    expect(refusal).toMatch(/password authentication failed/);
    expect(refusal).not.toContain("secret-canary");
  });
});

describe("migrating", () => {
  test("again changes nothing, even from two processes at once", async () => {
    expect(await Promise.all([migrateDatabase(ownerUrl), migrateDatabase(ownerUrl)])).toEqual([0, 0]);
  });

  test("refuses a database that a newer version has migrated", async () => {
    await asOwner(
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)",
    );
    await expect(migrateDatabase(ownerUrl)).rejects.toThrow(/migrated by a newer version/);
    await asOwner("delete from drizzle.__drizzle_migrations where hash = 'later'");
  });
});
