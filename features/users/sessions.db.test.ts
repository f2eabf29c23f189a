import { expect, test } from "vitest";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { tx } from "@/db/tx";
import { Invalid, NotFound } from "@/server/errors";
import { runOperation } from "@/server/operation";
import { findSessionUser, openUserSession, SESSION_MS } from "@/server/user-sessions";
import { createUser } from "./operations/create-user";
import { revokeSession } from "./operations/revoke-session";
import { listUserSessions } from "./queries";

testDatabase();

const noon = new Date("2026-11-22T04:00:00Z");
const later = (ms: number) => new Date(noon.getTime() + ms);

function open(of: TestMerchant, now = noon, userId = of.owner.userId) {
  const asked = { merchantId: of.merchantId, userId, now, userAgent: "Firefox", address: "192.0.2.7" };
  return tx((t) => openUserSession(t, asked));
}

test("one's own sign-ins are listed, the latest used first, without those that are over", async () => {
  const shop = await makeMerchant();
  const { scope } = portalContextOf(shop);
  const early = await open(shop, noon);
  const late = await open(shop, later(60_000));
  const listed = await listUserSessions(scope, shop.owner.userId, later(120_000));
  expect(listed.map(({ id }) => id)).toEqual([late.sessionId, early.sessionId]);
  expect(listed[0]).toMatchObject({ userAgent: "Firefox", address: "192.0.2.7", createdAt: later(60_000) });
  const afterEarly = await listUserSessions(scope, shop.owner.userId, later(SESSION_MS));
  expect(afterEarly.map(({ id }) => id)).toEqual([late.sessionId]);
});

test("one of them is ended, at once, and it is on record", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop, "owner", noon);
  const [phone, desk] = [await open(shop), await open(shop)];
  await runOperation(revokeSession, owner, { sessionId: phone.sessionId });
  expect(await findSessionUser(phone, noon)).toBeNull();
  expect(await findSessionUser(desk, noon)).not.toBeNull();
  const listed = await listUserSessions(owner.scope, shop.owner.userId, noon);
  expect(listed.map(({ id }) => id)).toEqual([desk.sessionId]);
  expect((await auditRows(shop)).at(-1)).toMatchObject({
    name: "user.revokeSession",
    after: { endedSession: phone.sessionId },
  });
  const again = runOperation(revokeSession, owner, { sessionId: phone.sessionId });
  await expect(again).rejects.toEqual(new NotFound());
});

test("a colleague's sign-in and another merchant's are not found", async () => {
  const [shop, other] = [await makeMerchant(), await makeMerchant()];
  const owner = portalContextOf(shop, "owner", noon);
  const clerk = { login: "clerk", name: "陈主管", role: "supervisor" };
  const { userId } = await runOperation(createUser, owner, clerk);
  const sessions = [await open(shop, noon, userId), await open(other)];
  for (const { sessionId } of sessions) {
    await expect(runOperation(revokeSession, owner, { sessionId })).rejects.toEqual(new NotFound());
  }
  for (const session of sessions) expect(await findSessionUser(session, noon)).not.toBeNull();
  expect(await listUserSessions(owner.scope, shop.owner.userId, noon)).toEqual([]);
  expect(await listUserSessions(owner.scope, other.owner.userId, noon)).toEqual([]);
});

test("what is no session id is refused by field", async () => {
  const shop = await makeMerchant();
  const bad = runOperation(revokeSession, portalContextOf(shop), { sessionId: "1" });
  await expect(bad).rejects.toEqual(new Invalid({ sessionId: "MALFORMED" }));
});
