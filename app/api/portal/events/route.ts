import { openApprovalStream } from "@/features/approvals/portal-stream";
import { readSessionCookie } from "@/server/session-cookie";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  return openApprovalStream(await readSessionCookie());
}
