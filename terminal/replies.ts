import type { LedgerAnswer } from "@/ledger/request-key";
import { now } from "@/server/clock";
import { type Answer, replyText } from "./door";
import { countFailedTry } from "./failed-tries";
import { macOf, sha256 } from "./node-crypto";
import type { Code } from "./protocol/codes";
import { HEADERS, replyMacText } from "./protocol/envelope";

/** How answers leave the door: replies under a MAC, refusals before it. */

/** The ledger's answer in the wire's codes. */
export function fromLedger(result: LedgerAnswer): string {
  switch (result.kind) {
    case "answered":
      return result.replayed ? replayed(result.answer.reply) : result.answer.reply;
    case "conflict":
      return fresh("205");
    case "sessionOver":
      return fresh("202");
    case "suspended":
      return fresh("203");
    case "busy":
      return fresh("301");
  }
}

/** A reply made now and not remembered. */
export function fresh(code: Code, data: Readonly<Record<string, unknown>> = {}): string {
  return replyText(code, data, now());
}

export function made({ code, data }: Answer): string {
  return fresh(code, data);
}

/** A stored reply again, marked as such; the stored text is a JSON object. */
export function replayed(stored: string): string {
  return `${stored.slice(0, -1)},"replayed":true}`;
}

/** The reply under its MAC: it belongs to this one request. */
export function signed(requestMac: string, macKey: Uint8Array, reply: string): Response {
  const body = Buffer.from(reply);
  const bodySha256Hex = sha256(body).toString("hex");
  const mac = macOf(macKey, replyMacText({ requestMac, status: 200, bodySha256Hex }));
  return new Response(body, {
    status: 200,
    headers: { "content-type": "application/json", [HEADERS.mac]: mac },
  });
}

/** Unknown terminal, bad MAC and used nonce look alike. */
export function turnAway(address: string): Response {
  const tooMany = countFailedTry(address, now());
  return tooMany
    ? plain(429, "too many messages without a good MAC")
    : plain(401, "unknown terminal or bad MAC");
}

export function plain(status: number, text: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error: text }, { status, headers });
}
