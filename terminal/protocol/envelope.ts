import * as z from "zod";
import { bytes16, instant, terminalId, trace, words } from "./ids";
import { MAX_COUNTER } from "./limits";

/** The request and reply envelopes of protocol section 1, and the exact texts their MACs are taken over. */

/** Header names, lower case as Fetch gives them. */
export const HEADERS = {
  terminal: "x-terminal",
  session: "x-session",
  sentAt: "x-sent-at",
  nonce: "x-nonce",
  mac: "x-mac",
} as const;

const sessionHeader = z.string().regex(/^(0|[1-9]\d{0,9})$/);
const sentAtHeader = z.string().regex(/^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/);
export const macHex = z.string().regex(/^[0-9a-f]{64}$/);

/** One schema per header; none of them lets a line break through, so no header can reach into another's place in the MAC text. */
export const headerSchemas = {
  terminal: terminalId,
  session: sessionHeader,
  sentAt: sentAtHeader,
  nonce: bytes16,
  mac: macHex,
} as const;

export type RequestHeaders = {
  readonly terminal: string;
  /** as sent, without leading zeros; "0" before sign-on */
  readonly session: string;
  readonly sentAt: string;
  readonly nonce: string;
  readonly mac: string;
};

const requestHeaders = z.object(headerSchemas);

/** The five headers through `get` (such as `Headers.get`), or null when one is missing or malformed (HTTP 400). */
export function readHeaders(get: (name: string) => string | null): RequestHeaders | null {
  const read = requestHeaders.safeParse({
    terminal: get(HEADERS.terminal),
    session: get(HEADERS.session),
    sentAt: get(HEADERS.sentAt),
    nonce: get(HEADERS.nonce),
    mac: get(HEADERS.mac),
  });
  return read.success && Number(read.data.session) <= MAX_COUNTER ? read.data : null;
}

/** What the request's X-Mac is taken over. `bodySha256Hex` is over the raw bytes sent. */
export function requestMacText(request: {
  readonly terminal: string;
  readonly session: string | number;
  readonly sentAt: string;
  readonly nonce: string;
  readonly bodySha256Hex: string;
}): string {
  const { terminal, session: sessionNo, sentAt, nonce, bodySha256Hex } = request;
  return `YIKA1\n${terminal}\n${sessionNo}\n${sentAt}\n${nonce}\n${bodySha256Hex}`;
}

/** What the reply's X-Mac is taken over: it names the request's MAC, so a reply belongs to one request only. */
export function replyMacText(reply: {
  readonly requestMac: string;
  readonly status: number;
  readonly bodySha256Hex: string;
}): string {
  return `YIKA1R\n${reply.requestMac}\n${reply.status}\n${reply.bodySha256Hex}`;
}

/** The request body; `data` is checked by the operation's own schema. */
export const requestEnvelope = z.strictObject({
  v: z.literal(1),
  op: z
    .string()
    .regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)?$/)
    .max(40),
  trace: trace.optional(),
  txnId: bytes16.optional(),
  data: z.record(z.string(), z.unknown()),
});
export type RequestEnvelope = z.infer<typeof requestEnvelope>;

/** The reply body. Not strict: a terminal ignores fields it does not know. */
export const replyEnvelope = z.object({
  v: z.literal(1),
  code: z.string().regex(/^[0-3]\d\d$/),
  text: words,
  final: z.boolean(),
  retry: z.boolean(),
  time: instant,
  data: z.record(z.string(), z.unknown()),
  replayed: z.literal(true).optional(),
});

/** A reply; `replayed` only where a T is answered from memory. */
export type Reply = {
  readonly v: 1;
  readonly code: string;
  readonly text: { readonly zh: string; readonly en: string };
  readonly final: boolean;
  readonly retry: boolean;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly replayed?: true;
};
