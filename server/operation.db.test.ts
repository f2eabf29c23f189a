import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import * as z from "zod";
import { db } from "@/db/client";
import { stores } from "@/db/schema/stores";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant } from "@/db/test/factories";
import { tx as inTransaction } from "@/db/tx";
import { Declined, Forbidden, Invalid } from "./errors";
import { adminContext, defineOperation, runOperation, runOperationIn } from "./operation";

testDatabase();

/** Writes a store, then does what the test asks. */
const writeThen = (then: () => unknown, audit: Record<string, unknown> = {}) =>
  defineOperation({
    name: "store.test",
    right: "store:manage",
    input: z.object({ name: z.string().min(1, "REQUIRED") }),
    async run({ tx, ctx, input }) {
      const { merchantId } = ctx.scope;
      await tx.insert(stores).values({ merchantId, name: input.name, createdAt: ctx.now });
      then();
      return { value: input.name, audit: { entity: "store", entityId: "1", after: audit } };
    },
  });
const nothing = () => undefined;
const storesOf = (of: { merchantId: bigint }) => db().$count(stores, eq(stores.merchantId, of.merchantId));

test("deed and audit are one transaction; the audit says who, where and when", async () => {
  const shop = await makeMerchant();
  expect(await runOperation(writeThen(nothing), portalContextOf(shop), { name: "东门" })).toBe("东门");
  expect(await storesOf(shop)).toBe(2);
  expect(await auditRows(shop)).toMatchObject([
    { name: "store.test", actorKind: "user", actorId: shop.owner.userId, door: "portal", entity: "store" },
  ]);
});

test("rights come before input, input before the deed", async () => {
  const shop = await makeMerchant();
  const reached: string[] = [];
  const deed = writeThen(() => reached.push("deed"));
  await expect(runOperation(deed, portalContextOf(shop, "auditor"), { name: "" })).rejects.toThrow(Forbidden);
  await expect(runOperation(deed, portalContextOf(shop), { name: "" })).rejects.toEqual(
    new Invalid({ name: "REQUIRED" }),
  );
  await expect(runOperation(deed, portalContextOf(shop), "no object")).rejects.toEqual(
    new Invalid({ form: "MALFORMED" }),
  );
  expect(reached).toEqual([]);
});

test("a refusal after a write leaves no row, and neither does an audit that would tell a secret", async () => {
  const shop = await makeMerchant();
  const refuse = () => {
    throw new Declined("TOO_LATE");
  };
  await expect(runOperation(writeThen(refuse), portalContextOf(shop), { name: "x" })).rejects.toThrow(
    "TOO_LATE",
  );
  const tells = writeThen(nothing, { newPassword: "123456" });
  await expect(runOperation(tells, portalContextOf(shop), { name: "x" })).rejects.toThrow(
    "looks like a secret",
  );
  expect(await storesOf(shop)).toBe(1);
  expect(await auditRows(shop)).toEqual([]);
});

test("a right that needs a second person is refused here", async () => {
  const shop = await makeMerchant();
  const deed = defineOperation({
    name: "spend.test",
    right: "spend:void",
    input: z.object({}),
    run: async () => ({ value: true, audit: null }),
  });
  await expect(runOperation(deed, portalContextOf(shop, "cashier"), {})).rejects.toThrow(Forbidden);
  expect(await runOperation(deed, portalContextOf(shop, "supervisor"), {})).toBe(true);
});

test("in a door's own transaction it stands or falls with the door", async () => {
  const shop = await makeMerchant();
  const door = inTransaction(async (tx) => {
    await runOperationIn(tx, writeThen(nothing), portalContextOf(shop), { name: "x" });
    throw new Error("the door's own trouble");
  });
  await expect(door).rejects.toThrow("the door's own trouble");
  expect(await storesOf(shop)).toBe(1);
  await inTransaction((tx) => runOperationIn(tx, writeThen(nothing), portalContextOf(shop), { name: "x" }));
  expect(await storesOf(shop)).toBe(2);
});

test("the command line acts for a merchant, and the audit says so", async () => {
  const shop = await makeMerchant();
  await runOperation(writeThen(nothing), adminContext(shop.merchantId), { name: "x" });
  expect(await auditRows(shop)).toMatchObject([{ actorKind: "platform", actorId: null, door: "admin" }]);
});
