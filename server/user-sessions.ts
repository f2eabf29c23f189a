import { randomUUID } from "node:crypto";
import { and, eq, gt, isNull, lt, ne } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { merchantSettings, merchants } from "@/db/schema/merchants";
import { userSessions, users } from "@/db/schema/users";
import { ROLES, type Role } from "@/domain/rights";
import { memberOf } from "./member-of";

/** A sign-in ends by itself after this long, whatever happens in it: seven days in ms. */
export const SESSION_MS = 7 * 24 * 60 * 60_000;
const TOUCH_MS = 60_000;

/** All that the cookie says. */
export type SessionKey = { readonly merchantId: bigint; readonly sessionId: string };

export type SessionUser = {
  readonly user: {
    readonly id: bigint;
    readonly name: string;
    readonly role: Role;
    readonly login: string;
  };
  readonly merchant: {
    readonly id: bigint;
    readonly name: string;
    readonly slug: string;
    readonly zone: string;
    readonly cutoffMinutes: number;
  };
  readonly sessionId: string;
};

export async function openUserSession(
  tx: Tx,
  asked: { merchantId: bigint; userId: bigint; now: Date; userAgent: string; address: string },
): Promise<SessionKey> {
  const id = randomUUID();
  await tx.insert(userSessions).values({
    merchantId: asked.merchantId,
    id,
    userId: asked.userId,
    createdAt: asked.now,
    lastSeenAt: asked.now,
    expiresAt: new Date(asked.now.getTime() + SESSION_MS),
    userAgent: asked.userAgent.slice(0, 300),
    address: asked.address,
  });
  return { merchantId: asked.merchantId, sessionId: id };
}

/** Who this session is, by the database's word at this moment; null once it is over, for whatever reason. */
export async function findSessionUser(key: SessionKey, now: Date): Promise<SessionUser | null> {
  const [row] = await db()
    .select({
      lastSeenAt: userSessions.lastSeenAt,
      userId: users.id,
      name: users.name,
      role: users.role,
      login: users.login,
      merchantName: merchants.name,
      slug: merchants.slug,
      zone: merchantSettings.zone,
      cutoffMinutes: merchantSettings.cutoffMinutes,
    })
    .from(userSessions)
    .innerJoin(users, and(eq(users.merchantId, userSessions.merchantId), eq(users.id, userSessions.userId)))
    .innerJoin(merchants, eq(merchants.id, userSessions.merchantId))
    .innerJoin(merchantSettings, eq(merchantSettings.merchantId, userSessions.merchantId))
    .where(
      and(
        eq(userSessions.merchantId, key.merchantId),
        eq(userSessions.id, key.sessionId),
        isNull(userSessions.revokedAt),
        gt(userSessions.expiresAt, now),
        eq(users.merchantId, key.merchantId),
        eq(users.status, "active"),
        eq(merchants.id, key.merchantId),
        ne(merchants.status, "suspended"),
        eq(merchantSettings.merchantId, key.merchantId),
      ),
    );
  if (!row) return null;
  if (now.getTime() - row.lastSeenAt.getTime() >= TOUCH_MS) await touch(key, now);
  return {
    user: { id: row.userId, name: row.name, role: memberOf(ROLES, row.role), login: row.login },
    merchant: {
      id: key.merchantId,
      name: row.merchantName,
      slug: row.slug,
      zone: row.zone,
      cutoffMinutes: row.cutoffMinutes,
    },
    sessionId: key.sessionId,
  };
}

async function touch(key: SessionKey, now: Date): Promise<void> {
  await db()
    .update(userSessions)
    .set({ lastSeenAt: now })
    .where(
      and(
        eq(userSessions.merchantId, key.merchantId),
        eq(userSessions.id, key.sessionId),
        lt(userSessions.lastSeenAt, new Date(now.getTime() - TOUCH_MS + 1)),
      ),
    );
}

export async function revokeUserSession(key: SessionKey, now: Date): Promise<void> {
  await db()
    .update(userSessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(userSessions.merchantId, key.merchantId),
        eq(userSessions.id, key.sessionId),
        isNull(userSessions.revokedAt),
      ),
    );
}

/** @returns how many sessions this ended */
export async function revokeAllUserSessions(
  tx: Tx,
  asked: { merchantId: bigint; userId: bigint; now: Date },
): Promise<number> {
  const ended = await tx
    .update(userSessions)
    .set({ revokedAt: asked.now })
    .where(
      and(
        eq(userSessions.merchantId, asked.merchantId),
        eq(userSessions.userId, asked.userId),
        isNull(userSessions.revokedAt),
      ),
    )
    .returning({ id: userSessions.id });
  return ended.length;
}
