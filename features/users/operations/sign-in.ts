import { setTimeout as delay } from "node:timers/promises";
import { and, eq, ne } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { merchantSlugs, merchants } from "@/db/schema/merchants";
import { users } from "@/db/schema/users";
import { tx as inTransaction } from "@/db/tx";
import { type AuditRecord, writeAudit } from "@/server/audit";
import { checkNobody, passwordMatches } from "@/server/password-hash";
import { openUserSession, type SessionKey } from "@/server/user-sessions";
import { type Candidate, raiseTries, readLock } from "../password-tries";
import { signInInput } from "../schema";
import { admitAddress, admitNobody, forgiveAddress } from "../sign-in-throttle";

export type SignInOutcome =
  | { readonly outcome: "in"; readonly session: SessionKey }
  | { readonly outcome: "wrong" }
  | { readonly outcome: "locked"; readonly lockedUntil: Date }
  | { readonly outcome: "throttled" };

export type SignInAsked = {
  /** merchant, login and password as they came */
  readonly typed: unknown;
  readonly address: string;
  readonly userAgent: string;
  readonly now: Date;
};

/** No refusal is told sooner: a log-in that exists costs two writes more than one that does not. */
const REFUSAL_MS = 150;

/**
 * Signs a portal user in. No operation: whoever calls has no rights yet, and a refusal has to be committed, since it
 * is counted. A log-in that does not exist answers in the same words, in the same time, and locks alike.
 */
export async function signIn(asked: SignInAsked): Promise<SignInOutcome> {
  const floor = delay(REFUSAL_MS);
  const result = await attempt(asked);
  if (result.outcome !== "in") await floor;
  return result;
}

async function attempt(asked: SignInAsked): Promise<SignInOutcome> {
  const { address, now } = asked;
  const typed = signInInput.safeParse(asked.typed);
  if (!typed.success) return { outcome: "wrong" };
  if (!admitAddress(address, now)) return { outcome: "throttled" };
  const { merchant, login, password } = typed.data;
  const key = await findLogin(merchant, login);
  if (!key) return refuseNobody(merchant, login, password, now);
  const candidate = await raiseTries(key, now);
  if (!candidate) return { outcome: "locked", lockedUntil: await readLock(key, now) };
  if (!(await passwordMatches(password, candidate.passwordHash))) {
    await inTransaction((tx) => record(tx, candidate, asked, "user.signInWrong", {}));
    return { outcome: "wrong" };
  }
  const session = await inTransaction((tx) => open(tx, candidate, asked));
  forgiveAddress(address);
  return { outcome: "in", session };
}

async function refuseNobody(
  merchant: string,
  login: string,
  password: string,
  now: Date,
): Promise<SignInOutcome> {
  const lockedUntil = admitNobody(merchant, login, now);
  if (lockedUntil) return { outcome: "locked", lockedUntil };
  await checkNobody(password);
  return { outcome: "wrong" };
}

async function findLogin(
  merchant: string,
  login: string,
): Promise<{ merchantId: bigint; id: bigint } | null> {
  const [place] = await db()
    .select({ merchantId: merchantSlugs.merchantId })
    .from(merchantSlugs)
    .where(eq(merchantSlugs.slug, merchant));
  if (!place) return null;
  const [row] = await db()
    .select({ merchantId: users.merchantId, id: users.id })
    .from(users)
    .innerJoin(merchants, eq(merchants.id, users.merchantId))
    .where(
      and(
        eq(users.merchantId, place.merchantId),
        eq(users.login, login),
        eq(users.status, "active"),
        eq(merchants.id, place.merchantId),
        ne(merchants.status, "suspended"),
      ),
    );
  return row ?? null;
}

async function open(tx: Tx, user: Candidate, asked: SignInAsked): Promise<SessionKey> {
  await tx
    .update(users)
    .set({ passwordFails: 0, lockedUntil: null })
    .where(and(eq(users.merchantId, user.merchantId), eq(users.id, user.id)));
  const session = await openUserSession(tx, {
    merchantId: user.merchantId,
    userId: user.id,
    now: asked.now,
    userAgent: asked.userAgent,
    address: asked.address,
  });
  await record(tx, user, asked, "user.signIn", { session: session.sessionId });
  return session;
}

async function record(
  tx: Tx,
  user: Candidate,
  asked: SignInAsked,
  name: string,
  after: NonNullable<AuditRecord["after"]>,
): Promise<void> {
  const actor = { kind: "user", id: user.id, role: user.role, name: user.name } as const;
  await writeAudit(
    tx,
    { merchantId: user.merchantId, actor, door: "portal", origin: asked.address, now: asked.now, name },
    { entity: "user", entityId: user.id, after },
  );
}
