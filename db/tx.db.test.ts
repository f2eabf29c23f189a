import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db, ledgerSql } from "@/db/client";
import { installation } from "@/db/schema/merchants";
import { sqlState, tx } from "@/db/tx";
import { testDatabase } from "./test/database";

testDatabase();

const stored = async (name: string) =>
  (await db().select().from(installation).where(eq(installation.name, name)))[0]?.value ?? null;

describe("a transaction", () => {
  test("commits what it wrote and returns its value", async () => {
    const value = await tx(async (open) => {
      await open.insert(installation).values({ name: "kept", value: "yes" });
      return 7;
    });
    expect(value).toBe(7);
    expect(await stored("kept")).toBe("yes");
  });

  test("whose failed statement was swallowed fails instead of answering success", async () => {
    const swallowing = tx(async (open) => {
      await open.insert(installation).values({ name: "swallowed", value: "yes" });
      await open.execute(sql`select 1 / 0`).catch(() => {});
      return "done";
    });
    const error = await swallowing.catch((thrown: unknown) => thrown);
    expect(sqlState(error)).toBe("25P02");
    expect(await stored("swallowed")).toBeNull();
  });

  test("is run again after a deadlock, at most three times", async () => {
    const failing = (times: number) => {
      let runs = 0;
      const work = tx(async (open) => {
        runs += 1;
        if (runs <= times) await open.execute(sql`do $$ begin raise sqlstate '40P01'; end $$`);
        return runs;
      });
      return work.catch((error: unknown) => `${sqlState(error)} after ${runs}`);
    };
    expect(await failing(3)).toBe(4);
    expect(await failing(4)).toBe("40P01 after 4");
  });

  test("is not run again after any other refusal", async () => {
    let runs = 0;
    const error = await tx(async (open) => {
      runs += 1;
      await open.execute(sql`select 1 / 0`);
    }).catch((thrown: unknown) => thrown);
    expect(sqlState(error)).toBe("22012");
    expect(runs).toBe(1);
  });
});

describe("the application role", () => {
  test.each(["entries", "requests", "reversals", "settlements", "audit_events", "receipt_prints", "batches"])(
    "can add to %s and never change, remove or empty it",
    async (table) => {
      for (const statement of [
        `update ${table} set merchant_id = 1`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        const error = await ledgerSql()
          .unsafe(statement)
          .catch((thrown: unknown) => thrown);
        expect(sqlState(error), statement).toBe("42501");
      }
    },
  );

  test("is what both pools work as", async () => {
    const [viaDrizzle] = await db().execute<{ role: string }>(sql`select current_user as role`);
    const [viaLedger] = await ledgerSql()<{ role: string }[]>`select current_user as role`;
    expect([viaDrizzle?.role, viaLedger?.role]).toEqual(["yika_app", "yika_app"]);
  });
});

test("64-bit columns are BigInt through both pools", async () => {
  const [viaDrizzle] = await db().execute(sql`select 9007199254740993::bigint as n`);
  const [viaLedger] = await ledgerSql()`select 9007199254740993::bigint as n`;
  expect([viaDrizzle?.n, viaLedger?.n]).toEqual([9007199254740993n, 9007199254740993n]);
});
