import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { terminalState } from "@/db/schema/terminals";
import { now } from "@/server/clock";
import { openEventStream } from "@/server/event-stream";
import { passQueryGate } from "./gate-query";
import { sessionKeysFor } from "./key-store";
import { isMacOf, sha256 } from "./node-crypto";
import { readHeaders, requestMacText } from "./protocol/envelope";
import { HEARTBEAT_MS } from "./protocol/hints";
import { plain, turnAway } from "./replies";

const NOTHING = sha256(new Uint8Array()).toString("hex");

/**
 * `GET /api/terminal/events` (protocol section 9): hints for one terminal as server-sent events, under a MAC over an
 * empty body. They carry no facts, so they need no MAC of their own; a terminal asks over the signed door. A new stream
 * of the same terminal ends the one before.
 */
export async function answerEvents(request: Request, address = ""): Promise<Response> {
  const headers = readHeaders((name) => request.headers.get(name));
  if (!headers) return plain(400, "a header is missing or malformed");
  const session = Number(headers.session);
  const found = await sessionKeysFor(headers.terminal, session);
  const text = requestMacText({ ...headers, bodySha256Hex: NOTHING });
  if (!found || !isMacOf(found.keys.mac, text, headers.mac)) return turnAway(address);
  const { merchantId, terminalId } = found.owner;
  const gate = await passQueryGate(merchantId, terminalId, headers.nonce, now());
  if (!gate.fresh) return turnAway(address);
  if (gate.session !== session || gate.status !== "active") return plain(401, "the session is over");
  const stream = await openEventStream({
    merchantId,
    wants: (event) => event.terminalId === undefined || event.terminalId === terminalId,
    mayListen: () => isInForce(merchantId, terminalId, session),
    name: `terminal ${terminalId}`,
    most: 1,
    heartbeatMs: HEARTBEAT_MS,
  });
  return stream ?? plain(503, "too many streams: poll instead", { "retry-after": "60" });
}

async function isInForce(merchantId: bigint, terminalId: bigint, session: number): Promise<boolean> {
  const [row] = await db()
    .select({ session: terminalState.session, status: terminalState.status })
    .from(terminalState)
    .where(and(eq(terminalState.merchantId, merchantId), eq(terminalState.terminalId, terminalId)));
  return row?.session === session && row.status === "active";
}
