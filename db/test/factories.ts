import { randomBytes } from "node:crypto";
import { and, asc, eq, gte, lte } from "drizzle-orm";
import { db } from "@/db/client";
import { cards } from "@/db/schema/cards";
import { merchantSettings } from "@/db/schema/merchants";
import { terminalState, terminals } from "@/db/schema/terminals";
import { tx } from "@/db/tx";
import { generateStock } from "@/features/cards/operations/generate-stock";
import { createMerchant } from "@/features/merchants/operations/create-merchant";
import { insertOperator } from "@/features/operators/operations/add-operator";
import { insertStore } from "@/features/stores/operations/create-store";
import { registerTerminal } from "@/features/terminals/operations/register-terminal";
import { now } from "@/server/clock";
import { adminContext, platformContext } from "@/server/operation";
import { seal } from "@/server/seal";

// The operations' own deeds, so that rows look as the product makes them, but without the audit: what a test finds
// there is its own.

export type TestOperator = { id: bigint; no: string; name: string; role: string; password: string };
export type TestMerchant = {
  merchantId: bigint;
  slug: string;
  storeId: bigint;
  owner: { userId: bigint; login: string; password: string };
  supervisor: TestOperator;
  cashier: TestOperator;
  rechargePassword: string;
};
export type TestTerminal = { terminalId: bigint; key: Uint8Array; storeId: bigint; name: string };

/** A merchant with one store, an owner, supervisor 00 and cashier 01, known to no other test. */
export async function makeMerchant(
  overrides: Partial<typeof merchantSettings.$inferInsert> = {},
): Promise<TestMerchant> {
  const slug = `t-${randomBytes(5).toString("hex")}`;
  const owner = { login: "owner", name: "王老板", password: "correct horse battery" };
  const supervisor = { name: "主管", password: "123456" };
  const rechargePassword = "111111";
  const input = createMerchant.input.parse({
    name: `测试商户 ${slug}`,
    slug,
    store: { name: "总店" },
    owner,
    supervisor,
    rechargePassword,
  });
  const { value: made } = await tx((open) => createMerchant.run({ tx: open, ctx: platformContext(), input }));
  const { merchantId, storeId } = made;
  if (Object.keys(overrides).length > 0)
    await db().update(merchantSettings).set(overrides).where(eq(merchantSettings.merchantId, merchantId));
  return {
    merchantId,
    slug,
    storeId,
    owner: { userId: made.owner.userId, login: owner.login, password: owner.password },
    supervisor: { id: made.supervisor.operatorId, no: "00", role: "supervisor", ...supervisor },
    cashier: await makeOperator({ merchantId }, { no: "01", name: "小李", role: "cashier" }),
    rechargePassword,
  };
}

export async function makeStore(of: { merchantId: bigint }, name: string): Promise<{ storeId: bigint }> {
  const { merchantId } = of;
  return tx(async (open) => ({
    storeId: await insertStore(open, { merchantId, name, address: "", phone: "", now: now() }),
  }));
}

/** An operator who has already chosen their password. */
export async function makeOperator(
  of: { merchantId: bigint },
  operator: { no: string; name: string; role: "supervisor" | "cashier"; password?: string },
): Promise<TestOperator> {
  const made = { password: "123456", ...operator };
  const { merchantId } = of;
  const id = await tx((open) => insertOperator(open, { ...made, merchantId, mustChange: false, now: now() }));
  return { ...made, id };
}

/** A terminal in the merchant's store, activated, its first batch open, not signed on yet. */
export async function makeTerminal(of: TestMerchant, storeId = of.storeId): Promise<TestTerminal> {
  const { merchantId } = of;
  const name = `收银台 ${randomBytes(3).toString("hex")}`;
  const key = new Uint8Array(randomBytes(32));
  return tx(async (open) => {
    const ctx = adminContext(merchantId);
    const { value } = await registerTerminal.run({ tx: open, ctx, input: { storeId, name } });
    const { terminalId } = value;
    await open
      .update(terminals)
      .set({ keySealed: seal(key) })
      .where(and(eq(terminals.merchantId, merchantId), eq(terminals.id, terminalId)));
    await open
      .update(terminalState)
      .set({ status: "active" })
      .where(and(eq(terminalState.merchantId, merchantId), eq(terminalState.terminalId, terminalId)));
    return { terminalId, key, storeId, name };
  });
}

/** `count` numbers in stock at this merchant, ready to be opened. */
export async function makeStockCards(of: { merchantId: bigint }, count: number): Promise<string[]> {
  const ctx = adminContext(of.merchantId);
  const input = { count, virtual: false };
  const { first, last } = (await tx((open) => generateStock.run({ tx: open, ctx, input }))).value;
  const rows = await db()
    .select({ cardNo: cards.cardNo })
    .from(cards)
    .where(and(eq(cards.issuerId, of.merchantId), gte(cards.cardNo, first), lte(cards.cardNo, last)))
    .orderBy(asc(cards.cardNo));
  return rows.map((row) => row.cardNo);
}
