import { expect, test } from "vitest";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant } from "@/db/test/factories";
import { Forbidden, Invalid } from "@/server/errors";
import { runOperation } from "@/server/operation";
import { merchantSettings } from "@/server/settings";
import { createStore } from "./operations/create-store";
import { getStore, listStores } from "./queries";

testDatabase();

test("a new store is listed, named in the settings and audited", async () => {
  const shop = await makeMerchant();
  const owner = portalContextOf(shop);
  await merchantSettings(shop.merchantId);
  const made = await runOperation(createStore, owner, { name: " 东门店 ", address: "东门路 1 号" });
  expect((await listStores(owner.scope)).map((store) => store.name)).toEqual(["总店", "东门店"]);
  expect(await getStore(owner.scope, made.storeId)).toMatchObject({
    address: "东门路 1 号",
    phone: "",
    status: "open",
  });
  expect((await merchantSettings(shop.merchantId)).storeNames.get(made.storeId)).toBe("东门店");
  expect(await auditRows(shop)).toMatchObject([
    { name: "store.create", entityId: String(made.storeId), after: { name: "东门店" } },
  ]);
});

test.each(["supervisor", "auditor", "cashier"] as const)("a %s may not, and no row is left", async (role) => {
  const shop = await makeMerchant();
  const ctx = portalContextOf(shop, role);
  await expect(runOperation(createStore, ctx, { name: "东门店" })).rejects.toThrow(Forbidden);
  expect(await listStores(ctx.scope)).toHaveLength(1);
  expect(await auditRows(shop)).toEqual([]);
});

test("another merchant's store is neither listed nor found", async () => {
  const [shop, other] = [await makeMerchant(), await makeMerchant()];
  const { scope } = portalContextOf(shop);
  expect((await listStores(scope)).map((store) => store.id)).toEqual([shop.storeId]);
  expect(await getStore(scope, other.storeId)).toBeNull();
});

test("a name that hides or turns text is refused", async () => {
  const shop = await makeMerchant();
  for (const name of ["东\u202e门", "a\u0000b", "a\ud800"]) {
    await expect(runOperation(createStore, portalContextOf(shop), { name })).rejects.toEqual(
      new Invalid({ name: "UNSEEN_CHARACTERS" }),
    );
  }
});
