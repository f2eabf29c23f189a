import { sql } from "drizzle-orm";
import { bigint, customType, timestamp } from "drizzle-orm/pg-core";

/** Raw bytes: verifiers, cipher texts, chain codes. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});

/** Money in fen, points and ids are 64-bit everywhere, in the database and in code. */
export const int8 = (name: string) => bigint(name, { mode: "bigint" });

/** Ids come from the table itself; they say nothing about time. */
export const identity = (name: string) => int8(name).generatedAlwaysAsIdentity();

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

/** One of a closed list, as a CHECK: cheaper to extend than an enum type. */
export const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`"${column}" in (${values.map((v) => `'${v}'`).join(", ")})`);
