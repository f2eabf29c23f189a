import { now } from "@/server/clock";
import { log } from "@/server/log";
import { mintScope } from "@/server/scope";
import {
  type ControlOperation,
  isControl,
  isQuery,
  isTraced,
  parse,
  runControl,
  runQuery,
  runTraced,
} from "./dispatch";
import { type Door, Malformed } from "./door";
import { answerEvents } from "./events";
import { passQueryGate } from "./gate-query";
import { activationKey, sessionKeysFor, terminalKey } from "./key-store";
import { isMacOf, sha256 } from "./node-crypto";
import { openApiResponse } from "./openapi-response";
import { answerActivate } from "./operations/control";
import {
  type RequestEnvelope,
  type RequestHeaders,
  readHeaders,
  requestEnvelope,
  requestMacText,
} from "./protocol/envelope";
import { firstIssuePath } from "./protocol/first-issue-path";
import { NO_TERMINAL } from "./protocol/ids";
import { isOperation, misplacedKey, OPERATIONS, type TracedOperation } from "./protocol/operations";
import { readBody } from "./read-body";
import { fresh, fromLedger, made, plain, replayed, signed, turnAway } from "./replies";

export type Caller = { readonly address?: string };

const JSON_TYPE = /^application\/json(\s*;\s*charset=utf-8)?\s*$/i;

/**
 * The terminal's one door, `POST /api/terminal` (docs/terminal-protocol.md), and its stream of hints, which only a GET
 * asks for. Fetch-style: mounted by server.ts and by the App Router alike. HTTP 4xx without a MAC: nothing was recorded. 5xx: the outcome is unknown.
 */
export async function handleTerminalRequest(request: Request, caller: Caller = {}): Promise<Response> {
  try {
    if (request.method === "GET" && asksForOpenApi(request.url)) return openApiResponse();
    if (request.method === "GET" && asksForEvents(request.url))
      return await answerEvents(request, caller.address);
    if (request.method !== "POST") return plain(405, "use POST", { allow: "POST" });
    if (!JSON_TYPE.test(request.headers.get("content-type") ?? "")) return plain(415, "use application/json");
    const body = await readBody(request);
    if (body === "tooLarge") return plain(413, "the body is larger than 64 KiB");
    const headers = readHeaders((name) => request.headers.get(name));
    if (!headers) return plain(400, "a header is missing or malformed");
    return await answerMessage(headers, body, caller);
  } catch (error) {
    log().error({ err: error }, "a terminal message failed; its outcome is unknown to the terminal");
    return plain(500, "unknown outcome: send the same message again");
  }
}

function asksForEvents(url: string): boolean {
  return new URL(url).pathname.endsWith("/events");
}

function asksForOpenApi(url: string): boolean {
  return new URL(url).pathname.endsWith("/openapi.json");
}

async function answerMessage(headers: RequestHeaders, body: Uint8Array, caller: Caller): Promise<Response> {
  if (headers.terminal === NO_TERMINAL) return activate(headers, body, caller);
  const session = Number(headers.session);
  const found =
    session === 0
      ? signOnKeys(await terminalKey(headers.terminal))
      : await sessionKeysFor(headers.terminal, session);
  const hash = sha256(body);
  const text = requestMacText({ ...headers, bodySha256Hex: hash.toString("hex") });
  if (!found || !isMacOf(found.keys.mac, text, headers.mac)) return turnAway(caller.address ?? "");
  const door: Door = {
    scope: mintScope(found.owner.merchantId),
    terminalId: found.owner.terminalId,
    terminal: headers.terminal,
    session,
    pinKey: found.keys.pin,
    nonce: headers.nonce,
  };
  const reply = await answerVerified(door, body, hash);
  return reply === null ? turnAway(caller.address ?? "") : signed(headers.mac, found.keys.mac, reply);
}

/** Before the first session there is the terminal's own key, and nothing that could open a secret. */
function signOnKeys(owner: Awaited<ReturnType<typeof terminalKey>>) {
  return owner && { owner, keys: { mac: owner.key, pin: new Uint8Array(32) } };
}

/** What is answered to a message with a good MAC; null when its nonce was used before. */
async function answerVerified(door: Door, body: Uint8Array, hash: Uint8Array): Promise<string | null> {
  const envelope = readEnvelope(body);
  if (typeof envelope === "string") return fresh("200", { path: envelope });
  const { op, data } = envelope;
  if (!isOperation(op) || op === "terminal.activate") return fresh("207");
  const misplaced = misplacedKey(OPERATIONS[op].kind, envelope);
  if (misplaced) return fresh("200", { path: misplaced });
  if ((door.session === 0) !== (op === "terminal.signOn")) return fresh("202");
  try {
    if (isTraced(op)) return await answerTraced(door, op, envelope, hash);
    const at = now();
    const gate = await passQueryGate(door.scope.merchantId, door.terminalId, door.nonce, at);
    if (!gate.fresh) return null;
    if (op !== "terminal.signOn" && door.session !== gate.session) return fresh("202");
    // A suspended terminal may still learn what became of its operations; one whose key was replaced may not.
    if (isControl(op)) {
      const replaced = op !== "terminal.signOn" && gate.status === "registered";
      return replaced ? fresh("203") : await answerControl(door, op, data);
    }
    if (gate.status !== "active") return fresh("203");
    return isQuery(op) ? made(await runQuery(op, { ...door, gate, now: at }, data)) : fresh("207");
  } catch (error) {
    if (error instanceof Malformed) return fresh("200", { path: error.path });
    throw error;
  }
}

async function answerTraced(
  door: Door,
  op: TracedOperation,
  { trace, txnId, data }: RequestEnvelope,
  bodyHash: Uint8Array,
): Promise<string> {
  if (trace === undefined || txnId === undefined) return fresh("200", { path: "trace" });
  const key = { terminalId: door.terminalId, session: door.session, trace, txnId, bodyHash };
  return fromLedger(await runTraced(op, { ...door, key }, data));
}

async function answerControl(
  door: Door,
  op: ControlOperation,
  data: RequestEnvelope["data"],
): Promise<string> {
  const result = await runControl(op, door, data);
  if (!("stored" in result)) return made(result);
  return result.replayed ? replayed(result.stored) : result.stored;
}

async function activate(headers: RequestHeaders, body: Uint8Array, caller: Caller): Promise<Response> {
  const envelope = readEnvelope(body);
  if (typeof envelope === "string" || envelope.op !== "terminal.activate")
    return turnAway(caller.address ?? "");
  const data = parsedActivation(envelope.data);
  const code = data && (await activationKey(data.handle));
  const text = requestMacText({ ...headers, bodySha256Hex: sha256(body).toString("hex") });
  const usable = code && !code.spent && code.expiresAt > now();
  if (!usable || headers.session !== "0" || !isMacOf(code.macKey, text, headers.mac))
    return turnAway(caller.address ?? "");
  return signed(headers.mac, code.macKey, made(await answerActivate(code)));
}

function parsedActivation(data: RequestEnvelope["data"]) {
  try {
    return parse("terminal.activate", data);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The envelope, or the path of what is wrong with it. */
function readEnvelope(body: Uint8Array): RequestEnvelope | string {
  let json: unknown;
  try {
    json = JSON.parse(utf8.decode(body));
  } catch {
    return "";
  }
  const parsed = requestEnvelope.safeParse(json);
  return parsed.success ? parsed.data : firstIssuePath(parsed.error);
}
