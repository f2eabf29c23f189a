import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { userSessions } from "@/db/schema/users";
import type { Scope } from "@/server/scope";

const MAX_LISTED = 200;

/** Where a user is signed in at this moment, the latest used first. */
export function listUserSessions(scope: Scope, userId: bigint, at: Date) {
  return db()
    .select({
      id: userSessions.id,
      createdAt: userSessions.createdAt,
      lastSeenAt: userSessions.lastSeenAt,
      userAgent: userSessions.userAgent,
      address: userSessions.address,
    })
    .from(userSessions)
    .where(
      and(
        eq(userSessions.merchantId, scope.merchantId),
        eq(userSessions.userId, userId),
        isNull(userSessions.revokedAt),
        gt(userSessions.expiresAt, at),
      ),
    )
    .orderBy(desc(userSessions.lastSeenAt), desc(userSessions.id))
    .limit(MAX_LISTED);
}

export type UserSession = Awaited<ReturnType<typeof listUserSessions>>[number];
