import { toBase64url, utf8 } from "@/terminal/protocol/base64url";
import { isMacOf, type MacKey, macOf, randomBytes, sha256Hex } from "@/terminal/protocol/crypto-web";
import {
  HEADERS,
  type Reply,
  replyEnvelope,
  replyMacText,
  requestMacText,
} from "@/terminal/protocol/envelope";
import { NoAnswer, type Transport, type WireReply, type WireRequest } from "./transport";

/** Who speaks, and under which key. `session` is 0 before sign-on. */
export type Speaker = { readonly terminal: string; readonly session: number; readonly mac: MacKey };

/** A reply with a good MAC, or none: then the outcome is unknown, whatever the HTTP status says. */
export type Answer =
  | { readonly kind: "answer"; readonly reply: Reply }
  | { readonly kind: "none"; readonly status: number | null };

/** The signed message for a body: a new nonce and a new MAC each time, over the same bytes. */
export async function signRequest(speaker: Speaker, body: string, at: Date): Promise<WireRequest> {
  const { terminal, session, mac } = speaker;
  const sentAt = at.toISOString();
  const nonce = toBase64url(randomBytes(16));
  const bodySha256Hex = await sha256Hex(utf8(body));
  const signature = await macOf(mac, requestMacText({ terminal, session, sentAt, nonce, bodySha256Hex }));
  return {
    headers: {
      [HEADERS.terminal]: terminal,
      [HEADERS.session]: String(session),
      [HEADERS.sentAt]: sentAt,
      [HEADERS.nonce]: nonce,
      [HEADERS.mac]: signature,
    },
    body,
  };
}

/** Sends a body once and believes the reply only if its MAC names this very request. */
export async function exchange(
  transport: Transport,
  speaker: Speaker,
  body: string,
  at: Date,
): Promise<Answer> {
  const request = await signRequest(speaker, body, at);
  const received = await transport(request).catch(nothingWhenUnanswered);
  if (received === null) return { kind: "none", status: null };
  const reply = await believe(speaker.mac, request, received);
  return reply ? { kind: "answer", reply } : { kind: "none", status: received.status };
}

/** The reply of a request if its MAC is good and it is one; null otherwise. */
export async function believe(key: MacKey, request: WireRequest, received: WireReply): Promise<Reply | null> {
  const requestMac = request.headers[HEADERS.mac];
  if (received.mac === null || requestMac === undefined) return null;
  const text = replyMacText({
    requestMac,
    status: received.status,
    bodySha256Hex: await sha256Hex(received.body),
  });
  if (!(await isMacOf(key, text, received.mac))) return null;
  const read = replyEnvelope.safeParse(parseJson(new TextDecoder().decode(received.body)));
  return read.success ? read.data : null;
}

function nothingWhenUnanswered(failed: unknown): null {
  if (failed instanceof NoAnswer) return null;
  throw failed;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (notJson) {
    if (notJson instanceof SyntaxError) return null;
    throw notJson;
  }
}
