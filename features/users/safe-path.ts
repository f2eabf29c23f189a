/** A path of our own to go on to after sign-in; anything that could lead to another site becomes the first page. */
export function safePath(next: unknown): string {
  if (typeof next !== "string" || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next) || next.includes("\\")) return "/";
  const here = "http://yika.invalid";
  const url = URL.canParse(next, here) ? new URL(next, here) : null;
  if (!url || url.origin !== here || url.pathname.startsWith("//")) return "/";
  return url.pathname === "/sign-in" ? "/" : `${url.pathname}${url.search}`;
}
