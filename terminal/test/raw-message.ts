import { createCipheriv, randomBytes } from "node:crypto";
import * as z from "zod";
import { handleTerminalRequest } from "@/terminal/handler";
import { isMacOf, macOf, type SessionKeys, sessionKeysOf, sha256 } from "@/terminal/node-crypto";
import { fromBase64url, toBase64url } from "@/terminal/protocol/base64url";
import { HEADERS, replyMacText, requestMacText } from "@/terminal/protocol/envelope";
import { isOperation } from "@/terminal/protocol/operations";
import { replyBreach } from "@/terminal/protocol/reply-check";
import { packSecret, secretAad } from "@/terminal/protocol/secret";

/** A terminal without manners: builds any message byte by byte, and keeps no journal. */

const replyShape = z.object({
  code: z.string(),
  data: z.record(z.string(), z.unknown()),
  replayed: z.literal(true).optional(),
});
export type RawReply = {
  readonly status: number;
  readonly body: string;
  readonly macGood: boolean;
} & Partial<z.infer<typeof replyShape>>;

export type RawSession = { readonly terminal: string; readonly session: number; readonly keys: SessionKeys };

export type Message = { readonly headers: Record<string, string>; readonly body: string | Uint8Array };

/** Signs on with the terminal's own key. */
export async function rawSignOn(terminalId: bigint, key: Uint8Array): Promise<RawSession> {
  const terminal = terminalId.toString();
  const body = JSON.stringify({ v: 1, op: "terminal.signOn", data: { version: "1.0.0" } });
  const reply = await deliver(signed({ terminal, session: 0, keys: { mac: key, pin: key } }, body), key);
  const { session, salt } = z.object({ session: z.int(), salt: z.string() }).parse(reply.data);
  const saltBytes = fromBase64url(salt);
  if (!saltBytes) throw new Error("no salt");
  return { terminal, session, keys: sessionKeysOf(key, saltBytes) };
}

/** A message under a fresh nonce and a good MAC. */
export function signed(from: RawSession, body: string | Uint8Array): Message {
  const sentAt = "2026-11-22T09:30:00Z";
  const nonce = toBase64url(randomBytes(16));
  const bodySha256Hex = sha256(Buffer.from(body)).toString("hex");
  const { terminal, session, keys } = from;
  const mac = macOf(keys.mac, requestMacText({ terminal, session, sentAt, nonce, bodySha256Hex }));
  return {
    body,
    headers: {
      [HEADERS.terminal]: terminal,
      [HEADERS.session]: String(session),
      [HEADERS.sentAt]: sentAt,
      [HEADERS.nonce]: nonce,
      [HEADERS.mac]: mac,
    },
  };
}

export function traced(
  op: string,
  trace: number,
  data: unknown,
  txnId = toBase64url(randomBytes(16)),
): string {
  return JSON.stringify({ v: 1, op, trace, txnId, data });
}

export function untraced(op: string, data: unknown): string {
  return JSON.stringify({ v: 1, op, data });
}

/** A secret sealed for its place, as a terminal would. */
export function sealed(
  from: RawSession,
  trace: number,
  field: string,
  subject: string,
  digits: string,
): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", from.keys.pin, nonce);
  cipher.setAAD(
    Buffer.from(secretAad({ terminal: from.terminal, session: from.session, trace, field, subject })),
  );
  const block = Buffer.concat([cipher.update(packSecret(digits, randomBytes(16))), cipher.final()]);
  return toBase64url(Buffer.concat([nonce, block, cipher.getAuthTag()]));
}

/** Hands a message to the handler, or to another server's, and reads whatever comes back. */
export async function deliver(
  message: Message,
  macKey?: Uint8Array,
  type = "application/json",
  handle = handleTerminalRequest,
): Promise<RawReply> {
  const response = await handle(
    new Request("http://localhost/api/terminal", {
      method: "POST",
      headers: { ...message.headers, "content-type": type },
      body: Buffer.from(message.body),
    }),
    // An address of its own each time: what is counted per address is another test's.
    { address: randomBytes(4).toString("hex") },
  );
  return readReply(
    message,
    macKey,
    response.status,
    response.headers.get(HEADERS.mac),
    await response.text(),
  );
}

/** What came back to a message, its MAC checked and held to the contract of what was asked. */
export function readReply(
  message: Message,
  macKey: Uint8Array | undefined,
  status: number,
  mac: string | null,
  body: string,
): RawReply {
  const requestMac = message.headers[HEADERS.mac] ?? "";
  const bodySha256Hex = sha256(Buffer.from(body)).toString("hex");
  const text = replyMacText({ requestMac, status, bodySha256Hex });
  const macGood = macKey !== undefined && mac !== null && isMacOf(macKey, text, mac);
  if (status === 200) holdToContract(Buffer.from(message.body).toString(), body);
  const parsed = replyShape.safeParse(JSON.parse(body));
  return { status, body, macGood, ...(parsed.success ? parsed.data : {}) };
}

/** Whatever was asked, the answer keeps the contract of its operation. */
function holdToContract(request: string, reply: string): void {
  const op = /"op":"([^"]+)"/.exec(request)?.[1] ?? "";
  const breach = replyBreach(isOperation(op) ? op : "txn.status", JSON.parse(reply));
  if (breach !== null) throw new Error(`the reply to ${op} breaks the contract at ${breach}: ${reply}`);
}

/** Signs and delivers in one go. */
export function say(
  from: RawSession,
  body: string | Uint8Array,
  handle = handleTerminalRequest,
): Promise<RawReply> {
  return deliver(signed(from, body), from.keys.mac, "application/json", handle);
}
