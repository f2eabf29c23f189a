import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { log } from "./log";

/** Whether this process can do its work right now: its database answers. For load balancers and scripts. */
export async function healthStatus(): Promise<{ status: 200 | 503; body: string }> {
  try {
    await db().execute(sql`select 1`);
    return { status: 200, body: '{"ok":true}\n' };
  } catch (error) {
    log().error({ err: error }, "health check: the database does not answer");
    return { status: 503, body: '{"ok":false}\n' };
  }
}
