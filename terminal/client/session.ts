import type { Words } from "@/domain/slip";
import { type Bytes, fromBase64url } from "@/terminal/protocol/base64url";
import { macKeyOf, type PinKey, sessionKeys } from "@/terminal/protocol/crypto-web";
import { isReplyDataOf, type ReplyDataOf } from "@/terminal/protocol/operations";
import { exchange, type Speaker } from "./exchange";
import type { TerminalIdentity } from "./identity";
import { OUTCOME_WORDS } from "./outcome-words";
import { bodyOf } from "./request-body";
import type { Transport } from "./transport";

/** What a sign-on tells the terminal: batch, merchant, operators, tiers and so on. */
export type SignOnInfo = ReplyDataOf<"terminal.signOn">;

/** A signed-on terminal. Traces count up within it; a new session starts them anew. */
export type OpenSession = {
  readonly no: number;
  readonly speaker: Speaker;
  readonly pin: PinKey;
  readonly info: SignOnInfo;
};

/** refused: the server answered and said why; unanswered: it did not, or not in a way that can be believed. */
export type SignOnResult =
  | { readonly kind: "signed-on"; readonly session: OpenSession }
  | { readonly kind: "refused"; readonly code: string; readonly text: Words }
  | { readonly kind: "unanswered"; readonly text: Words };

/** Signs on under the terminal key. A lost answer only burns a session number, so it may be repeated at will. */
export async function openSession(
  transport: Transport,
  identity: TerminalIdentity,
  version: string,
  at: Date,
): Promise<SignOnResult> {
  const key = bytesOf(identity.key);
  const stranger: Speaker = { terminal: identity.terminal, session: 0, mac: await macKeyOf(key) };
  const answer = await exchange(transport, stranger, bodyOf("terminal.signOn", { version }, null), at);
  if (answer.kind === "none") {
    const { notAccepted, offline } = OUTCOME_WORDS;
    return { kind: "unanswered", text: answer.status === 401 ? notAccepted : offline };
  }
  const { code, text, data } = answer.reply;
  if (code !== "000") return { kind: "refused", code, text };
  if (!isReplyDataOf("terminal.signOn", data))
    throw new Error("the sign-on reply is not one of protocol version 1");
  const { mac, pin } = await sessionKeys(key, bytesOf(data.salt));
  const speaker = { terminal: identity.terminal, session: data.session, mac };
  return { kind: "signed-on", session: { no: data.session, speaker, pin, info: data } };
}

/** The bytes of a base64url text whose shape a schema has already checked. Throws when it is none. */
function bytesOf(text: string): Bytes {
  const bytes = fromBase64url(text);
  if (!bytes) throw new Error("a key or salt is not base64url");
  return bytes;
}
