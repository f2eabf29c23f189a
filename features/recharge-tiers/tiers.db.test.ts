import { expect, test } from "vitest";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStore } from "@/db/test/factories";
import { Declined, Forbidden, Invalid, NotFound } from "@/server/errors";
import { runOperation } from "@/server/operation";
import { merchantSettings } from "@/server/settings";
import { createTier } from "./operations/create-tier";
import { editTier } from "./operations/edit-tier";
import { endTier } from "./operations/end-tier";
import { getTier, listTiers, previewBonus } from "./queries";

testDatabase();

const noon = new Date("2026-11-22T04:00:00Z");
const tier = { name: "满百送十", from: "100", give: "fixed", value: "10" };

test("a tier is listed, previewed by the rule that books it, audited, and raises the version", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop, "owner", noon);
  const before = await merchantSettings(shop.merchantId);
  const { tierId } = await runOperation(createTier, owner, tier);
  expect(await listTiers(owner.scope, noon)).toMatchObject([
    {
      id: tierId,
      name: "满百送十",
      from: 10_000n,
      give: "fixed",
      value: 1_000n,
      status: "active",
      endedAt: null,
    },
  ]);
  const preview = (paidFen: bigint) =>
    previewBonus(owner.scope, { paidFen, storeId: shop.storeId, at: noon });
  expect(await preview(10_000n)).toMatchObject({ bonus: 1_000n, tier: { id: tierId } });
  expect(await preview(9_999n)).toEqual({ bonus: 0n, points: 0n, tier: null });
  expect((await merchantSettings(shop.merchantId)).version).toBe(before.version + 1n);
  expect(await auditRows(shop)).toMatchObject([
    {
      name: "tier.create",
      entity: "tier",
      entityId: String(tierId),
      after: { fromFen: "10000", value: "1000" },
    },
  ]);
});

test("a window is in the merchant's own clock, its end not in it", async () => {
  const shop = await makeMerchant({ zone: "Europe/Berlin" });
  const owner = portalContextOf(shop, "owner", noon);
  const window = { startsAt: "2026-12-01T08:00", endsAt: "2026-12-02T08:00" };
  const { tierId } = await runOperation(createTier, owner, { ...tier, ...window });
  const [starts, ends] = [new Date("2026-12-01T07:00:00Z"), new Date("2026-12-02T07:00:00Z")];
  expect(await getTier(owner.scope, tierId, noon)).toMatchObject({
    startsAt: starts,
    endsAt: ends,
    status: "scheduled",
  });
  expect((await getTier(owner.scope, tierId, starts))?.status).toBe("active");
  expect((await getTier(owner.scope, tierId, ends))?.status).toBe("ended");
  const bonusAt = async (at: Date) =>
    (await previewBonus(owner.scope, { paidFen: 10_000n, storeId: shop.storeId, at })).bonus;
  expect([await bonusAt(noon), await bonusAt(starts), await bonusAt(ends)]).toEqual([0n, 1_000n, 0n]);
});

test("a tier may hold for some stores only, and for first recharges only", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop, "owner", noon);
  const { storeId: east } = await makeStore(shop, "东门店");
  const input = { ...tier, storeIds: String(east), firstRechargeOnly: "on" };
  const { tierId } = await runOperation(createTier, owner, input);
  expect((await getTier(owner.scope, tierId, noon))?.storeIds).toEqual([east]);
  const ask = { paidFen: 10_000n, at: noon };
  expect((await previewBonus(owner.scope, { ...ask, storeId: east, firstRecharge: true })).bonus).toBe(
    1_000n,
  );
  expect((await previewBonus(owner.scope, { ...ask, storeId: east })).bonus).toBe(0n);
  expect(
    (await previewBonus(owner.scope, { ...ask, storeId: shop.storeId, firstRecharge: true })).bonus,
  ).toBe(0n);
});

test("an edit replaces the terms; before and after are audited", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop, "owner", noon);
  const { tierId } = await runOperation(createTier, owner, { ...tier, timesPerMember: "3" });
  const edited = { ...tier, tierId: String(tierId), give: "percent", value: "12.5" };
  await runOperation(editTier, owner, edited);
  expect(await getTier(owner.scope, tierId, noon)).toMatchObject({
    give: "percent",
    value: 1_250n,
    timesPerMember: null,
  });
  expect((await auditRows(shop)).at(-1)).toMatchObject({
    name: "tier.edit",
    before: { give: "fixed", value: "1000", timesPerMember: 3 },
    after: { give: "percent", value: "1250", timesPerMember: null },
  });
});

test("an ended tier gives nothing, stays listed, and cannot be edited or ended again", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop, "owner", noon);
  const { tierId } = await runOperation(createTier, owner, tier);
  await runOperation(endTier, owner, { tierId });
  expect(await listTiers(owner.scope, noon)).toMatchObject([{ id: tierId, status: "ended", endedAt: noon }]);
  expect(
    (await previewBonus(owner.scope, { paidFen: 10_000n, storeId: shop.storeId, at: noon })).tier,
  ).toBeNull();
  const rows = (await auditRows(shop)).length;
  const { version } = await merchantSettings(shop.merchantId);
  const ended = new Declined("TIER_ENDED", { endedAt: noon });
  await expect(runOperation(endTier, owner, { tierId })).rejects.toEqual(ended);
  await expect(runOperation(editTier, owner, { ...tier, tierId })).rejects.toEqual(ended);
  expect(await auditRows(shop)).toHaveLength(rows);
  expect((await merchantSettings(shop.merchantId)).version).toBe(version);
});

test.each(["supervisor", "auditor", "cashier"] as const)(
  "a %s reads tiers but changes none",
  async (role) => {
    const shop = await makeMerchant();
    const { tierId } = await runOperation(createTier, portalContextOf(shop), tier);
    const ctx = portalContextOf(shop, role);
    await expect(runOperation(createTier, ctx, tier)).rejects.toThrow(Forbidden);
    await expect(runOperation(editTier, ctx, { ...tier, tierId })).rejects.toThrow(Forbidden);
    await expect(runOperation(endTier, ctx, { tierId })).rejects.toThrow(Forbidden);
    expect(await listTiers(ctx.scope, noon)).toHaveLength(1);
    expect(await auditRows(shop)).toHaveLength(1);
  },
);

test("another merchant's tier and store are as if they were not there", async () => {
  const [shop, other] = [await makeMerchant(), await makeMerchant()];
  const foreign = await runOperation(createTier, portalContextOf(other), tier);
  const owner = portalContextOf(shop, "owner", noon);
  for (const tierId of [foreign.tierId, 999_999n]) {
    expect(await getTier(owner.scope, tierId, noon)).toBeNull();
    await expect(runOperation(editTier, owner, { ...tier, tierId })).rejects.toEqual(new NotFound());
    await expect(runOperation(endTier, owner, { tierId })).rejects.toEqual(new NotFound());
  }
  for (const storeId of [other.storeId, 999_999n]) {
    await expect(runOperation(createTier, owner, { ...tier, storeIds: [storeId] })).rejects.toEqual(
      new Invalid({ storeIds: "UNKNOWN_STORE" }),
    );
  }
  expect(await listTiers(owner.scope, noon)).toEqual([]);
  expect(await auditRows(shop)).toEqual([]);
});

test("a window that ends before it starts is refused", async () => {
  const shop = await makeMerchant();
  const window = { startsAt: "2026-12-02T08:00", endsAt: "2026-12-02T08:00" };
  await expect(runOperation(createTier, portalContextOf(shop), { ...tier, ...window })).rejects.toEqual(
    new Invalid({ endsAt: "WINDOW_ENDS_BEFORE_IT_STARTS" }),
  );
});
