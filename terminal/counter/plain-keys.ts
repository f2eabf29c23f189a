/** Menu keys without what joins them: "5-1", "5 1" and "51" are the same keys. */
export function plainKeys(keys: string): string {
  return keys.replace(/[\s-]+/g, "");
}
