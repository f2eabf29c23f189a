import { decideRight } from "@/domain/rights";
import { loadWaiting } from "@/features/approvals/loaders";
import { currentUser } from "@/server/session";

export const dynamic = "force-dynamic";

/** What a page asks every few seconds while its stream of events is lost. */
export async function GET(): Promise<Response> {
  const user = await currentUser();
  if (!user) return new Response(null, { status: 401 });
  if (decideRight(user.user.role, "approval:read") !== "allowed") return new Response(null, { status: 403 });
  const { pending, newest } = await loadWaiting(user.scope);
  return Response.json({ pending, newest: newest?.id ?? null }, { headers: { "cache-control": "no-store" } });
}
