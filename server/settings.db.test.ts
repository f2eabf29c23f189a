import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { merchantSettings as settingsTable } from "@/db/schema/merchants";
import { rechargeTiers } from "@/db/schema/recharge-tiers";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { tx as inTransaction } from "@/db/tx";
import { verifierMatches } from "@/server/verifier";
import { NotFound } from "./errors";
import { mintScope } from "./scope";
import { merchantSettings, raiseSettingsVersion, settingsAt } from "./settings";

testDatabase();

const rename = (of: TestMerchant, slipHeader: string) =>
  inTransaction(async (tx) => {
    const version = await raiseSettingsVersion(tx, mintScope(of.merchantId));
    await tx.update(settingsTable).set({ slipHeader }).where(eq(settingsTable.merchantId, of.merchantId));
    return version;
  });

test("settings, tiers, stores and operators come in the rules' own shapes", async () => {
  const shop = await makeMerchant({
    bucketOrder: "bonus_first",
    fenPerPoint: 100n,
    pointsBase: "principal",
    limitCardNamedFen: 500_000n,
    cutoffMinutes: 240,
  });
  await db()
    .insert(rechargeTiers)
    .values([
      {
        merchantId: shop.merchantId,
        name: "大",
        fromFen: 50_000n,
        give: "percent",
        value: 1_500n,
        createdAt: new Date(),
        storeIds: [shop.storeId],
      },
      {
        merchantId: shop.merchantId,
        name: "小",
        fromFen: 10_000n,
        give: "fixed",
        value: 1_000n,
        createdAt: new Date(),
      },
      {
        merchantId: shop.merchantId,
        name: "旧",
        fromFen: 1n,
        give: "points",
        value: 1n,
        createdAt: new Date(),
        endedAt: new Date(),
      },
    ]);
  const settings = await merchantSettings(shop.merchantId);
  expect(settings).toMatchObject({
    merchantId: shop.merchantId,
    slug: shop.slug,
    zone: "Asia/Shanghai",
    cutoffMinutes: 240,
    bucketOrder: "bonus_first",
    pointsRule: { fenPerPoint: 100n, base: "principal" },
    limits: { cardBalanceNamed: 500_000n, perOperation: null },
  });
  expect(settings.tiers.map((tier) => [tier.name, tier.from, tier.storeIds])).toEqual([
    ["小", 10_000n, null],
    ["大", 50_000n, [shop.storeId]],
  ]);
  expect(settings.operators).toMatchObject([
    { id: shop.supervisor.id, no: "00", role: "supervisor" },
    { id: shop.cashier.id, no: "01", role: "cashier" },
  ]);
  const { verifier, key } = settings.rechargePassword;
  expect(verifierMatches(shop.rechargePassword, verifier, key)).toBe(true);
});

test("one load per version; a version asked for is never answered with an older state", async () => {
  const shop = await makeMerchant();
  const first = await merchantSettings(shop.merchantId);
  expect(await settingsAt(shop.merchantId, first.version)).toBe(first);
  const version = await rename(shop, "新抬头");
  expect(version).toBe(first.version + 1n);
  const second = await settingsAt(shop.merchantId, version);
  expect([second.version, second.slipHeader]).toEqual([version, "新抬头"]);
  expect(await settingsAt(shop.merchantId, version)).toBe(second);
  expect(await merchantSettings(shop.merchantId)).toBe(second);
});

test("whoever asks for an older version gets the newer one, and it says which it is", async () => {
  const shop = await makeMerchant();
  const { version } = await merchantSettings(shop.merchantId);
  const raised = await rename(shop, "新抬头");
  await merchantSettings(shop.merchantId);
  expect((await settingsAt(shop.merchantId, version)).version).toBe(raised);
});

test("while settings change all the time, what is read belongs to the version it bears", async () => {
  const shop = await makeMerchant();
  const headers = new Map<bigint, string>([[1n, ""]]);
  const writing = (async () => {
    for (let i = 0; i < 20; i += 1) headers.set(await rename(shop, `抬头 ${i}`), `抬头 ${i}`);
  })();
  const seen = new Map<bigint, string>();
  for (let i = 0; i < 40; i += 1) {
    const settings = await merchantSettings(shop.merchantId);
    seen.set(settings.version, settings.slipHeader);
  }
  await writing;
  for (const [version, header] of seen) expect([version, header]).toEqual([version, headers.get(version)]);
});

test("no merchant, no settings", async () => {
  await expect(merchantSettings(999_999n)).rejects.toEqual(new NotFound());
  await expect(settingsAt(999_999n, 1n)).rejects.toEqual(new NotFound());
});
