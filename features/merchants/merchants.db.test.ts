import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { merchants } from "@/db/schema/merchants";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant } from "@/db/test/factories";
import { findActiveOperator } from "@/features/operators/queries";
import { signIn } from "@/features/users/operations/sign-in";
import { Declined, Forbidden, Invalid, NotFound } from "@/server/errors";
import { adminContext, platformContext, runPlatformOperation } from "@/server/operation";
import { merchantSettings } from "@/server/settings";
import { verifierMatches } from "@/server/verifier";
import { createMerchant } from "./operations/create-merchant";
import { createOwner } from "./operations/create-owner";
import { findMerchantBySlug } from "./queries";

testDatabase();

const now = new Date("2026-11-22T04:00:00Z");
const teaHouse = (slug: string) => ({
  name: "清茗茶馆",
  slug,
  store: { name: "总店" },
  owner: { login: "Wang", name: "王老板" },
  supervisor: { name: "李主管" },
});
const signInAs = (merchant: string, login: string, password: string) =>
  signIn({ typed: { merchant, login, password }, address: "203.0.113.9", userAgent: "", now });

test("a real merchant gets passwords of its own, told once, the numeric ones to be changed", async () => {
  const made = await runPlatformOperation(createMerchant, platformContext(now), teaHouse("qingming"));
  expect((await signInAs("qingming", "wang", made.owner.password)).outcome).toBe("in");
  const settings = await merchantSettings(made.merchantId);
  const { verifier, key, mustChange } = settings.rechargePassword;
  expect(verifierMatches(made.rechargePassword, verifier, key)).toBe(true);
  expect(mustChange).toBe(true);
  expect(settings).toMatchObject({ zone: "Asia/Shanghai", bucketOrder: "proportional", version: 1n });
  expect([...settings.storeNames]).toEqual([[made.storeId, "总店"]]);
  const supervisor = await findActiveOperator(db(), adminContext(made.merchantId).scope, "00");
  expect(supervisor).toMatchObject({ id: made.supervisor.operatorId, role: "supervisor", mustChange: true });
  const audit = await auditRows(made);
  expect(audit[0]).toMatchObject({ name: "merchant.create", actorKind: "platform", door: "admin" });
  const words = JSON.stringify(audit.map((row) => [row.before, row.after]));
  for (const secret of [made.owner.password, made.supervisor.password, made.rechargePassword]) {
    expect(words).not.toContain(secret);
  }
});

test("given passwords and settings are taken as they are", async () => {
  const input = {
    ...teaHouse("given"),
    owner: { login: "wang", name: "王老板", password: "yika demo 2026" },
    supervisor: { name: "李主管", password: "123456" },
    rechargePassword: "111111",
    settings: {
      cutoffMinutes: 240,
      pointsRule: { fenPerPoint: 100n, base: "principal" },
      limits: { cashRefund: 10_000n },
    },
  };
  const made = await runPlatformOperation(createMerchant, platformContext(now), input);
  const settings = await merchantSettings(made.merchantId);
  expect(settings).toMatchObject({
    cutoffMinutes: 240,
    pointsRule: { fenPerPoint: 100n, base: "principal" },
    limits: { cashRefund: 10_000n, perOperation: null },
    rechargePassword: { mustChange: false },
  });
  expect((await findActiveOperator(db(), adminContext(made.merchantId).scope, "00"))?.mustChange).toBe(false);
  expect((await signInAs("given", "wang", "yika demo 2026")).outcome).toBe("in");
});

test("every merchant has its own range of card numbers", async () => {
  const prefixes: string[] = [];
  for (const slug of ["range-1", "range-2"]) {
    const { merchantId } = await runPlatformOperation(createMerchant, platformContext(now), teaHouse(slug));
    prefixes.push((await merchantSettings(merchantId)).cardPrefix);
  }
  expect(new Set(prefixes).size).toBe(2);
  for (const prefix of prefixes) expect(prefix).toMatch(/^8[0-9]{6}$/);
});

test("a slug is taken once; the refusal leaves nothing behind", async () => {
  const shop = await makeMerchant();
  const count = () => db().$count(merchants);
  const before = await count();
  const again = runPlatformOperation(createMerchant, platformContext(now), teaHouse(shop.slug));
  await expect(again).rejects.toEqual(new Declined("SLUG_TAKEN", { slug: shop.slug }));
  expect(await count()).toBe(before);
});

test("nobody of a merchant makes merchants or owners by this door", async () => {
  const shop = await makeMerchant();
  for (const role of ["owner", "supervisor", "auditor"] as const) {
    const ctx = portalContextOf(shop, role);
    await expect(runPlatformOperation(createMerchant, ctx, teaHouse("mine"))).rejects.toThrow(Forbidden);
    const owner = { merchant: shop.slug, login: "second", name: "x" };
    await expect(runPlatformOperation(createOwner, ctx, owner)).rejects.toThrow(Forbidden);
  }
  expect(await findMerchantBySlug("mine")).toBeNull();
  expect(await auditRows(shop)).toEqual([]);
});

test("one more owner for a merchant, and none for one that is not there", async () => {
  const shop = await makeMerchant();
  const asked = { merchant: shop.slug, login: "second", name: "赵老板" };
  const made = await runPlatformOperation(createOwner, platformContext(now), asked);
  expect((await signInAs(shop.slug, "second", made.password)).outcome).toBe("in");
  expect((await auditRows(shop))[0]).toMatchObject({ name: "owner.create", after: { role: "owner" } });
  const nowhere = runPlatformOperation(createOwner, platformContext(now), { ...asked, merchant: "nowhere" });
  await expect(nowhere).rejects.toEqual(new NotFound());
});

test("input is refused by field, with the path", async () => {
  const input = { ...teaHouse("Ü"), zone: "Mars/Olympus", supervisor: { name: "x", password: "123" } };
  await expect(runPlatformOperation(createMerchant, platformContext(now), input)).rejects.toEqual(
    new Invalid({
      slug: "SLUG_CHARACTERS",
      zone: "UNKNOWN_ZONE",
      "supervisor.password": "NOT_SIX_TO_TWELVE_DIGITS",
    }),
  );
});

test("a slug finds its merchant", async () => {
  const shop = await makeMerchant();
  const [row] = await db().select().from(merchants).where(eq(merchants.id, shop.merchantId));
  expect(await findMerchantBySlug(shop.slug)).toEqual({
    id: shop.merchantId,
    slug: shop.slug,
    name: row?.name,
    status: "active",
  });
});
