import type { Words } from "@/domain/slip";
import { classOf } from "@/terminal/protocol/codes";
import {
  type DataOf,
  isReplyDataOf,
  type QueryOperation,
  type ReplyDataOf,
} from "@/terminal/protocol/operations";
import type { Answer } from "./exchange";
import { OUTCOME_WORDS } from "./outcome-words";
import { asRecord, bodyOf, sealData } from "./request-body";
import type { OpenSession } from "./session";

/** What a read came back with. */
export type QueryResult<O extends QueryOperation> =
  | { readonly kind: "answer"; readonly data: ReplyDataOf<O>; readonly time: string }
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly text: Words;
      readonly data: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: "unanswered"; readonly text: Words };

/** What a read needs of its terminal. */
export type Reading = {
  /** the session in force, signing on if there is none; null when that failed */
  session(): Promise<OpenSession | null>;
  /** signs on anew unless that has happened since session `ended` */
  renew(ended: number): Promise<void>;
  /** why there is no session */
  noSession(): Words;
  send(session: OpenSession, body: string): Promise<Answer>;
  pause(n: number): Promise<void>;
};

const TRIES = 3;

/** Asks up to three times: again after silence, "busy" or the session's end. Each time under a nonce of its own. */
export async function runQuery<O extends QueryOperation>(
  reading: Reading,
  op: O,
  data: DataOf<O>,
): Promise<QueryResult<O>> {
  let refused: QueryResult<O> | null = null;
  for (let n = 1; n <= TRIES; n++) {
    const session = await reading.session();
    if (!session) return { kind: "unanswered", text: reading.noSession() };
    const place = { terminal: session.speaker.terminal, session: session.no, trace: 0 };
    const body = bodyOf(op, await sealData(op, asRecord(data), place, session.pin), null);
    const answer = await reading.send(session, body);
    if (answer.kind === "answer") {
      const { code, text, data: answered, time } = answer.reply;
      if (code === "000" && isReplyDataOf(op, answered)) return { kind: "answer", data: answered, time };
      refused = { kind: "refused", code, text, data: answered };
      if (code === "202") await reading.renew(session.no);
      else if (classOf(code) !== 3) return refused;
    }
    if (n < TRIES) await reading.pause(n);
  }
  return refused ?? { kind: "unanswered", text: OUTCOME_WORDS.offline };
}
