import { expect, test } from "vitest";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStore } from "@/db/test/factories";
import { Forbidden, Invalid } from "@/server/errors";
import { runOperation } from "@/server/operation";
import { loadTier } from "./loaders";
import { createTier } from "./operations/create-tier";
import { previewTier } from "./operations/preview-tier";
import { listTiers } from "./queries";

testDatabase();

const noon = new Date("2026-11-22T04:00:00Z");
const saved = { name: "满百送十", from: "100", give: "fixed", value: "10" };
const draft = { name: "满二百送两成", from: "200", give: "percent", value: "20" };

async function scene() {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop, "owner", noon);
  const { tierId } = await runOperation(createTier, owner, saved);
  const asked = { paid: "250.50", storeId: shop.storeId.toString() };
  const preview = (more: object = {}, ctx = owner) => runOperation(previewTier, ctx, { ...asked, ...more });
  return { shop, owner, tierId, preview };
}

test("an amount gets what the saved tiers give now", async () => {
  const { preview } = await scene();
  expect(await preview()).toMatchObject({
    paid: 25_050n,
    bonus: 1_000n,
    points: 0n,
    tier: { name: "满百送十", words: { zh: "充 ¥100 送 ¥10" }, isDraft: false },
    draftWords: null,
  });
  expect(await preview({ paid: "99.99" })).toMatchObject({ bonus: 0n, tier: null });
});

test("a tier still being written counts among them, and is not there afterwards", async () => {
  const { shop, owner, preview } = await scene();
  expect(await preview({ draft })).toMatchObject({
    bonus: 5_010n,
    tier: { isDraft: true },
    draftWords: { zh: "充 ¥200 送 20%" },
  });
  expect(await preview({ draft, paid: "150" })).toMatchObject({ bonus: 1_000n, tier: { isDraft: false } });
  expect(await listTiers(owner.scope, noon)).toHaveLength(1);
  expect((await auditRows(shop)).map(({ name }) => name)).toEqual(["tier.create"]);
});

test("a draft of a saved tier stands in its place", async () => {
  const { tierId, preview } = await scene();
  const dearer = { ...saved, from: "300" };
  expect(await preview({ draft: dearer, tierId: tierId.toString() })).toMatchObject({
    bonus: 0n,
    tier: null,
  });
  expect(await preview({ draft: dearer })).toMatchObject({ bonus: 1_000n });
});

test("store and first recharge count as they would at the till", async () => {
  const { shop, preview } = await scene();
  const { storeId } = await makeStore(shop, "分店");
  const here = { ...draft, storeIds: [storeId.toString()] };
  expect(await preview({ draft: here })).toMatchObject({ bonus: 1_000n });
  expect(await preview({ draft: here, storeId: storeId.toString() })).toMatchObject({ bonus: 5_010n });
  const first = { ...draft, firstRechargeOnly: "on" };
  expect(await preview({ draft: first })).toMatchObject({ bonus: 1_000n });
  expect(await preview({ draft: first, firstRecharge: true })).toMatchObject({ bonus: 5_010n });
});

test("what cannot be read is told by field, the draft's own under its name", async () => {
  const { preview } = await scene();
  await expect(preview({ paid: "1.234" })).rejects.toEqual(new Invalid({ paid: "TOO_PRECISE" }));
  const unfinished = { ...draft, name: "", value: "x" };
  await expect(preview({ draft: unfinished })).rejects.toThrow(Invalid);
});

test("an auditor may try amounts, the platform may not", async () => {
  const { shop, preview } = await scene();
  expect(await preview({}, portalContextOf(shop, "auditor", noon))).toMatchObject({ bonus: 1_000n });
  await expect(preview({}, portalContextOf(shop, "platform", noon))).rejects.toThrow(Forbidden);
});

test("before a tier is ended, what its least amount gets then is known", async () => {
  const { owner, tierId } = await scene();
  const { tierId: higher } = await runOperation(createTier, owner, draft);
  const loaded = await loadTier(owner.scope, higher, noon);
  expect(loaded?.ending).toMatchObject({
    paid: 20_000n,
    before: { bonus: 4_000n, tier: { id: higher } },
    after: { bonus: 1_000n, tier: { id: tierId } },
  });
  const other = await makeMerchant();
  expect(await loadTier(portalContextOf(other).scope, higher, noon)).toBeNull();
});
