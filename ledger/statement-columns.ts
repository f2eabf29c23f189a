/** Columns of a shared statement, sent as arrays: one place says name, type and how a value is written down. */

export type Cell = bigint | number | string | boolean | Date | Uint8Array | null;

export type Column<Row> = {
  readonly name: string;
  readonly type: string;
  readonly value: (row: Row) => Cell;
};

/** One array literal per column, in PostgreSQL's text form; the statement casts each to `type[]`. */
export function arrayLiterals<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  return columns.map(({ value }) => `{${rows.map((row) => cellText(value(row))).join(",")}}`);
}

/** `unnest($1::bigint[], …) with ordinality as alias(name, …, n)` for these columns. */
export function unnestClause<Row>(columns: readonly Column<Row>[], alias: string): string {
  const arrays = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(", ");
  return `unnest(${arrays}) with ordinality as ${alias}(${columns.map(({ name }) => name).join(", ")}, n)`;
}

function cellText(cell: Cell): string {
  if (cell === null) return "NULL";
  if (typeof cell === "string") return quoted(cell);
  if (cell instanceof Date) return `"${cell.toISOString()}"`;
  if (cell instanceof Uint8Array) return `"\\\\x${Buffer.from(cell).toString("hex")}"`;
  return String(cell);
}

const NEEDS_ESCAPE = /["\\]/g;

function quoted(text: string): string {
  return `"${text.replace(NEEDS_ESCAPE, "\\$&")}"`;
}
