/** What Next hands a page as searchParams, once awaited. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The first value of a parameter, or "" */
export function paramOf(params: SearchParams, name: string): string {
  const value = params[name];
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}

/** The same list with some parameters changed (null or "" takes one away). Any change but the cursor's own starts at the first page. */
export function hrefWith(
  path: string,
  params: SearchParams,
  changes: Readonly<Record<string, string | null>>,
): string {
  const query = new URLSearchParams();
  const names = new Set([...Object.keys(params), ...Object.keys(changes)]);
  if (!cursorNames.some((name) => name in changes)) for (const name of cursorNames) names.delete(name);
  for (const name of names) {
    const value = name in changes ? changes[name] : paramOf(params, name);
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Parameters that say which page of the list is shown: rows after this one, or before this one. */
export const cursorNames = ["after", "before"] as const;
