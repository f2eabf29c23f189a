import { sql as drizzleSql } from "drizzle-orm";
import type { LedgerSql, Tx } from "./client";

type LedgerTransaction = Parameters<Parameters<LedgerSql["begin"]>[1]>[0];

/** A transaction of the ledger (postgres.js) or of an operation (Drizzle), for the few deeds that happen in both. */
export type EitherTransaction = LedgerSql | LedgerTransaction | Tx;

type Cell = string | number | boolean | Uint8Array | null;

export type TaggedSql = <R extends Record<string, unknown>>(
  text: TemplateStringsArray,
  ...cells: Cell[]
) => Promise<readonly R[]>;

/**
 * The same tagged SQL in either: nothing else may know which of the two it has. They differ in how they carry some
 * types, so 64-bit integers and instants go in as text with a cast (`${id.toString()}::bigint`), and instants come out
 * as milliseconds (`extract(epoch …) * 1000`). 64-bit integers come out as bigint in both.
 */
export function taggedSql(open: EitherTransaction): TaggedSql {
  // postgres.js is a function, Drizzle's transaction an object.
  function run<R extends Record<string, unknown>>(
    text: TemplateStringsArray,
    ...cells: Cell[]
  ): Promise<readonly R[]>;
  function run(text: TemplateStringsArray, ...cells: Cell[]): PromiseLike<readonly unknown[]> {
    return typeof open === "function" ? open(text, ...cells) : open.execute(drizzleSql(text, ...cells));
  }
  return run;
}
