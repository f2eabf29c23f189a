import type { Bytes } from "@/terminal/protocol/base64url";
import { HEADERS } from "@/terminal/protocol/envelope";

/** One signed message on its way to the server. */
export type WireRequest = { readonly headers: Readonly<Record<string, string>>; readonly body: string };
/** What came back, not yet believed. */
export type WireReply = { readonly status: number; readonly mac: string | null; readonly body: Bytes };

/** Sends one message. Rejects with `NoAnswer` when nothing came back in time; whether it arrived is then unknown. */
export type Transport = (request: WireRequest) => Promise<WireReply>;

/** No connection, a broken one, or none in time. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

export type FetchTransportOptions = {
  /** milliseconds until the reply's last byte, 10,000 unless told */
  readonly timeoutMs?: number;
  readonly fetch?: typeof globalThis.fetch;
};

/** A transport over Fetch to `server` (such as "http://localhost:3000"). */
export function fetchTransport(server: string, options: FetchTransportOptions = {}): Transport {
  const { timeoutMs = 10_000, fetch = globalThis.fetch } = options;
  const url = new URL("/api/terminal", server).toString();
  return async ({ headers, body }) => {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body,
        redirect: "error",
        cache: "no-store",
        signal: AbortSignal.timeout(timeoutMs),
      });
      const received = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, mac: response.headers.get(HEADERS.mac), body: received };
    } catch (cause) {
      throw new NoAnswer("the server did not answer", { cause });
    }
  };
}
