import { sql } from "drizzle-orm";
import { db, type Tx } from "./client";

const mostTries = 4;
const worthAnotherTry = new Set(["40001", "40P01"]);

/**
 * Runs `run` in one READ COMMITTED transaction. Ends with a statement of its own, because COMMIT after a failed
 * statement whose error was swallowed answers ROLLBACK without an error; here it throws. A serialization failure or
 * deadlock runs it again, at most three times, so `run` must have no effect outside the database.
 */
export async function tx<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db().transaction(
        async (open) => {
          const value = await run(open);
          await open.execute(sql`select 1`);
          return value;
        },
        { isolationLevel: "read committed" },
      );
    } catch (error) {
      if (attempt === mostTries || !worthAnotherTry.has(sqlState(error) ?? "")) throw error;
    }
  }
}

/** The SQLSTATE of a database error, however deep it is wrapped; `null` when the server refused nothing. */
export function sqlState(error: unknown): string | null {
  let cause = error;
  for (let depth = 0; depth < 8 && cause instanceof Error; depth += 1) {
    // By name: the driver's class exists once per bundle. Connection errors have codes too, but no SQLSTATE.
    if (cause.name === "PostgresError" && "code" in cause) return String(cause.code);
    cause = cause.cause;
  }
  return null;
}
