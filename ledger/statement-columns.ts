/** Columns of a shared statement, sent as arrays: one place says name, type and how a value is written down. */

export type Cell = bigint | number | string | boolean | Date | Uint8Array | null;

export type Column<Row> = {
  readonly name: string;
  /** a type of PostgreSQL; or `json_text`, for texts out of JSON.stringify */
  readonly type: string;
  readonly value: (row: Row) => Cell;
};

/** JSON.stringify never lets a control character through, so this one can stand between texts that need no quotes. */
const BETWEEN_JSON = "\x1f";

/** One array per column, in PostgreSQL's text form; the statement makes each a `type[]`. */
export function arrayLiterals<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  return columns.map(({ type, value }) =>
    type === "json_text"
      ? rows.map((row) => jsonText(value(row))).join(BETWEEN_JSON)
      : `{${rows.map((row) => cellText(value(row))).join(",")}}`,
  );
}

/** `unnest($1::bigint[], …) with ordinality as alias(name, …, n)` for these columns. */
export function unnestClause<Row>(columns: readonly Column<Row>[], alias: string): string {
  const arrays = columns.map(({ type }, index) => arrayOf(type, `$${index + 1}`)).join(", ");
  return `unnest(${arrays}) with ordinality as ${alias}(${columns.map(({ name }) => name).join(", ")}, n)`;
}

function arrayOf(type: string, parameter: string): string {
  return type === "json_text" ? `string_to_array(${parameter}::text, E'\\x1f')` : `${parameter}::${type}[]`;
}

function jsonText(cell: Cell): string {
  if (typeof cell !== "string" || cell === "" || cell.includes(BETWEEN_JSON))
    throw new TypeError("not a JSON text");
  return cell;
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
