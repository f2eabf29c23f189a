import { decideRight } from "@/domain/rights";
import { now } from "@/server/clock";
import { openEventStream } from "@/server/event-stream";
import { findSessionUser, type SessionKey } from "@/server/user-sessions";

/** Pages that are in front hold one each; more than these are other windows of the same browser. */
const MOST_PER_SESSION = 6;
const HEARTBEAT_MS = 20_000;

/** Hints for the pages of whoever is signed in: something waits for a decision, or has got one. Ends with the sign-in. */
export async function openApprovalStream(key: SessionKey | null): Promise<Response> {
  const user = key && (await findSessionUser(key, now()));
  if (!user) return new Response(null, { status: 401 });
  if (decideRight(user.user.role, "approval:read") !== "allowed") return new Response(null, { status: 403 });
  const stream = await openEventStream({
    merchantId: user.merchant.id,
    wants: (event) => event.kind === "approval",
    mayListen: async () => (await findSessionUser(key, now())) !== null,
    name: `session ${user.sessionId}`,
    most: MOST_PER_SESSION,
    heartbeatMs: HEARTBEAT_MS,
  });
  return stream ?? new Response(null, { status: 503, headers: { "retry-after": "60" } });
}
