/**
 * The network address a request came from. The last hop is the only one that was not written by the client: the
 * server itself when it is reached directly, the proxy before it otherwise.
 */
export function clientAddress(headers: Pick<Headers, "get">): string {
  const hops = (headers.get("x-forwarded-for") ?? "").split(",");
  return (hops.at(-1) ?? "").trim().slice(0, 45) || "unknown";
}
