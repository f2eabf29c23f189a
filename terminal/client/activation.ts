import type { Words } from "@/domain/slip";
import { activationKey, plainActivationCode } from "@/terminal/protocol/crypto-web";
import { NO_TERMINAL } from "@/terminal/protocol/ids";
import { isReplyDataOf } from "@/terminal/protocol/operations";
import { exchange } from "./exchange";
import type { TerminalIdentity } from "./identity";
import { OUTCOME_WORDS } from "./outcome-words";
import { bodyOf } from "./request-body";
import type { Transport } from "./transport";

export type ActivationResult =
  | { readonly kind: "activated"; readonly identity: TerminalIdentity }
  | { readonly kind: "refused"; readonly text: Words }
  | { readonly kind: "unanswered"; readonly text: Words };

const CODE_LENGTH = 26;
const HANDLE_LENGTH = 6;

/**
 * Trades an activation code for the terminal's id and key. Within the code's ten minutes it may be asked again and gives
 * the same answer, so a lost reply costs nothing.
 */
export async function requestIdentity(
  transport: Transport,
  code: string,
  at: Date,
): Promise<ActivationResult> {
  const plain = plainActivationCode(code);
  if (plain.length !== CODE_LENGTH) return { kind: "refused", text: OUTCOME_WORDS.codeNotAccepted };
  const stranger = { terminal: NO_TERMINAL, session: 0, mac: await activationKey(plain) };
  const body = bodyOf("terminal.activate", { handle: plain.slice(0, HANDLE_LENGTH) }, null);
  const answer = await exchange(transport, stranger, body, at);
  if (answer.kind === "none") {
    const known = answer.status === 401;
    return known
      ? { kind: "refused", text: OUTCOME_WORDS.codeNotAccepted }
      : { kind: "unanswered", text: OUTCOME_WORDS.offline };
  }
  const { code: answered, text, data } = answer.reply;
  if (answered !== "000") return { kind: "refused", text };
  if (!isReplyDataOf("terminal.activate", data))
    throw new Error("the activation reply is not one of protocol version 1");
  return { kind: "activated", identity: { terminal: data.terminal, key: data.key } };
}
