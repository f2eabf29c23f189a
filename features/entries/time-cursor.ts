import { asc, type Column, desc, type SQL, sql } from "drizzle-orm";
import { paramOf, type SearchParams } from "@/components/table/table-address";

/** A place in a list that runs from the newest down: an instant, and the id that breaks ties. */
export type TimeCursor = { readonly at: Date; readonly id: bigint };

/** Which page is asked: the first one, the rows after a place (older), or those before it (newer). */
export type PageAsked = { readonly after: TimeCursor | null; readonly before: TimeCursor | null };

/** One page, newest first, with the places its neighbours start from; null where there is no more. */
export type Page<T> = {
  readonly rows: readonly T[];
  readonly newer: string | null;
  readonly older: string | null;
};

export const FIRST_PAGE: PageAsked = { after: null, before: null };

export function cursorText({ at, id }: TimeCursor): string {
  return `${at.getTime()}-${id}`;
}

/** The place a text names, or null for anything else than `cursorText` makes. */
export function parseCursor(text: string): TimeCursor | null {
  const [, ms, id] = /^(\d{1,14})-(\d{1,18})$/.exec(text) ?? [];
  return ms && id ? { at: new Date(Number(ms)), id: BigInt(id) } : null;
}

export function pageAsked(params: SearchParams): PageAsked {
  return { after: parseCursor(paramOf(params, "after")), before: parseCursor(paramOf(params, "before")) };
}

/** The rows beyond the place that is asked, as one comparison, so that an index on both columns starts there. */
export function beyond({ after, before }: PageAsked, at: Column, id: Column): SQL | undefined {
  const place = before ?? after;
  if (!place) return undefined;
  const value = sql`(${place.at.toISOString()}::timestamptz, ${place.id.toString()}::bigint)`;
  return before ? sql`(${at}, ${id}) > ${value}` : sql`(${at}, ${id}) < ${value}`;
}

/** Towards the older rows, or towards the newer ones when those before a place are asked. */
export function towards({ before }: PageAsked, at: Column, id: Column): SQL[] {
  const order = before ? asc : desc;
  return [order(at), order(id)];
}

/** The page out of `size + 1` rows read in the order of `towards`: the one too many says that there is more. */
export function pageOf<T>(
  read: readonly T[],
  size: number,
  { after, before }: PageAsked,
  cursorOf: (row: T) => TimeCursor,
): Page<T> {
  const more = read.length > size;
  const rows = before ? read.slice(0, size).reverse() : read.slice(0, size);
  const first = rows[0];
  const last = rows.at(-1);
  const hasNewer = before ? more : after !== null;
  const hasOlder = before ? true : more;
  return {
    rows,
    newer: first && hasNewer ? cursorText(cursorOf(first)) : null,
    older: last && hasOlder ? cursorText(cursorOf(last)) : null,
  };
}
