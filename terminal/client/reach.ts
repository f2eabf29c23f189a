import type { Connection } from "./connection";
import { bodyOf } from "./request-body";
import type { OpenSession } from "./session";

/** An answer this recent stands for one now, so that a busy counter sends no extra message. */
const FRESH_MS = 15_000;

/** Whether the server answers: one read that records nothing, or one sign-on where there is no session. */
export async function isWithinReach(
  connection: Connection,
  now: Date,
  signOn: () => Promise<OpenSession | null>,
): Promise<boolean> {
  const { network } = connection;
  const heard = network.lastHeard();
  if (network.state().state === "online" && heard && now.getTime() - heard.getTime() < FRESH_MS) return true;
  const session = connection.session();
  if (!session) return (await signOn()) !== null;
  const nothing = { orders: null, reviews: null, messages: null };
  const answer = await connection.send(session, bodyOf("terminal.poll", nothing, null));
  return answer.kind === "answer";
}
