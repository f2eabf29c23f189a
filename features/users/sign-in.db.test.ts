import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { merchants } from "@/db/schema/merchants";
import { userSessions, users } from "@/db/schema/users";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { MAX_PASSWORD_TRIES, PASSWORD_LOCK_MS } from "@/domain/password-lock";
import { runOperation } from "@/server/operation";
import { findSessionUser, revokeUserSession, SESSION_MS } from "@/server/user-sessions";
import { type SignInOutcome, signIn } from "./operations/sign-in";
import { signOutEverywhere } from "./operations/sign-out-everywhere";

testDatabase();

const noon = new Date("2026-11-22T04:00:00Z");
const later = (ms: number) => new Date(noon.getTime() + ms);
let hosts = 0;
/** An address of its own for every try, so that only the log-in's own lock can refuse. */
const freshAddress = () => {
  hosts += 1;
  return `198.51.${hosts >> 8}.${hosts & 255}`;
};

function attempt(
  of: TestMerchant,
  password: string,
  more: { now?: Date; address?: string; login?: string } = {},
) {
  return signIn({
    typed: { merchant: of.slug, login: more.login ?? of.owner.login, password },
    address: more.address ?? freshAddress(),
    userAgent: "test",
    now: more.now ?? noon,
  });
}

async function signedIn(of: TestMerchant, now = noon) {
  const result = await attempt(of, of.owner.password, { now });
  if (result.outcome !== "in") throw new Error(`not signed in: ${result.outcome}`);
  return result.session;
}

function tally(results: SignInOutcome[]) {
  const sums: Record<string, number> = {};
  for (const { outcome } of results) sums[outcome] = (sums[outcome] ?? 0) + 1;
  return sums;
}

test("the right password opens a session that says who it is, with the role from the database", async () => {
  const shop = await makeMerchant();
  const session = await signedIn(shop);
  const who = await findSessionUser(session, noon);
  expect(who).toMatchObject({
    user: { id: shop.owner.userId, login: "owner", role: "owner" },
    merchant: { id: shop.merchantId, slug: shop.slug, zone: "Asia/Shanghai", cutoffMinutes: 0 },
    sessionId: session.sessionId,
  });
  await db().update(users).set({ role: "auditor" }).where(eq(users.merchantId, shop.merchantId));
  expect((await findSessionUser(session, noon))?.user.role).toBe("auditor");
  expect((await auditRows(shop)).map((row) => row.name)).toEqual(["user.signIn"]);
});

test("merchant and log-in are typed in any case", async () => {
  const shop = await makeMerchant();
  const typed = { merchant: ` ${shop.slug.toUpperCase()} `, login: "OWNER", password: shop.owner.password };
  const result = await signIn({ typed, address: freshAddress(), userAgent: "", now: noon });
  expect(result.outcome).toBe("in");
});

test("50 wrong guesses at once: five are looked at, the right password does not pass while locked, then it does", async () => {
  const shop = await makeMerchant();
  const results = await Promise.all(Array.from({ length: 50 }, (_, i) => attempt(shop, `wrong guess ${i}`)));
  expect(tally(results)).toEqual({ wrong: MAX_PASSWORD_TRIES, locked: 50 - MAX_PASSWORD_TRIES });
  const wrong = (await auditRows(shop)).filter((row) => row.name === "user.signInWrong");
  expect(wrong).toHaveLength(MAX_PASSWORD_TRIES);
  const locked = await attempt(shop, shop.owner.password, { now: later(PASSWORD_LOCK_MS - 1) });
  expect(locked).toEqual({ outcome: "locked", lockedUntil: later(PASSWORD_LOCK_MS) });
  expect((await attempt(shop, shop.owner.password, { now: later(PASSWORD_LOCK_MS) })).outcome).toBe("in");
});

test("a lock that ran out starts a new count of five", async () => {
  const shop = await makeMerchant();
  for (let i = 0; i < MAX_PASSWORD_TRIES; i += 1) await attempt(shop, "wrong");
  const after = later(PASSWORD_LOCK_MS);
  const second = await Promise.all(Array.from({ length: 12 }, () => attempt(shop, "wrong", { now: after })));
  expect(tally(second)).toEqual({ wrong: MAX_PASSWORD_TRIES, locked: 12 - MAX_PASSWORD_TRIES });
});

test("the right password sets the count back", async () => {
  const shop = await makeMerchant();
  for (let i = 0; i < MAX_PASSWORD_TRIES - 1; i += 1) await attempt(shop, "wrong");
  expect((await attempt(shop, shop.owner.password)).outcome).toBe("in");
  for (let i = 0; i < MAX_PASSWORD_TRIES - 1; i += 1) await attempt(shop, "wrong");
  expect((await attempt(shop, shop.owner.password)).outcome).toBe("in");
});

test("a log-in that does not exist answers and locks like one that does", async () => {
  const shop = await makeMerchant();
  const tries = async (login: string) => {
    const results: SignInOutcome[] = [];
    for (const minute of [0, 1, 2, 3, 4, 5, 6, 18, 19, 20]) {
      results.push(await attempt(shop, "wrong", { login, now: later(minute * 60_000) }));
    }
    return results;
  };
  expect(await tries("nobody")).toEqual(await tries("owner"));
});

test("one address that guesses at many log-ins is throttled; others are not", async () => {
  const shop = await makeMerchant();
  const address = freshAddress();
  const results = await Promise.all(
    Array.from({ length: 60 }, (_, i) => attempt(shop, "wrong", { address, login: `guess${i}` })),
  );
  expect(tally(results)).toEqual({ wrong: 50, throttled: 10 });
  expect((await attempt(shop, shop.owner.password, { address })).outcome).toBe("throttled");
  expect((await attempt(shop, shop.owner.password)).outcome).toBe("in");
});

test("many right sign-ins from one address are a busy shop, not an attack", async () => {
  const shop = await makeMerchant();
  const address = freshAddress();
  for (let i = 0; i < 60; i += 1) {
    expect((await attempt(shop, shop.owner.password, { address })).outcome).toBe("in");
  }
});

test("a session ends when it is revoked, runs out, or its user or merchant is shut", async () => {
  const shop = await makeMerchant();
  const revoked = await signedIn(shop);
  const kept = await signedIn(shop);
  await revokeUserSession(revoked, noon);
  expect(await findSessionUser(revoked, noon)).toBeNull();
  expect(await findSessionUser(kept, later(SESSION_MS - 1))).not.toBeNull();
  expect(await findSessionUser(kept, later(SESSION_MS))).toBeNull();
  const ofMerchant = eq(users.merchantId, shop.merchantId);
  await db().update(users).set({ status: "removed" }).where(ofMerchant);
  expect(await findSessionUser(kept, noon)).toBeNull();
  await db().update(users).set({ status: "active" }).where(ofMerchant);
  await db().update(merchants).set({ status: "suspended" }).where(eq(merchants.id, shop.merchantId));
  expect(await findSessionUser(kept, noon)).toBeNull();
  expect((await attempt(shop, shop.owner.password)).outcome).toBe("wrong");
});

test("a session id is worth nothing at another merchant", async () => {
  const [shop, other] = [await makeMerchant(), await makeMerchant()];
  const session = await signedIn(shop);
  expect(await findSessionUser({ ...session, merchantId: other.merchantId }, noon)).toBeNull();
  await revokeUserSession({ ...session, merchantId: other.merchantId }, noon);
  expect(await findSessionUser(session, noon)).not.toBeNull();
});

test("log-out everywhere ends every session of this user and nobody else's", async () => {
  const [shop, other] = [await makeMerchant(), await makeMerchant()];
  const [phone, desk, foreign] = [await signedIn(shop), await signedIn(shop), await signedIn(other)];
  expect(await runOperation(signOutEverywhere, portalContextOf(shop), {})).toEqual({ ended: 2 });
  expect(await findSessionUser(phone, noon)).toBeNull();
  expect(await findSessionUser(desk, noon)).toBeNull();
  expect(await findSessionUser(foreign, noon)).not.toBeNull();
  expect((await auditRows(shop)).at(-1)).toMatchObject({
    name: "user.signOutEverywhere",
    after: { ended: 2 },
  });
});

test("last seen is written at most once a minute", async () => {
  const shop = await makeMerchant();
  const session = await signedIn(shop);
  const lastSeen = async () => {
    const [row] = await db()
      .select({ at: userSessions.lastSeenAt })
      .from(userSessions)
      .where(and(eq(userSessions.merchantId, shop.merchantId), eq(userSessions.id, session.sessionId)));
    return row?.at;
  };
  await findSessionUser(session, later(59_999));
  expect(await lastSeen()).toEqual(noon);
  await findSessionUser(session, later(60_000));
  expect(await lastSeen()).toEqual(later(60_000));
});
